/** The sandbox takes nothing that an enrolled kiosk did not sign just now, and tells nobody of another kiosk's cases. */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import { createSignedHttp } from '../../../main/core/platform/signed-http.ts';
import { createTransport, type HttpRequest } from '../../../main/core/platform/transport.ts';
import { contentDigest, signRequest } from '../../../main/core/signing/request-signature.ts';
import { generateSigningKey } from '../../../main/core/signing/signing.ts';
import { clientAt, enrolled, type Known, stranger } from '../../kit/enrolled.ts';
import { keyOf, sealedPhoto, submissionFor } from '../../kit/filed.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

let sandbox: Sandbox;
let known: Known;
let client: PlatformClient;
let now: number;
let folder: string;

beforeEach(async () => {
  now = Date.now();
  folder = temporaryFolder();
  sandbox = await startSandbox({ folder, now: () => now });
  known = await enrolled(sandbox);
  client = clientAt(sandbox.url, known);
});
afterEach(async () => {
  await sandbox.close();
  removeFolders();
});

const HEAD = `0:${'0'.repeat(64)}`;
const headersOf = (kioskId = 'LY001') => ({
  'x-kiosk-id': kioskId,
  'x-kiosk-audit': HEAD,
  'x-kiosk-clock': 'right',
});
const raw = async (request: Omit<HttpRequest, 'signal' | 'url'> & { path: string }) => {
  const transport = createTransport(sandbox.url);
  const url = `${sandbox.url}${request.path}`;
  const answer = await transport.send({ ...request, url, signal: AbortSignal.timeout(5_000) });
  const text = await answer.text();
  return [answer.status, text === '' ? '' : JSON.parse(text).code];
};
const signedGet = async (path: string, created = now, kioskId = 'LY001', key = known.device.key) => ({
  method: 'GET',
  path,
  headers: await signRequest(key, { method: 'GET', url: path, headers: headersOf(kioskId) }, created),
});

describe('refused', () => {
  it('what is not signed, or by nobody known', async () => {
    for (const [method, path] of [
      ['GET', '/v1/keys/current'],
      ['GET', '/v1/progress/Y43018120261127RS000999'],
      ['GET', '/v1/submissions/01a20bc0-24b3-763f-bf95-4411339b60fa'],
      ['POST', '/v1/bookings'],
      ['POST', '/v1/blobs'],
      // The same in other words.
      ['GET', '/%761/keys/current'],
      ['POST', '/%76%31/bookings'],
      ['GET', '/v1/enrolments-of-all'],
    ] as const) {
      const headers = { ...headersOf(), 'content-type': 'application/json' };
      const said = { method, path, headers, ...(method === 'POST' && { body: Buffer.from('{}') }) };
      expect([path, await raw(said)]).toEqual([path, [401, 'signature-missing']]);
    }
    // A proxy's form of it (RFC 9112, 3.2.2).
    const { port } = new URL(sandbox.url);
    const asked = request({ port, path: `${sandbox.url}/v1/keys/current`, headers: headersOf() }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect(answer.resume().statusCode).toBe(401);
    const head = { method: 'HEAD', path: `/v1/blobs/${'0'.repeat(64)}`, headers: headersOf() };
    expect(await raw(head)).toEqual([401, '']);
    const unknown = await signedGet('/v1/health', now, 'LY001', generateSigningKey());
    expect(await raw(unknown)).toEqual([401, 'kiosk-unknown']);
    expect(await clientAt(sandbox.url, stranger()).health()).toMatchObject({ kind: 'refused', status: 401 });
  });

  it('what is stale, or of a time to come', async () => {
    const at = async (ms: number) => raw(await signedGet('/v1/health', now + ms));
    expect(await at(-6 * 60_000)).toEqual([401, 'signature-stale']);
    expect(await at(6 * 60_000)).toEqual([401, 'signature-stale']);
    expect((await at(-4 * 60_000))[0]).toBe(200);
  });

  it('what comes a second time, also after the sandbox started anew', async () => {
    const request = await signedGet('/v1/health');
    expect((await raw(request))[0]).toBe(200);
    expect(await raw(request)).toEqual([401, 'signature-replayed']);
    await sandbox.close();
    sandbox = await startSandbox({ folder, now: () => now });
    expect(await raw(request)).toEqual([401, 'signature-replayed']);
  });

  it('what says it is another kiosk, or was changed on the way', async () => {
    expect(await raw(await signedGet('/v1/health', now, 'LY002'))).toEqual([401, 'another-kiosk']);
    const request = await signedGet('/v1/health');
    expect(await raw({ ...request, path: '/v1/keys/current' })).toEqual([401, 'signature-invalid']);
    const body = Buffer.from('{"raw":"x"}');
    const path = '/v1/credentials/resolve';
    const all = { ...headersOf(), 'content-type': 'application/json', 'content-digest': contentDigest(body) };
    const headers = await signRequest(known.device.key, { method: 'POST', url: path, headers: all }, now);
    expect(await raw({ method: 'POST', path, headers, body: Buffer.from('{"raw":"y"}') })).toEqual([
      400,
      'digest-mismatch',
    ]);
    const { 'content-digest': _, ...withoutDigest } = all;
    const uncovered = await signRequest(
      known.device.key,
      { method: 'POST', url: path, headers: withoutDigest },
      now,
    );
    expect(await raw({ method: 'POST', path, headers: uncovered, body })).toEqual([401, 'signature-invalid']);
  });

  it('a kiosk’s submission in another kiosk’s name', async () => {
    const { key, body } = await submissionFor(await keyOf(client));
    const foreign = { ...body, kioskId: 'LY002' };
    const refusal = { kind: 'refused', status: 422, code: 'another-kiosk' };
    const file = (filed: typeof body) =>
      client.submit({ kind: 'pre-review', idempotencyKey: key, body: filed });
    expect(await file(foreign)).toEqual(refusal);
    expect(await file({ ...body, receiptNo: 'LY002-20261124-0001-K' })).toEqual(refusal);
  });
});

describe('what a kiosk sees', () => {
  it('only its own cases and submissions; of another’s not even that they are there', async () => {
    const { key, body } = await submissionFor(await keyOf(client));
    const filed = await client.submit({ kind: 'pre-review', idempotencyKey: key, body });
    if (filed.kind !== 'ok') throw new Error(JSON.stringify(filed));
    const { caseNo } = filed.value;
    expect(await client.progress(caseNo)).toMatchObject({ kind: 'ok', value: { caseNo } });
    const other = clientAt(sandbox.url, await enrolled(sandbox, 'LY002'));
    await other.keys();
    expect(await other.progress(caseNo)).toEqual({ kind: 'ok', value: null });
    expect(await other.findSubmission({ idempotencyKey: key, body })).toEqual({ kind: 'ok', value: null });
  });
});

describe.each(['ed25519', 'sm2-sm3'] as const)('a kiosk that signs by %s', (suite) => {
  it('files, uploads and asks', async () => {
    const own = clientAt(sandbox.url, await enrolled(sandbox, 'LY001', suite));
    const recipient = await keyOf(own);
    const { key } = await submissionFor(recipient);
    const photo = await sealedPhoto(recipient, key, 600_000);
    expect(await own.uploadBlob(photo)).toEqual({ kind: 'ok', value: undefined });
    const blobs = [{ sha256: photo.sha256, size: photo.size }];
    const { body } = await submissionFor(recipient, { key, blobs });
    const request = { kind: 'pre-review', idempotencyKey: key, body } as const;
    expect(await own.submit(request)).toMatchObject({ kind: 'ok' });
    expect(await own.findSubmission(request)).toMatchObject({ kind: 'ok', value: { state: 'pending' } });
  });
});

it('a kiosk whose clock is wrong by years is not locked out: it signs by the platform’s time', async () => {
  now += 3 * 365 * 24 * 3600_000;
  expect(await client.health()).toMatchObject({ kind: 'ok' });
  now -= 6 * 365 * 24 * 3600_000;
  const { body, key } = await submissionFor(await keyOf(client));
  const recipient = await keyOf(client);
  const photo = await sealedPhoto(recipient, key, 1000);
  now += 2 * 365 * 24 * 3600_000;
  // The first question of all may be one whose answer has no body.
  expect(await clientAt(sandbox.url, known).uploadBlob(photo)).toEqual({ kind: 'ok', value: undefined });
  expect(await client.submit({ kind: 'pre-review', idempotencyKey: key, body })).toMatchObject({
    kind: 'ok',
  });
});

it('what something on the way sent twice is signed anew', async () => {
  const transport = createTransport(sandbox.url);
  const twice = { ...transport };
  let doubled = 0;
  twice.send = async (request) => {
    if (doubled++ === 0) await transport.send(request);
    return transport.send(request);
  };
  const http = createSignedHttp({
    device: known.device,
    transport: twice,
    about: () => ({ 'x-kiosk-audit': HEAD, 'x-kiosk-clock': 'right' }),
  });
  const url = `${sandbox.url}/v1/health`;
  const answer = await http.send({ method: 'GET', url, headers: {}, signal: AbortSignal.timeout(5_000) });
  expect(answer.status).toBe(200);
});
