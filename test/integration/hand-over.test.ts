/** A pre-review is left and taken up again, photographs with it: once, by whoever holds code and card, and by nobody else. */

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { REPEAT_MS } from '../../devices/scanner/protocol.ts';
import type { LeaveEvent, TakeEvent } from '../../main/core/hand-over/contract.ts';
import { NOTICE_VERSION } from '../../main/core/model/consent.ts';
import { fittingAnswer } from '../kit/answers.ts';
import { anotherKiosk } from '../kit/enrolled.ts';
import { identified, showCard } from '../kit/kiosk.ts';
import { client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';
import { sign } from '../kit/signing.ts';

/** Longer than a scanner takes one code for the same. */
const HELD_AGAIN_MS = 2 * REPEAT_MS;
const ITEM = 'GJ-0012';
const JPEG = createCanvas(640, 480).toBuffer('image/jpeg');
const PHOTO = new Blob([new Uint8Array(JPEG)], { type: 'image/jpeg' });

withOneKiosk({ ready: ['id-card-reader', 'scanner', 'receipt-printer'] });

/** Zhang answers the whole form and photographs two pages. Resolves to the code. */
async function leftOne() {
  const { submissionId } = await identified(kiosk, client, 'pre-review', ITEM);
  const item = await client.catalogue.item({ code: ITEM });
  const answers = Object.fromEntries((item?.fields ?? []).map((field) => [field.key, fittingAnswer(field)]));
  await client.preReview.answer({ answers });
  for (const _ of [1, 2]) await client.preReview.addPage({ archiveKey: 'id-card', jpeg: PHOTO });
  const events: LeaveEvent[] = [];
  for await (const event of await client.handOver.leave({ at: 'materials' })) events.push(event);
  const last = events.at(-1);
  if (last?.state !== 'left') throw new Error(JSON.stringify(last));
  return { submissionId, answers, events, code: last.code, until: last.until };
}

const leave = () => client.session.end({ reason: 'left' });

/** Holds the code to the scanner as a screen listens, and again until it is there: an engine that repeats itself within a moment is heard once. */
async function scan(code: string): Promise<void> {
  const abort = new AbortController();
  let again: NodeJS.Timeout | undefined;
  const hold = () => void kiosk.bench({ do: 'scan', text: code });
  try {
    for await (const event of await client.kiosk.events(undefined, { signal: abort.signal })) {
      if (event.event === 'listening') {
        hold();
        again = setInterval(hold, HELD_AGAIN_MS);
      } else if (event.event === 'scan') {
        expect(event.code).toEqual({ kind: 'hand-over' });
        return;
      }
    }
  } finally {
    clearInterval(again);
    abort.abort();
  }
}

/** A new session holds the code to the scanner, and this person's card is read. */
async function asks(code: string, person: string): Promise<TakeEvent[]> {
  await client.session.begin();
  await scan(code);
  expect(await client.handOver.begin()).toEqual({ isThere: true });
  await client.ownBookings.begin();
  await client.ownBookings.agree({ notice: NOTICE_VERSION });
  await showCard(kiosk, client, client.ownBookings, person);
  await kiosk.bench({ do: 'remove' });
  const events: TakeEvent[] = [];
  for await (const event of await client.handOver.take()) events.push(event);
  return events;
}

const blobsAtPlatform = () =>
  readdirSync(path.join(path.dirname(kiosk.world.configFile), 'platform', 'blobs')).length;

it('goes on where it was left, files included, and is filed once', async () => {
  const before = blobsAtPlatform();
  const { submissionId, answers, events, code, until } = await leftOne();
  expect(events.map(({ state }) => state)).toEqual(['sending', 'sending', 'left']);
  expect(Date.parse(until) - Date.now()).toBeGreaterThan(2.9 * 24 * 3600_000);
  expect(await client.handOver.print()).toEqual({ outcome: 'printed' });
  expect((await kiosk.slips()).at(-1)?.text).toContain('续办单');
  await leave();

  // Another's card shows nothing, and takes nothing away.
  expect(await asks(code, 'uyghur')).toEqual([{ state: 'another-person' }]);
  await leave();
  const [first, second, last] = await asks(code, 'zhang');
  expect([first?.state, second?.state]).toEqual(['fetching', 'fetching']);
  if (last?.state !== 'taken') throw new Error(JSON.stringify(last));
  const { draft } = last;
  expect(last).toMatchObject({ at: 'materials', isChanged: false });
  expect(draft).toMatchObject({ submissionId, answers, phone: '13900001111', signature: null });
  const pages = draft.materials.find(({ archiveKey }) => archiveKey === 'id-card')?.pages ?? [];
  expect(pages).toHaveLength(2);
  const page = await client.preReview.page({ archiveKey: 'id-card', pageId: pages[0] ?? '' });
  expect(page?.size ?? 0).toBeGreaterThan(500);
  await expect.poll(blobsAtPlatform).toBe(before);

  for (const { archiveKey, pages: own } of draft.materials)
    if (own.length === 0) await client.preReview.setOriginal({ archiveKey, original: true });
  await sign(client, ITEM);
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  await settled(answer.receipt.receiptNo);
  await leave();
  expect((await kiosk.cases()).filter(({ key }) => key === submissionId)).toHaveLength(1);
  // Its code is good for nothing any more.
  expect(await asks(code, 'zhang')).toEqual([{ state: 'over' }]);
  await leave();
});

it('leaves behind what its own answers hide: it was kept for the session alone', async () => {
  await identified(kiosk, client, 'pre-review', 'BD-0005');
  const among = { how: '有遗嘱', others: '还有其他继承人' };
  await client.preReview.answer({ answers: among });
  await client.preReview.addRecord({ repeat: 'heirs' });
  await client.preReview.answer({ answers: { 'heirs.1.heirName': '李样例' } });
  for (const archiveKey of ['property-agree', 'id-card'])
    await client.preReview.addPage({ archiveKey, jpeg: PHOTO });
  const alone = { ...among, others: '只有我一人' };
  const { draft: before } = await client.preReview.answer({ answers: alone });
  expect(before.answers).toMatchObject({ heirs: 1, 'heirs.1.heirName': '李样例' });
  const events: LeaveEvent[] = [];
  for await (const event of await client.handOver.leave({ at: 'materials' })) events.push(event);
  expect(events.map(({ state }) => state)).toEqual(['sending', 'left']);
  const left = events.at(-1);
  await leave();
  const last = (await asks(left?.state === 'left' ? left.code : '', 'zhang')).at(-1);
  if (last?.state !== 'taken') throw new Error(JSON.stringify(last));
  expect(last.draft.answers).toMatchObject(alone);
  expect(Object.keys(last.draft.answers).filter((key) => key.startsWith('heirs'))).toEqual([]);
  const pages = (key: string) => last.draft.materials.find(({ archiveKey }) => archiveKey === key)?.pages;
  expect(pages('property-agree')).toEqual([]);
  expect(pages('id-card')).toHaveLength(1);
  await leave();
});

it('is taken up by one kiosk at a time, opened by no other secret, and withdrawn by who goes on', async () => {
  const { code } = await leftOne();
  await leave();
  const [, id = '', secret = ''] = /hand-over\/([\w-]{22})#([\w-]{43})$/.exec(code) ?? [];
  // With the code alone nobody is the one who left it.
  const other = await anotherKiosk(kiosk.world.sandboxUrl);
  expect(await other.takeDraft(id, Buffer.alloc(32).toString('base64'))).toMatchObject({
    code: 'another-person',
  });
  const { handOverKeys } = await import('../../main/core/sealing/hand-over-seal.ts');
  const { holder } = handOverKeys(Buffer.from(secret, 'base64url'), '990000199003071235');
  expect(await other.takeDraft(id, holder)).toMatchObject({ kind: 'ok' });
  expect(await asks(code, 'zhang')).toEqual([{ state: 'being-taken' }]);
  await leave();
  await other.dropDraft(id);

  const again = await leftOne();
  await client.handOver.stay();
  await expect.poll(async () => (await fetch(`${again.code.split('#')[0]}/until`)).status).toBe(410);
  await leave();
});

it('says that it needs the network, and leaves the draft as it is', async () => {
  await identified(kiosk, client, 'pre-review', ITEM);
  await client.preReview.addPage({ archiveKey: 'id-card', jpeg: PHOTO });
  await kiosk.bench({ do: 'network', up: false });
  const events: LeaveEvent[] = [];
  for await (const event of await client.handOver.leave({ at: 'form' })) events.push(event);
  expect(events.at(-1)).toEqual({ state: 'unreachable' });
  await kiosk.bench({ do: 'network', up: true });
  const { draft } = await client.preReview.answer({ answers: {} });
  expect(draft.materials.find(({ archiveKey }) => archiveKey === 'id-card')?.pages).toHaveLength(1);
  await leave();
});

it('asks for code and card again after a core that forgot them', async () => {
  await client.session.begin();
  expect(await client.handOver.begin()).toEqual({ isThere: false });
  const events: TakeEvent[] = [];
  for await (const event of await client.handOver.take()) events.push(event);
  expect(events).toEqual([{ state: 'nobody' }]);
  await leave();
});

it('whose citizen was gone before the platform had it: no code is kept for the next one, and nothing stays there', async () => {
  await identified(kiosk, client, 'pre-review', ITEM);
  await kiosk.faults({ latencyMs: 800 });
  const leaving = client.handOver.leave({ at: 'form' }).then(async (events) => {
    const states: string[] = [];
    for await (const { state } of events) states.push(state);
    return states;
  });
  await leave();
  expect(await leaving.catch(() => [])).not.toContain('left');
  await kiosk.faults({});
  await client.session.begin();
  expect(await client.handOver.print()).toEqual({ outcome: 'not-printed', fault: 'unknown' });
  await leave();
});
