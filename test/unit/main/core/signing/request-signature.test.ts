/** Signed requests hold against RFC 9421's own vector, and cover all that a kiosk says. */
import { httpbis } from 'http-message-signatures';
import { describe, expect, it } from 'vitest';
import {
  contentDigest,
  type SignedRequest,
  signRequest,
  verifyRequest,
} from '../../../../../main/core/signing/request-signature.ts';
import {
  generateSigningKey,
  publicPart,
  type SigningKey,
  signWith,
} from '../../../../../main/core/signing/signing.ts';

const BODY = Buffer.from('{"hello": "world"}');
const NOW = Date.parse('2026-11-28T10:00:00+08:00');

const requestOf = (headers: Record<string, string> = {}): SignedRequest => ({
  method: 'POST',
  url: 'https://platform.example.gov.cn/v1/cases?a=1',
  headers: {
    'x-kiosk-id': 'LY001',
    'x-kiosk-audit': `7:${'a'.repeat(64)}`,
    'x-kiosk-clock': 'right',
    'content-digest': contentDigest(BODY),
    'idempotency-key': '01a20bc0-24b3-763f-bf95-4411339b60fa',
    ...headers,
  },
});

it('RFC 9421 B.2.6, ed25519: the same base gives the same signature', async () => {
  const key: SigningKey = {
    kid: 'test-key-ed25519',
    suite: 'ed25519',
    publicKey: 'JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=',
    // RFC 9421, B.1.4
    privateKey: Buffer.from('n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU', 'base64url').toString('base64'),
  };
  const signed = await httpbis.signMessage(
    {
      name: 'sig-b26',
      key: { id: key.kid, sign: async (base) => signWith(key, base) },
      fields: ['date', '@method', '@path', '@authority', 'content-type', 'content-length'],
      params: ['created', 'keyid'],
      paramValues: { created: new Date(1618884473_000) },
    },
    {
      method: 'POST',
      url: 'https://example.com/foo?param=Value&Pet=dog',
      headers: {
        date: 'Tue, 20 Apr 2021 02:07:55 GMT',
        'content-type': 'application/json',
        'content-length': '18',
      },
    },
  );
  expect(new Headers(signed.headers).get('signature')).toBe(
    'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
  );
});

it('RFC 9530: the digest of a body', () => {
  expect(contentDigest(BODY)).toBe('sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:');
});

describe.each(['ed25519', 'sm2-sm3'] as const)('%s', (suite) => {
  const key = generateSigningKey(suite);
  const keyOf = (kid: string) => (kid === key.kid ? publicPart(key) : null);
  const verify = (request: SignedRequest, hasBody = true) => verifyRequest(request, hasBody, keyOf);

  it('what was signed verifies, at another authority too', async () => {
    const headers = await signRequest(key, requestOf(), NOW);
    expect(headers['signature-input']).toMatch(
      new RegExp(
        `^kiosk=\\("@method" "@path" "@query" "x-kiosk-id" "x-kiosk-audit" "x-kiosk-clock" "content-digest" "idempotency-key"\\);created=${NOW / 1000};nonce="[^"]{22}";keyid="${key.kid}";alg="${suite}"$`,
      ),
    );
    const request = { ...requestOf(), url: '/v1/cases?a=1', headers };
    expect(await verify(request)).toEqual({
      verdict: 'signed',
      kid: key.kid,
      nonce: expect.any(String),
      createdMs: NOW,
    });
  });

  it('any change shows', async () => {
    const headers = await signRequest(key, requestOf(), NOW);
    const whole = { ...requestOf(), headers };
    const changed: SignedRequest[] = [
      { ...whole, method: 'PUT' },
      { ...whole, url: 'https://platform.example.gov.cn/v1/bookings?a=1' },
      { ...whole, url: 'https://platform.example.gov.cn/v1/cases?a=2' },
      ...Object.entries({
        'x-kiosk-id': 'LY002',
        'x-kiosk-audit': `8:${'a'.repeat(64)}`,
        'x-kiosk-clock': 'ahead',
        'content-digest': contentDigest(Buffer.from('{}')),
        'idempotency-key': '01a20bc0-24b3-763f-bf95-4411339b60fb',
        'signature-input': headers['signature-input']?.replace(/created=\d+/, 'created=1') ?? '',
      }).map(([name, value]) => ({ ...whole, headers: { ...headers, [name]: value } })),
    ];
    for (const request of changed) expect(await verify(request)).toEqual({ verdict: 'forged' });
  });

  it('a signature that leaves something out does not do', async () => {
    const bare = await signRequest(key, { ...requestOf(), headers: { ...requestOf().headers } }, NOW);
    const { 'content-digest': _, ...withoutDigest } = requestOf().headers;
    const uncovered = await signRequest(key, { ...requestOf(), headers: withoutDigest }, NOW);
    expect(await verify({ ...requestOf(), headers: uncovered })).toEqual({ verdict: 'forged' });
    const added = { ...bare, 'upload-offset': '0' };
    expect(await verify({ ...requestOf(), headers: added })).toEqual({ verdict: 'forged' });
  });

  it('none, another key’s, and two are told apart', async () => {
    expect(await verify(requestOf())).toEqual({ verdict: 'unsigned' });
    const other = await signRequest(generateSigningKey(suite), requestOf(), NOW);
    expect(await verify({ ...requestOf(), headers: other })).toEqual({ verdict: 'unknown-key' });
    const own = await signRequest(key, requestOf(), NOW);
    const again = await signRequest(key, requestOf(), NOW);
    const two = {
      ...own,
      signature: `${own.signature}, ${again.signature?.replace('kiosk=', 'more=')}`,
      'signature-input': `${own['signature-input']}, ${again['signature-input']?.replace('kiosk=', 'more=')}`,
    };
    expect(await verify({ ...requestOf(), headers: two })).toEqual({ verdict: 'forged' });
    for (const broken of ['', 'x', 'kiosk=()', 'kiosk=("@method");created=1;nonce="a";keyid="b";alg="c"']) {
      const headers = { ...own, 'signature-input': broken };
      expect((await verify({ ...requestOf(), headers })).verdict).not.toBe('signed');
    }
  });
});
