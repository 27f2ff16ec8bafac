/** A picture from a citizen's phone: there within two seconds, once, from one phone, for one session; whatever else is sent is refused. */
import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { withoutMetadata } from '../../main/core/model/jpeg.ts';
import type { PhoneEvent } from '../../main/core/phone-upload/contract.ts';
import { identified } from '../kit/kiosk.ts';
import { client, kiosk, withOneKiosk } from '../kit/one-kiosk.ts';
import { Phone } from '../kit/phone.ts';

const ITEM = 'GJ-0012';
const PHOTO = new Uint8Array(createCanvas(64, 48).toBuffer('image/jpeg'));
/** As Exif says where it was taken: a segment that must not stay. */
const WITH_PLACE = Buffer.concat([
  PHOTO.subarray(0, 2),
  Buffer.from('ffe1000c', 'hex'),
  Buffer.from('Exif-HERE.'),
  PHOTO.subarray(2),
]);

withOneKiosk({ ready: ['id-card-reader'] });

/** What a screen hears that waits for a picture; `stop`: it looks at something else. */
async function waiting() {
  const abort = new AbortController();
  const events = await client.phoneUpload.receive({ archiveKey: 'id-card' }, { signal: abort.signal });
  const told = events[Symbol.asyncIterator]();
  const next = async (): Promise<PhoneEvent | null> => {
    const { done, value } = await told.next();
    return done ? null : value;
  };
  const ready = await next();
  if (ready?.state !== 'ready') throw new Error(JSON.stringify(ready));
  return { url: ready.url, next, stop: () => abort.abort() };
}

const begin = () => identified(kiosk, client, 'pre-review', ITEM);
const end = () => client.session.end({ reason: 'left' });
const isOver = async (phone: Phone) => (await phone.open()).code === 'over';

it('shows it within two seconds, without what stood beside it; one phone, one picture', async () => {
  await begin();
  const { url, next } = await waiting();
  const phone = new Phone(url);
  expect(await phone.open()).toEqual({ status: 200, paper: '居民身份证' });
  expect(await next()).toEqual({ state: 'opened' });
  // Opened again it is the same phone; another one is not let in, nor may it send.
  expect(await phone.open()).toMatchObject({ status: 200 });
  const another = new Phone(url);
  expect(await another.open()).toEqual({ status: 409, code: 'another-phone' });
  expect(await another.send(PHOTO)).toBe(409);
  expect(await phone.put(new Uint8Array())).toBe(422);
  expect(await phone.put(new Uint8Array(3 * 1024 * 1024))).toBe(413);
  const sentAt = performance.now();
  const [sent, doubled] = await Promise.all([phone.send(WITH_PLACE), phone.send(WITH_PLACE)]);
  expect([sent, doubled].sort()).toEqual([204, 409]);
  const arrived = await next();
  expect(arrived).toEqual({ state: 'arrived' });
  const jpeg = await client.phoneUpload.picture();
  expect(performance.now() - sentAt).toBeLessThan(2_000);
  if (!jpeg) throw new Error('no picture');
  expect(await client.phoneUpload.picture()).toBeNull();
  const bytes = Buffer.from(await jpeg.arrayBuffer());
  expect(bytes.includes('Exif-HERE')).toBe(false);
  expect(bytes.equals(Buffer.from(withoutMetadata(PHOTO) ?? []))).toBe(true);
  expect(await next()).toBeNull();
  await expect.poll(() => isOver(phone)).toBe(true);
  const kept = await client.preReview.addPage({ archiveKey: 'id-card', jpeg, from: 'phone' });
  expect(kept).toMatchObject({ outcome: 'saved' });
  await end();
});

it('takes nothing that is no small picture, sealed for this kiosk', async () => {
  await begin();
  const huge = Buffer.from(PHOTO);
  // The frame header (SOF0: marker, length, bits, height, width) of a picture of 60,000 lines.
  huge.writeUInt16BE(60_000, huge.indexOf(Buffer.from('ffc0', 'hex')) + 5);
  for (const bytes of [Buffer.from('%PDF-1.7 renamed'), huge]) {
    const { url, next } = await waiting();
    const phone = new Phone(url);
    await phone.open();
    await phone.send(bytes);
    expect(await untilSettled(next)).toEqual({ state: 'unreadable' });
  }
  const { url, next } = await waiting();
  const stranger = new Phone(`${url.split('#')[0]}#${Buffer.alloc(32, 7).toString('base64url')}`);
  await stranger.open();
  expect(await stranger.send(PHOTO)).toBe(204);
  expect(await untilSettled(next)).toEqual({ state: 'unreadable' });
  await end();
});

it('keeps no picture that was cut off, or says that it is a hundred megapixels', async () => {
  await begin();
  const add = (bytes: Uint8Array) =>
    client.preReview.addPage({
      archiveKey: 'id-card',
      jpeg: new Blob([new Uint8Array(bytes)]),
      from: 'camera',
    });
  const huge = Buffer.from(PHOTO);
  const frame = huge.indexOf(Buffer.from('ffc0', 'hex')) + 5;
  huge.writeUInt16BE(10_000, frame);
  huge.writeUInt16BE(10_000, frame + 2);
  expect(await add(huge)).toMatchObject({ problems: [{ code: 'photo-too-large' }] });
  expect(await add(PHOTO.subarray(0, PHOTO.length - 40))).toMatchObject({
    problems: [{ code: 'photo-missing' }],
  });
  const { url, next } = await waiting();
  const phone = new Phone(url);
  await phone.open();
  // As a lost signal leaves it: sealed, but not to its end.
  await phone.put(new Uint8Array(PHOTO.subarray(0, 200)));
  expect(await untilSettled(next)).toEqual({ state: 'unreadable' });
  const { draft } = await client.preReview.answer({ answers: {} });
  expect(draft.materials.find(({ archiveKey }) => archiveKey === 'id-card')?.pages).toEqual([]);
  await end();
});

it('is over for the phone once nobody waits for it: another screen, or the session’s end', async () => {
  await begin();
  const left = await waiting();
  const first = new Phone(left.url);
  await first.open();
  left.stop();
  await expect.poll(() => isOver(first)).toBe(true);
  expect(await first.send(PHOTO)).toBe(410);
  const { url } = await waiting();
  const second = new Phone(url);
  expect(await second.open()).toMatchObject({ status: 200 });
  await end();
  await expect.poll(() => isOver(second)).toBe(true);
  expect(await second.send(PHOTO)).toBe(410);
  expect(await new Phone(`${url.split('/phone/')[0]}/phone/${'A'.repeat(22)}#`).open()).toEqual({
    status: 410,
    code: 'over',
  });
});

async function untilSettled(next: () => Promise<PhoneEvent | null>): Promise<PhoneEvent | null> {
  for (;;) {
    const event = await next();
    if (event?.state !== 'opened') return event;
  }
}
