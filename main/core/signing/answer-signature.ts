/**
 * Signed HTTP answers: RFC 9421 over status, Date, the body's digest (RFC 9530) and the signature of the request that is answered. That one
 * covers method, path, nonce and body: an answer that was changed on the way, or given to another question, or given again, is none.
 */
import { httpbis } from 'http-message-signatures';
import { contentDigest, type SignedRequest } from './request-signature.ts';
import { type PublicSigningKey, type SigningKey, signWith, verifyWith } from './signing.ts';

/** Header names are lower-case. `body`: as it travels; of a HEAD and where there is none, no bytes. */
export type AnswerToSign = { status: number; headers: Record<string, string>; body: Uint8Array };

const FIELDS = ['@status', 'date', 'content-digest', 'signature;req'];
const COVERED = ['@status', 'date', 'content-digest', 'signature'];
const PARAMETERS = ['created', 'keyid', 'alg'];
const LABEL = 'platform';

/** The platform's side: the headers that make it a signed answer. `date`: as an HTTP date; `created` is the same moment. */
export async function signAnswer(
  key: SigningKey,
  { status, body }: Pick<AnswerToSign, 'status' | 'body'>,
  date: string,
  request: SignedRequest,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = { date, 'content-digest': contentDigest(body) };
  const signed = await httpbis.signMessage(
    {
      name: LABEL,
      key: { id: key.kid, alg: key.suite, sign: async (base) => signWith(key, base) },
      fields: FIELDS,
      params: PARAMETERS,
      paramValues: { created: new Date(date) },
    },
    { status, headers },
    request,
  );
  const { Signature: signature = '', 'Signature-Input': input = '' } = signed.headers;
  return { ...headers, signature: String(signature), 'signature-input': String(input) };
}

/** `keyOf`: null where no key of that name signs answers. `request`: with the signature that it was sent with. */
export async function isAnswerSigned(
  { status, headers, body }: AnswerToSign,
  request: SignedRequest,
  keyOf: (kid: string) => PublicSigningKey | null,
): Promise<boolean> {
  if (!headers.signature || !headers['signature-input']) return false;
  if (headers['content-digest'] !== contentDigest(body)) return false;
  try {
    const valid = await httpbis.verifyMessage(
      {
        all: true,
        requiredParams: PARAMETERS,
        requiredFields: COVERED,
        // It is as old as its question, whatever the kiosk's clock says.
        notAfter: Number.MAX_SAFE_INTEGER,
        keyLookup: async ({ keyid = '' }) => {
          const key = keyOf(keyid);
          if (!key) return null;
          return { algs: [key.suite], verify: async (base, signature) => verifyWith(key, base, signature) };
        },
      },
      { status, headers },
      request,
    );
    return valid === true;
  } catch {
    return false;
  }
}
