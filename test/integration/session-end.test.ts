/** A session's end is an end: what waited for the platform meanwhile changes nothing, keeps nothing and holds nothing. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { jpegOf } from '../kit/jpeg.ts';
import { bookFirstSlot, firstFreeSlot, identified } from '../kit/kiosk.ts';
import { client, kiosk, withOneKiosk } from '../kit/one-kiosk.ts';

const ITEM = 'RS-0001';

withOneKiosk({ ready: ['id-card-reader'] });
afterEach(() => kiosk.faults({}));

function draftsOnDisk(): number {
  const db = new Database(path.join(kiosk.data, 'kiosk.db'), { readonly: true });
  const rows = db
    .prepare<[], number>('SELECT (SELECT count(*) FROM draft) + (SELECT count(*) FROM draft_page)')
    .pluck()
    .get();
  db.close();
  return rows ?? -1;
}

async function remainingOf({ date, start }: { date: string; start: string }) {
  const { days } = await client.booking.days();
  return days.find((day) => day.date === date)?.slots.find((slot) => slot.start === start)?.remaining;
}

it('one who leaves while a time is asked for leaves no draft and holds no place', async () => {
  await identified(kiosk, client, 'booking', ITEM);
  const slot = await firstFreeSlot(client);
  await kiosk.faults({ latencyMs: 800 });
  const choosing = client.booking.choose({ date: slot.date, start: slot.start });
  const ended = choosing.catch((error: { code?: string }) => error.code);
  await client.session.end({ reason: 'left' });
  expect(await ended).toBe('SESSION_ENDED');
  expect(draftsOnDisk()).toBe(0);
  await kiosk.faults({});
  await identified(kiosk, client, 'booking', ITEM);
  await expect.poll(() => remainingOf(slot)).toBe(slot.remaining);
  await client.session.end({ reason: 'left' });
});

it('one who goes on to another matter while a licence is asked for changes nothing of it', async () => {
  await identified(kiosk, client, 'pre-review', 'RS-0034');
  for await (const event of await client.kiosk.events()) {
    if (event.event === 'listening') await kiosk.bench({ do: 'scan', text: 'DZYYZZ:huapao:0001' });
    else if (event.event === 'scan') break;
  }
  await kiosk.faults({ latencyMs: 800 });
  const filling = client.preReview.fillFromLicence().catch((error: { code?: string }) => error.code);
  const begun = await client.filing.begin({ kind: 'booking', itemCode: ITEM });
  if (begun.outcome !== 'begun') throw new Error(begun.outcome);
  expect(await filling).toBe('SESSION_ENDED');
  expect(begun.draft).toMatchObject({ kind: 'booking', applicant: null, appointment: null });
  await client.session.end({ reason: 'left' });
  expect(draftsOnDisk()).toBe(0);
});

it('a place that was chosen and left is given back; one that was booked stays', async () => {
  await identified(kiosk, client, 'booking', ITEM);
  const slot = await firstFreeSlot(client);
  expect((await client.booking.choose(slot)).outcome).toBe('chosen');
  expect(await remainingOf(slot)).toBe((slot.remaining ?? 0) - 1);
  await client.session.end({ reason: 'idle' });
  await identified(kiosk, client, 'booking', ITEM);
  await expect.poll(() => remainingOf(slot)).toBe(slot.remaining);
  await bookFirstSlot(client);
  await client.session.end({ reason: 'finished' });
  await identified(kiosk, client, 'booking', ITEM);
  expect(await remainingOf(slot)).toBe((slot.remaining ?? 0) - 1);
  await client.session.end({ reason: 'left' });
});

it('nobody takes a place without saying who comes', async () => {
  await client.session.begin();
  await client.filing.begin({ kind: 'booking', itemCode: ITEM });
  const slot = await firstFreeSlot(client);
  expect(await client.booking.choose(slot)).toEqual({ outcome: 'not-identified' });
  expect(await remainingOf(slot)).toBe(slot.remaining);
  await client.session.end({ reason: 'left' });
});

it('another person’s card in the same matter wipes answers, photographs and phone, on the disk too', async () => {
  await identified(kiosk, client, 'pre-review', 'RS-0034');
  const item = await client.catalogue.item({ code: 'RS-0034' });
  const archiveKey = item?.materials[0]?.archiveKey ?? '';
  const jpeg = new Blob([jpegOf(Uint8Array.of(0))], { type: 'image/jpeg' });
  const saved = await client.preReview.addPage({ archiveKey, jpeg });
  const pageId =
    saved.outcome === 'saved'
      ? saved.draft.materials.find((each) => each.archiveKey === archiveKey)?.pages[0]
      : undefined;
  if (!pageId) throw new Error('no page');
  await client.preReview.setOriginal({ archiveKey: item?.materials[1]?.archiveKey ?? '', original: true });
  // The same card again wipes nothing.
  await kiosk.bench({ do: 'place', person: 'zhang' });
  const again: string[] = [];
  for await (const { state } of await client.identity.readCard()) again.push(state);
  expect(again.at(-1)).toBe('identified');
  await kiosk.bench({ do: 'remove' });
  expect(await client.preReview.page({ archiveKey, pageId })).not.toBeNull();

  await kiosk.bench({ do: 'place', person: 'uyghur' });
  for await (const event of await client.identity.readCard()) {
    expect(event.state).not.toBe('identified');
    if (event.state !== 'another-person') continue;
    const { draft } = event;
    // The notice is asked first; nothing is taken of this person before.
    expect(draft).toMatchObject({ applicant: null, consent: null, phone: null });
    if (!('materials' in draft)) throw new Error('no pre-review');
    expect(draft.materials.every(({ pages, original }) => pages.length === 0 && !original)).toBe(true);
    expect(Object.values(draft.answers)).not.toContain('张样例');
  }
  await kiosk.bench({ do: 'remove' });
  expect(await client.preReview.page({ archiveKey, pageId })).toBeNull();
  const db = new Database(path.join(kiosk.data, 'kiosk.db'), { readonly: true });
  expect(db.prepare('SELECT count(*) FROM draft_page').pluck().get()).toBe(0);
  db.close();
});
