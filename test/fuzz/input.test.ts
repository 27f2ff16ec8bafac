/** The short form of `npm run fuzz -- input`: some hundred keys, clicks, drags, touches and codes by lot at the real kiosk under a window manager. */
import { expect, it } from 'vitest';
import { fuzzInput } from './input/campaign.ts';

/** One look at windows, processes and logs lies in between, one after them, and a citizen begins before and after. */
const EVENTS = 900;
/** What a kiosk on a busy machine may take to be one window with its own page that answers, in milliseconds; only ends what hangs. */
const PATIENCE_MS = 90_000;

it('hundreds of inputs by lot leave the kiosk alone and in front, with nothing crashed, free for the next citizen', async () => {
  const report = await fuzzInput({ shell: 'electron', events: EVENTS, seed: 1, healedMs: PATIENCE_MS });
  expect([...report.escapes, ...report.crashes], report.log.join('\n')).toEqual([]);
  expect(report.sent).toBeGreaterThanOrEqual(EVENTS);
});
