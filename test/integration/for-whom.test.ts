/** For whom (代办): both persons are on the case, sealed; the agent and the principal find it, nobody else; what is entered goes with the session. */
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NOTICE_VERSION } from '../../main/core/model/consent.ts';
import type { Relation } from '../../main/core/model/principal.ts';
import { fittingAnswers } from '../kit/fitting.ts';
import { itemDetail } from '../kit/items.ts';
import { bookFirstSlot, identified, showCard, untilStatus } from '../kit/kiosk.ts';
import { client, kiosk, reconnect, settled, withOneKiosk } from '../kit/one-kiosk.ts';
import { sign } from '../kit/signing.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer', 'scanner'] });

const ZHANG = '990000199003071235';
const OTHER = { name: '阿卜杜拉·样例', idNumber: '990000199003071243' };
const MOTHER = { name: '测试母', idNumber: '990000196203070022' };
const FIRM = { name: '样例市示范花炮有限公司', uscc: '91990181MA0EXAMP1N' };
const PHOTO = new Blob([new Uint8Array(createCanvas(64, 48).toBuffer('image/jpeg'))], { type: 'image/jpeg' });

const free = () => untilStatus(client, ({ devices }) => devices.every(({ holds }) => holds !== 'card'));
beforeEach(free);
afterEach(async () => {
  await kiosk.bench({ do: 'remove' });
  await client.session.end({ reason: 'finished' });
});

/** The principal's card is laid down; the last that the screen is told. */
async function readPrincipal(person: string, relation: Relation = 'friend') {
  await free();
  await kiosk.bench({ do: 'place', person });
  let last: Awaited<ReturnType<typeof client.principal.enter>> | { state: string } | undefined;
  for await (const event of await client.principal.readCard({ relation })) last = event;
  await kiosk.bench({ do: 'remove' });
  return last;
}

const keyOf = async (receiptNo: string) =>
  (await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.key ?? '';

/** Whose card is laid down, and what they are told of a receipt. */
async function finds(card: object, receiptNo: string): Promise<boolean> {
  await client.session.begin();
  await client.ownBookings.begin();
  await client.ownBookings.agree({ notice: NOTICE_VERSION });
  await free();
  await kiosk.bench(card);
  for await (const _ of await client.ownBookings.readCard());
  await kiosk.bench({ do: 'remove' });
  const answer = await client.ownBookings.list();
  return answer.outcome === 'bookings' && answer.bookings.some((one) => one.receiptNo === receiptNo);
}

it('a booking for another, by their card: both on the case, papers on the slip, found by both and no third', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  expect(await readPrincipal('uyghur')).toMatchObject({
    state: 'identified',
    draft: { principal: { kind: 'person', relation: 'friend', authority: 'entrusted', person: OTHER } },
  });
  const receipt = await bookFirstSlot(client);
  expect(await client.slips.print({ receiptNo: receipt.receiptNo })).toEqual({ outcome: 'printed' });
  expect((await settled(receipt.receiptNo))?.state).toBe('delivered');
  const filed = await kiosk.opened(await keyOf(receipt.receiptNo));
  expect(filed).toMatchObject({
    applicant: { idNumber: ZHANG, source: 'card' },
    principal: { kind: 'person', person: { ...OTHER, source: 'card' }, relation: 'friend' },
  });
  const paper = (await kiosk.slips()).at(-1)?.text ?? '';
  for (const name of ['授权委托书', '委托代理人身份证']) expect(paper).toContain(name);
  for (const secret of [ZHANG, OTHER.idNumber, OTHER.name, '张样例', '亲属关系'])
    expect(paper).not.toContain(secret);
  expect(await finds({ do: 'place', person: 'zhang' }, receipt.receiptNo)).toBe(true);
  expect(await finds({ do: 'place', person: 'uyghur' }, receipt.receiptNo)).toBe(true);
  const third = { name: '测试三', idNumber: '990000199002020022', address: '测试路' };
  expect(await finds({ do: 'place-card', ...third }, receipt.receiptNo)).toBe(false);
});

it('a pre-review for an organisation, by its licence: its data in the form, its letter among the papers', async () => {
  const item = itemDetail('QX-0001');
  await identified(kiosk, client, 'pre-review', item.code);
  const events = await client.kiosk.events();
  for await (const { event } of events) {
    if (event === 'listening')
      await kiosk.bench({ do: 'scan', text: `DZYYZZ:huapao:for-whom-${Date.now()}` });
    else if (event === 'scan') break;
  }
  expect(await client.principal.licence()).toEqual({ outcome: 'read', ...FIRM });
  const taken = await client.principal.organisation({ ...FIRM, role: 'handler', isSure: true });
  expect(taken).toMatchObject({
    outcome: 'taken',
    draft: {
      principal: { kind: 'organisation', ...FIRM, role: 'handler', source: 'licence' },
      answers: { orgName: FIRM.name, uscc: FIRM.uscc, contactName: '张样例' },
      prefilled: { orgName: 'licence', contactName: 'card' },
    },
  });
  const draft = taken.outcome === 'taken' && 'answers' in taken.draft ? taken.draft : null;
  await client.preReview.answer({ answers: { ...fittingAnswers(item), ...draft?.answers } });
  for (const { archiveKey, required } of item.materials) {
    if (required) await client.preReview.addPage({ archiveKey, jpeg: PHOTO });
  }
  expect(await client.filing.confirm()).toEqual({
    outcome: 'incomplete',
    problems: [
      { field: 'poa', code: 'photo-missing' },
      { field: 'signature', code: 'required' },
    ],
  });
  await client.preReview.addPage({ archiveKey: 'poa', jpeg: PHOTO });
  await sign(client, item.code);
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  const { receiptNo } = answer.receipt;
  expect((await settled(receiptNo))?.state).toBe('delivered');
  const filed = await kiosk.opened(await keyOf(receiptNo));
  expect(filed).toMatchObject({
    applicant: { idNumber: ZHANG },
    principal: { kind: 'organisation', ...FIRM },
    answers: { orgName: FIRM.name },
  });
  expect(filed.materials.map(({ archiveKey }) => archiveKey)).toContain('poa');
});

it('the agent’s own card, an expired one, a typed own number, and what is done in person', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  expect(await readPrincipal('zhang')).toEqual({ state: 'same-person' });
  expect(await readPrincipal('expired')).toEqual({ state: 'refused', reason: 'expired' });
  expect(await client.principal.enter({ name: '张样例', idNumber: ZHANG, relation: 'parent' })).toEqual({
    outcome: 'same-person',
  });
  expect(
    await client.principal.enter({ name: '测试母', idNumber: '990000196203070020', relation: 'parent' }),
  ).toEqual({ outcome: 'refused', problems: [{ field: 'idNumber', code: 'id-check' }] });
  const organisation = { ...FIRM, role: 'handler', isSure: true } as const;
  expect(await client.principal.organisation(organisation)).toEqual({ outcome: 'in-person' });
  await client.filing.begin({ kind: 'booking', itemCode: 'GA-0001' });
  await readAgent();
  expect(await client.principal.enter({ ...MOTHER, relation: 'parent' })).toEqual({ outcome: 'in-person' });
});

async function readAgent() {
  await free();
  await showCard(kiosk, client, client.identity, 'zhang');
  await kiosk.bench({ do: 'remove' });
}

it('nobody is asked for before the agent is known', async () => {
  await client.session.begin();
  await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
  const enter = client.principal.enter({ ...MOTHER, relation: 'parent' });
  await expect(enter).rejects.toMatchObject({ code: 'AGENT_MISSING' });
});

it('another agent, and oneself after all, wipe the principal and what was chosen for them', async () => {
  await identified(kiosk, client, 'booking', 'RS-0003');
  await client.principal.enter({ ...MOTHER, relation: 'parent' });
  const { days } = await client.booking.days();
  const day = days.find(({ slots }) => slots.some(({ remaining }) => remaining !== 0));
  const start = day?.slots.find(({ remaining }) => remaining !== 0)?.start ?? '';
  expect(await client.booking.choose({ date: day?.date ?? '', start })).toMatchObject({ outcome: 'chosen' });
  const own = await client.principal.forOneself();
  expect(own).not.toHaveProperty('principal');
  expect(own).toMatchObject({ appointment: null, applicant: { idNumber: ZHANG } });
  await client.principal.enter({ ...MOTHER, relation: 'parent' });
  const another = await client.identity.enter(OTHER);
  expect(another).toMatchObject({ outcome: 'another-person', draft: { applicant: null, phone: null } });
  expect(JSON.stringify(another)).not.toContain(MOTHER.idNumber);
});

it('a core that was killed still knows for whom it is; a session that ended does not', async () => {
  await client.session.begin();
  const ticket = await client.session.begin();
  await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
  await client.identity.agree({ notice: NOTICE_VERSION });
  await client.identity.enter({ name: '张样例', idNumber: ZHANG });
  await client.principal.enter({ ...MOTHER, relation: 'parent' });
  kiosk.hangUp();
  reconnect();
  expect(await client.session.resume(ticket)).toMatchObject({
    outcome: 'resumed',
    draft: { principal: { person: MOTHER } },
  });
  await client.session.end({ reason: 'left' });
  expect(await client.session.resume(ticket)).toEqual({ outcome: 'gone' });
});
