/** The note of a dead end, printed by the real core: what happened, where to go, nothing to tell again, and no person on it. */
import { expect, it } from 'vitest';
import { bookFirstSlot, identified } from '../kit/kiosk.ts';
import { client, kiosk, withOneKiosk } from '../kit/one-kiosk.ts';

const PRINTED = { outcome: 'printed' };

withOneKiosk({
  ready: ['id-card-reader', 'receipt-printer'],
  limits: {
    session: { holds: 5, submissions: 5, prints: 2 },
    number: { holds: 5, submissions: 5 },
    hour: { holds: 100, submissions: 100, prints: 100 },
  },
});

/** Its lines joined, wherever the paper broke them. */
const lastSlip = async () => ((await kiosk.slips()).at(-1)?.text ?? '').replaceAll('\n', '');

it('says before any matter was begun what happened to which item, and where it is done', async () => {
  await client.session.begin();
  expect(await client.slips.printNote({ deadEnd: 'item-unavailable', itemCode: 'RS-0001' })).toEqual(PRINTED);
  const note = await lastSlip();
  for (const said of [
    '办不成事反映单',
    '失业登记',
    '这个事项暂时不能在本机办理。',
    'RS-0001',
    '12345',
    '浏阳市民之家',
    '“办不成事”反映窗口',
    '9:00-12:00',
  ]) {
    expect(note).toContain(said);
  }
});

it('takes item and receipt from the matter in hand, and neither name, number nor phone', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const draft = await client.session.setPhone({ phone: '13900001111' });
  if (draft.outcome !== 'set' || !draft.draft.applicant) throw new Error(draft.outcome);
  const { receiptNo } = await bookFirstSlot(client);
  expect(await client.slips.printNote({ deadEnd: 'application-not-printed' })).toEqual(PRINTED);
  const note = await lastSlip();
  expect(note).toContain(receiptNo);
  expect(note).toContain('RS-0001');
  const { name, idNumber } = draft.draft.applicant;
  for (const personal of [name, idNumber, '13900001111']) expect(note).not.toContain(personal);
});

it('is printed a few times a session and no more', async () => {
  await client.session.begin();
  const answers = [];
  for (let n = 0; n < 3; n++) answers.push(await client.slips.printNote({ deadEnd: 'limited' }));
  expect(answers).toEqual([PRINTED, PRINTED, { outcome: 'not-printed', fault: 'limit' }]);
});
