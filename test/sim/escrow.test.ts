import { expect, it } from 'vitest';
import { simulateEscrow } from './escrow/escrow.ts';

it('30 kiosks for three days (npm run sim -- escrow has a thousand for ten): no place twice, no promise broken, no lease lost', async () => {
  const figures = await simulateEscrow({ kiosks: 30, days: 3, seed: 7 });
  expect(figures).toMatchObject({ doubles: 0, broken: 0, lost: 0 });
  expect(figures.fromLease).toBeGreaterThan(0);
  expect(figures.online).toBeGreaterThan(100);
});
