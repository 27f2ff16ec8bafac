/** One bored evening at the real core: holds, matters and paper have an end, and whoever reaches it is told. */

import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { anotherKiosk } from '../kit/enrolled.ts';
import { agree, bookFirstSlot, firstFreeSlot, identified } from '../kit/kiosk.ts';
import { client, kiosk, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({
  ready: ['id-card-reader', 'receipt-printer'],
  limits: {
    session: { holds: 5, submissions: 2, prints: 1 },
    number: { holds: 9, submissions: 3 },
    hour: { holds: 100, submissions: 100, prints: 100 },
  },
});

async function firstSlot() {
  const { date, start } = await firstFreeSlot(client);
  return { date, start };
}

it('a session holds a few times and no more, and keeps the one it has', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const slot = await firstSlot();
  for (let n = 0; n < 5; n++) expect((await client.booking.choose(slot)).outcome).toBe('chosen');
  expect(await client.booking.choose(slot)).toEqual({
    outcome: 'limited',
    limit: { by: 'session', until: null },
  });
  expect((await client.filing.confirm()).outcome).toBe('committed');
});

it('a slip has its first paper always, further ones a few times', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const { receiptNo, code } = await bookFirstSlot(client);
  expect(await client.slips.print({ receiptNo })).toEqual({ outcome: 'printed' });
  expect(await client.slips.print({ receiptNo })).toEqual({ outcome: 'printed' });
  const before = (await kiosk.slips()).length;
  expect(await client.slips.print({ receiptNo })).toEqual({ outcome: 'not-printed', fault: 'limit' });
  expect(await client.slips.printFound({ code })).toEqual({ outcome: 'not-printed', fault: 'limit' });
  expect(await kiosk.slips()).toHaveLength(before);
});

it('a number files so many a day, in however many sessions; another person files on', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  await bookFirstSlot(client);
  await identified(kiosk, client, 'booking', 'RS-0001');
  await client.booking.choose(await firstSlot());
  expect(await client.filing.confirm()).toMatchObject({ outcome: 'limited', limit: { by: 'number' } });
  await agree(client);
  await client.identity.enter({ name: '李样例', idNumber: '990000199001010017' });
  await client.session.setPhone({ phone: '13900001112' });
  await client.booking.choose(await firstSlot());
  expect((await client.filing.confirm()).outcome).toBe('committed');
});

it('the next matter of a session at its limit is refused before anything is typed', async () => {
  await client.session.begin();
  for (let n = 0; n < 2; n++) {
    await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
    await agree(client);
    await client.identity.enter({
      name: '王样例',
      idNumber: n === 0 ? '990000198501010019' : '990000199001010017',
    });
    await client.session.setPhone({ phone: '13900001111' });
    await client.booking.choose(await firstSlot());
    expect(await client.filing.confirm()).toMatchObject({ outcome: 'committed' });
  }
  expect(await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' })).toEqual({
    outcome: 'limited',
    limit: { by: 'session', until: null },
  });
  await client.session.end({ reason: 'left' });
});

it('the platform gives one kiosk only so many places at a time', async () => {
  const platform = await anotherKiosk(kiosk.world.sandboxUrl);
  const slots = await platform.slots('RS-0001');
  if (slots.kind !== 'ok') throw new Error(slots.kind);
  const all = slots.value.days.flatMap(({ date, slots: halfHours }) =>
    halfHours.flatMap(({ start, remaining }) => Array.from({ length: remaining }, () => ({ date, start }))),
  );
  const answers = [];
  for (const slot of all.slice(0, 60)) {
    answers.push(await platform.hold({ submissionId: uuidv7(), itemCode: 'RS-0001', ...slot }));
  }
  expect(answers.filter(({ kind }) => kind === 'ok')).toHaveLength(40);
  expect(answers.at(-1)).toMatchObject({ kind: 'busy', status: 429 });
});
