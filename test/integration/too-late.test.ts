/** Two hours before a visit it can be changed and given up no more, and whoever brings the slip is told so. */
import { expect, it } from 'vitest';
import { clock } from '../kit/one-clock.ts';
import { booked, client, settled, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'], clock });

const HOUR_MS = 3_600_000;

it('says so from two hours before its time on, and of no time that was given up', async () => {
  const { code, receiptNo, appointment } = await booked({ slip: true });
  expect((await settled(receiptNo))?.state).toBe('delivered');
  const start = Date.parse(`${appointment?.date}T${appointment?.start}:00+08:00`);
  const found = async () => {
    await client.session.begin();
    // An answer that was on its way while the clock moved says an old time, which puts the clock in doubt: this one says the new.
    await client.slips.find({ code });
    const answer = await client.slips.find({ code });
    await client.session.end({ reason: 'finished' });
    return answer;
  };
  clock.advanceTo(start - 2 * HOUR_MS - 60_000);
  expect(await found()).toMatchObject({ isTooLate: false, followUps: { cancellation: 'offered' } });
  clock.advanceTo(start - 2 * HOUR_MS + 1_000);
  expect(await found()).toMatchObject({
    isTooLate: true,
    followUps: { cancellation: 'not-offered', rebooking: 'not-offered' },
  });
  clock.advanceTo(start + 24 * HOUR_MS);
  expect(await found()).toMatchObject({ isTooLate: true });
});
