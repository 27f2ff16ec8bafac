/** Somebody on the way changes an answer, gives another one, or gives one again: no field that anything is done upon is believed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SignedCase } from '../../../main/core/platform/answers.ts';
import { signCase } from '../../../main/core/platform/case-receipt.ts';
import {
  type Answer,
  createPlatformClient,
  type PlatformClient,
} from '../../../main/core/platform/client.ts';
import { Keyring, signBundle } from '../../../main/core/platform/keyring.ts';
import type { Recipient } from '../../../main/core/sealing/seal.ts';
import { generateSigningKey, publicPart } from '../../../main/core/signing/signing.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { enrolled, type Known } from '../../kit/enrolled.ts';
import { type Filed, ITEM, keyOf, ownBookingsOf, sealedPhoto, submissionFor } from '../../kit/filed.ts';
import { type Change, type ManBetween, manBetween, withMember } from '../../kit/man-between.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const monday = { date: '2026-11-30', start: '09:00' };
const NOT_SIGNED = { kind: 'nonsense', detail: expect.stringContaining('not signed') };

let folder: string;
let sandbox: Sandbox;
let man: ManBetween;
let known: Known;
let client: PlatformClient;
let recipient: Recipient;
let heard: number[];
let now: number;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'man-between-'));
  now = Date.parse('2026-11-27T10:00:00+08:00');
  sandbox = await startSandbox({ folder, now: () => now });
  known = await enrolled(sandbox);
  man = await manBetween(sandbox.url);
  heard = [];
  client = createPlatformClient({
    ...{ baseUrl: man.url, timeoutMs: 5_000, ...known },
    onDate: (at) => heard.push(at),
  });
  recipient = await keyOf(client);
});
afterEach(async () => {
  man.close();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function booked(): Promise<Filed> {
  const filed = await submissionFor(recipient, { appointment: { firm: true, ...monday, end: '09:30' } });
  await client.hold({ submissionId: filed.key, itemCode: ITEM, ...monday });
  expect(await client.submit({ kind: 'booking', idempotencyKey: filed.key, body: filed.body })).toMatchObject(
    { kind: 'ok' },
  );
  return filed;
}

type Asked = (filed: Filed) => Promise<Answer<unknown>>;
const member =
  (name: string, value: unknown): Change =>
  ({ body }) => ({ body: withMember(body, name, value) });
const instead =
  (status: number, body: unknown = null): Change =>
  () => ({ status, headers: {}, body: body === null ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body)) });

const hold = { submissionId: uuidv7(), itemCode: ITEM, date: monday.date, start: '10:00' };
const PHONE = { uploadId: uuidv7(), itemCode: 'GJ-0012', archiveKey: 'id-card' };
const lease = { book: uuidv7(), free: [], used: [], wanted: [{ itemCode: ITEM, count: 3 }] };
let word = 0;
const ASKED: Record<string, Asked> = {
  slots: () => client.slots(ITEM),
  hold: () => client.hold(hold),
  leases: () => client.leases({ ...lease, seq: ++word }),
  progress: async () => client.progress((await sandbox.cases())[0]?.caseNo ?? ''),
  slip: ({ key }) => client.slipProgress(slipName(key)),
  checkIn: ({ key }) => client.checkIn(slipName(key)),
  find: ({ key, body }) => client.findSubmission({ idempotencyKey: key, body }),
  own: async () => client.ownBookings(await ownBookingsOf(recipient)),
  health: () => client.health(),
  catalogue: () => client.catalogueVersion(),
  phone: () => client.phonePlace(PHONE),
  parked: () => client.reportParked({ count: 0, cases: [] }),
  release: () => client.releaseHold(uuidv7()),
  blob: () => client.hasBlob('0'.repeat(64)),
  struckOff: () => client.keys(),
};

it.each<[string, keyof typeof ASKED, Change]>([
  ['how many places are left', 'slots', member('remaining', 3)],
  ['the plan that times go by', 'slots', member('plan', 999)],
  ['until when a place is held', 'hold', member('expiresAt', '2036-11-27T10:30:00+08:00')],
  ['what is leased', 'leases', member('leases', [])],
  ['a case’s state by its number', 'progress', member('state', 'cancelled')],
  ['a case’s state by its slip', 'slip', member('state', 'cancelled')],
  ['the day of a visit', 'checkIn', member('date', '2026-12-01')],
  ['when a case arrived', 'find', member('arrivedAt', '2026-11-20T10:00:00+08:00')],
  ['one’s own bookings', 'own', member('bookings', [])],
  ['the catalogue’s version', 'catalogue', member('version', 'another')],
  ['the address of a page for a phone', 'phone', member('url', 'https://thief.example/p')],
  ['a health made up', 'health', instead(200, { status: 'ok' })],
  ['a slip that is unknown all of a sudden', 'slip', instead(404, { code: 'unknown-case' })],
  ['a submission lost all of a sudden', 'find', instead(404, { code: 'unknown-submission' })],
  ['a place that is taken', 'hold', instead(409, { code: 'slot-taken' })],
  ['a report that never arrived', 'parked', instead(204)],
  ['a hold that was never given back', 'release', instead(204)],
  ['a kiosk struck off', 'struckOff', instead(401, { code: 'kiosk-struck-off' })],
  [
    'a photograph that never arrived',
    'blob',
    () => ({ status: 200, headers: { etag: `"${'0'.repeat(64)}"` } }),
  ],
])('%s', async (_, name, change) => {
  const filed = await booked();
  const ask = ASKED[name] as Asked;
  const before = await ask(filed);
  expect(before.kind, JSON.stringify(before)).toBe('ok');
  man.change = change;
  expect(await ask(filed)).toEqual(NOT_SIGNED);
  man.change = null;
  expect((await ask(filed)).kind).toBe('ok');
});

it('an answer of before, given again', async () => {
  const { key } = await booked();
  let kept: Parameters<Change>[0] | undefined;
  man.change = (answer) => {
    kept ??= answer;
    return {};
  };
  expect(await client.slipProgress(slipName(key))).toMatchObject({ value: { state: 'confirmed' } });
  man.change = () => kept ?? {};
  expect(await client.slipProgress(slipName(key))).toEqual(NOT_SIGNED);
});

it('no time but the platform’s own is heard, nor anything signed by another’s', async () => {
  const forged = 'Wed, 01 Jan 2031 00:00:00 GMT';
  heard.length = 0;
  man.change = ({ headers }) => ({ headers: { ...headers, date: forged } });
  expect(await client.health()).toEqual(NOT_SIGNED);
  expect((await client.keys()).kind).toBe('ok');
  expect(heard).toEqual([]);
  man.change = ({ headers }) => ({
    status: 401,
    headers: { ...headers, date: forged, 'www-authenticate': 'Signature error="signature-stale"' },
    body: Buffer.from('{"code":"signature-stale"}'),
  });
  expect(await client.health()).toEqual(NOT_SIGNED);
  man.change = null;
  expect((await client.health()).kind).toBe('ok');
  expect(heard).toEqual([now]);
});

it('a kiosk with a wrong clock asks again by the platform’s time, also where its keys are new to it', async () => {
  now += 24 * 3_600_000;
  const late = createPlatformClient({ baseUrl: man.url, timeoutMs: 5_000, ...known });
  expect((await late.health()).kind).toBe('ok');
  now += 24 * 3_600_000;
  const { device, keyring } = known;
  const bundle = JSON.parse(sandbox.keys.bundle.bundle);
  const other = generateSigningKey();
  const before = new Keyring(device.root);
  before.accept(signBundle(sandbox.keys.root, { ...bundle, number: 1, answers: [publicPart(other)] }));
  sandbox.keys.retire('none of them');
  const old = createPlatformClient({ baseUrl: man.url, timeoutMs: 5_000, device, keyring: before });
  expect((await old.health()).kind).toBe('nonsense');
  expect(await old.keys()).toMatchObject({ value: { acceptance: { outcome: 'changed' } } });
  expect((await old.health()).kind).toBe('ok');
  expect(keyring.bundle?.answers).toEqual(before.bundle?.answers);
});

it('later is later, whoever says it', async () => {
  man.change = instead(503, {});
  expect(await client.slots(ITEM)).toMatchObject({ kind: 'busy', status: 503 });
});

it('a photograph that arrived is said so', async () => {
  const photo = await sealedPhoto(recipient, uuidv7(), 1_000);
  expect(await client.uploadBlob(photo)).toMatchObject({ kind: 'ok' });
  expect(await client.hasBlob(photo.sha256)).toEqual({ kind: 'ok', value: true });
});

it('of a platform that signs no arrival the case counts, and the arrival is not told', async () => {
  const { key, body } = await booked();
  const bundle = JSON.parse(sandbox.keys.bundle.bundle);
  const earlier = { ...bundle, number: bundle.number + 1, answersAreSigned: false };
  expect(known.keyring.accept(signBundle(sandbox.keys.root, earlier))).toMatchObject({ outcome: 'changed' });
  man.change = (answer) => {
    const { kid, signature, arrivedAt, ...facts } = SignedCase.parse(JSON.parse(String(answer.body)));
    const unsaid = { ...facts, kid, signature: signCase(sandbox.keys.answerKey, facts) };
    return { body: Buffer.from(JSON.stringify({ ...unsaid, arrivedAt: '2026-11-20T10:00:00+08:00' })) };
  };
  const found = await client.findSubmission({ idempotencyKey: key, body });
  expect(found).toEqual({ kind: 'ok', value: { caseNo: expect.any(String), state: 'confirmed' } });
  man.change = member('arrivedAt', '2026-11-20T10:00:00+08:00');
  expect(await client.findSubmission({ idempotencyKey: key, body })).toEqual(NOT_SIGNED);
});
