/** Somebody stands at the summary until the platform holds their time no longer: the next best is offered, and nothing typed again. */
import { expect, it } from 'vitest';
import { firstFreeSlot, identified } from '../kit/kiosk.ts';
import { clock } from '../kit/one-clock.ts';
import { client, kiosk, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader'], clock });

const HOLD_MS = 30 * 60_000;

it('a time whose hold is over is gone at the confirm, is chosen again, and then held anew', async () => {
  const draft = await identified(kiosk, client, 'booking', 'RS-0001');
  const { date, start } = await firstFreeSlot(client);
  expect(await client.booking.choose({ date, start })).toMatchObject({ outcome: 'chosen' });
  clock.advance(HOLD_MS + 1_000);
  // An answer that was on its way while the clock moved says an old time, which puts the clock in doubt: this one says the new.
  await expect.poll(async () => (await client.booking.days()).days.length).toBeGreaterThan(0);
  const gone = { outcome: 'incomplete', problems: [{ field: 'appointment', code: 'time-gone' }] };
  expect(await client.filing.confirm()).toEqual(gone);
  const again = await client.booking.choose({ date, start });
  expect(again).toMatchObject({
    outcome: 'chosen',
    draft: { applicant: draft.applicant, phone: draft.phone, appointment: { firm: true, date, start } },
  });
  expect(await client.filing.confirm()).toMatchObject({
    outcome: 'committed',
    receipt: { appointment: { firm: true, date, start } },
  });
});
