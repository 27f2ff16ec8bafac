/** Lets in what an enrolled kiosk signed (RFC 9421), just now and once; everything under /v1 else is refused. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentDigest, verifyRequest } from '../../../main/core/signing/request-signature.ts';
import { PublicSigningKey } from '../../../main/core/signing/signing.ts';
import type { Db } from './database.ts';
import type { Kiosks } from './kiosks.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The kiosk that signed the request. */
    kioskId: string;
    /** The body as it came, of JSON requests. */
    rawBody: Buffer | null;
  }
}

/** How far a signature's time may be from the platform's, milliseconds; nonces are remembered for longer. */
const FRESH_MS = 5 * 60_000;
const NONCES_KEPT_MS = 4 * FRESH_MS;
/** `created` is in seconds, and set by the Date of an answer, milliseconds. */
const OVERTAKING_MS = 2_000;
const AUDIT_HEAD = /^(\d{1,15}):([0-9a-f]{64})$/;
/** Signed by the key that it brings, which its code vouches for. */
const ENROLMENTS = '/v1/enrolments';

const UNSIGNED = {
  unsigned: 'signature-missing',
  'unknown-key': 'kiosk-unknown',
  forged: 'signature-invalid',
} as const;

type Deps = { db: Db; kiosks: Kiosks; now: () => number };

export function demandSignatures(app: FastifyInstance, { db, kiosks, now }: Deps): void {
  const remember = db.prepare<[string, string, number]>('INSERT OR IGNORE INTO nonce VALUES (?, ?, ?)');
  const forget = db.prepare<[number]>('DELETE FROM nonce WHERE at < ?');
  const refuse = (reply: FastifyReply, status: number, code: string) => {
    if (status === 401) reply.header('WWW-Authenticate', `Signature error="${code}"`);
    return reply.code(status).send({ code });
  };

  app.decorateRequest('kioskId', '');
  app.decorateRequest('rawBody', null);

  /** Null: let in, with `request.kioskId` set. */
  async function refusal(
    request: FastifyRequest,
    keyOf: (kid: string) => PublicSigningKey | null,
    hasBody: boolean,
  ) {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const found = await verifyRequest({ method: request.method, url: request.url, headers }, hasBody, keyOf);
    if (found.verdict !== 'signed') return UNSIGNED[found.verdict];
    if (Math.abs(now() - found.createdMs) > FRESH_MS) return 'signature-stale';
    forget.run(now() - NONCES_KEPT_MS);
    if (remember.run(found.kid, found.nonce, now()).changes === 0) return 'signature-replayed';
    const known = kiosks.byKid(found.kid);
    request.kioskId = known?.kioskId ?? '';
    if (known && headers['x-kiosk-id'] !== known.kioskId) return 'another-kiosk';
    return known ? noteHead(known.kioskId, headers['x-kiosk-audit'] ?? '', found.createdMs) : null;
  }

  /**
   * Keeps where the kiosk's trail stands. A trail that went back, or is another, is marked: one that says less than was heard
   * before the request was made. What is on its way at the same time may overtake.
   */
  function noteHead(kioskId: string, text: string, createdMs: number): string | null {
    const [, seq, hash = ''] = AUDIT_HEAD.exec(text) ?? [];
    if (seq === undefined) return 'audit-head-missing';
    db.prepare(
      `INSERT INTO audit_head
         SELECT @kioskId, @seq, @hash, @at, EXISTS (
           SELECT 1 FROM audit_head
           WHERE kiosk_id = @kioskId AND ((seq > @seq AND at < @before) OR (seq = @seq AND hash <> @hash)))
         WHERE true
       ON CONFLICT DO UPDATE SET rewound = max(rewound, excluded.rewound)`,
    ).run({ kioskId, seq: Number(seq), hash, at: now(), before: createdMs - OVERTAKING_MS });
    return null;
  }

  app.addHook('onRequest', async (request, reply) => {
    // Its own clock stands on every answer: kiosks set right by it what they sign.
    reply.raw.setHeader('Date', new Date(now()).toUTCString());
    if (!request.url.startsWith('/v1/') || request.url.startsWith(ENROLMENTS)) return;
    const isJson = String(request.headers['content-type']).startsWith('application/json');
    const code = await refusal(request, (kid) => kiosks.byKid(kid), isJson);
    if (code) return refuse(reply, code === 'audit-head-missing' ? 400 : 401, code);
  });

  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const digest = request.headers['content-digest'];
    if (digest !== undefined && digest !== contentDigest(body)) {
      return done(Object.assign(new Error('digest'), { statusCode: 400, code: 'digest-mismatch' }));
    }
    request.rawBody = body;
    try {
      done(null, JSON.parse(body.toString()));
    } catch {
      done(Object.assign(new Error('no JSON'), { statusCode: 400, code: 'malformed' }));
    }
  });
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, _request, reply) => {
    const known = /^[a-z-]+$/.test(error.code ?? '') ? error.code : null;
    return refuse(reply, error.statusCode ?? 500, known ?? 'fault');
  });

  app.addHook('preHandler', async (request, reply) => {
    if (!request.url.startsWith(ENROLMENTS)) return;
    const key = PublicSigningKey.safeParse((request.body as { key?: unknown } | null)?.key);
    const code = await refusal(request, (kid) => (key.data?.kid === kid ? key.data : null), true);
    if (code) return refuse(reply, 401, code);
  });
}
