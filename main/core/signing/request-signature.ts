/**
 * Signed HTTP requests: RFC 9421 (HTTP Message Signatures) over method, path, query and the kiosk's own fields, RFC 9530
 * (Content-Digest) over the body. A request that uploads bytes to their own hash needs no digest: its path is one.
 */
import { createHash, randomBytes } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import { type PublicSigningKey, type SigningKey, signWith, verifyWith } from './signing.ts';

/** Header names are lower-case. `url`: absolute, or path and query. */
export type SignedRequest = { method: string; url: string; headers: Record<string, string> };

/** What every signature covers. */
const ALWAYS = ['@method', '@path', '@query', 'x-kiosk-id', 'x-kiosk-audit', 'x-kiosk-clock'] as const;
/** What it covers where the request has it. */
const IF_PRESENT = [
  'content-digest',
  'idempotency-key',
  'upload-length',
  'upload-metadata',
  'upload-offset',
] as const;
const PARAMETERS = ['created', 'nonce', 'keyid', 'alg'];
const LABEL = 'kiosk';

/** RFC 9530: `sha-256=:…:` */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

/** Returns the headers with Signature-Input and Signature. `created`: milliseconds since the epoch. */
export async function signRequest(
  key: SigningKey,
  request: SignedRequest,
  created: number,
  nonce = randomBytes(16).toString('base64url'),
): Promise<Record<string, string>> {
  const fields = [...ALWAYS, ...IF_PRESENT.filter((name) => name in request.headers)];
  const signed = await httpbis.signMessage(
    {
      name: LABEL,
      key: { id: key.kid, alg: key.suite, sign: async (base) => signWith(key, base) },
      fields,
      params: PARAMETERS,
      paramValues: { created: new Date(created), nonce },
    },
    { ...request, url: absolute(request.url) },
  );
  const { Signature: signature = '', 'Signature-Input': input = '' } = signed.headers;
  return { ...request.headers, signature: String(signature), 'signature-input': String(input) };
}

type Signed = { verdict: 'signed'; kid: string; nonce: string; createdMs: number };
export type RequestVerdict = Signed | { verdict: 'unsigned' | 'unknown-key' | 'forged' };

/** `hasBody`: the digest must then be covered; that it is the body's, whoever reads the body compares. */
export async function verifyRequest(
  request: SignedRequest,
  hasBody: boolean,
  keyOf: (kid: string) => PublicSigningKey | null,
): Promise<RequestVerdict> {
  const { headers } = request;
  if (!headers.signature || !headers['signature-input']) return { verdict: 'unsigned' };
  const present = IF_PRESENT.filter((name) => name in headers || (hasBody && name === 'content-digest'));
  const signed: Signed[] = [];
  try {
    const valid = await httpbis.verifyMessage(
      {
        all: true,
        requiredParams: PARAMETERS,
        requiredFields: [...ALWAYS, ...present],
        // How old it may be is the caller's to say, by the platform's clock.
        notAfter: Number.MAX_SAFE_INTEGER,
        keyLookup: async ({ keyid = '', nonce = '', created }) => {
          const key = keyOf(keyid);
          if (!key) return null;
          signed.push({ verdict: 'signed', kid: keyid, nonce, createdMs: created?.getTime() ?? 0 });
          return { algs: [key.suite], verify: async (base, signature) => verifyWith(key, base, signature) };
        },
      },
      { ...request, url: absolute(request.url) },
    );
    // One signature: which of several a platform looks at would be anybody's guess.
    return (valid && signed.length === 1 && signed[0]) || { verdict: 'forged' };
  } catch (error) {
    return { verdict: (error as Error).message === 'Unknown key' ? 'unknown-key' : 'forged' };
  }
}

/** Scheme and authority are not signed: a proxy may change them. */
function absolute(url: string): string {
  return new URL(url, 'http://platform.invalid').href;
}
