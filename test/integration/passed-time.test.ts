/** Somebody stands at the summary, the platform being away, until the time that they chose has passed: nobody is sent home with it. */
import { expect, it } from 'vitest';
import { firstFreeSlot, identified, untilStatus } from '../kit/kiosk.ts';
import { clock } from '../kit/one-clock.ts';
import { client, kiosk, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader'], clock });

it('a time that has passed is gone at the confirm; what was given stays, and another time is taken', async () => {
  const draft = await identified(kiosk, client, 'booking', 'RS-0001');
  await kiosk.bench({ do: 'network', up: false });
  await untilStatus(client, ({ network }) => network === 'offline');
  const time = await firstFreeSlot(client);
  expect(await client.booking.choose(time)).toMatchObject({ outcome: 'chosen' });
  clock.advanceTo(Date.parse(`${time.date}T${time.start}:01+08:00`));
  const gone = { outcome: 'incomplete', problems: [{ field: 'appointment', code: 'time-gone' }] };
  expect(await client.filing.confirm()).toEqual(gone);
  const next = await firstFreeSlot(client);
  expect(await client.booking.choose(next)).toMatchObject({
    ...{ outcome: 'chosen', draft: { applicant: draft.applicant, phone: draft.phone } },
  });
  expect(await client.filing.confirm()).toMatchObject({ outcome: 'committed' });
});
