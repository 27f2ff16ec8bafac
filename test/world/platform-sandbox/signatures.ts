/** Lets in what an enrolled kiosk signed (RFC 9421), just now and once; everything under /v1 else is refused. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentDigest, verifyRequest } from '../../../main/core/signing/request-signature.ts';
import { PublicSigningKey } from '../../../main/core/signing/signing.ts';
import { type Db, rowsOf } from './db.ts';
import { Gathered } from './gathered.ts';
import type { KioskKey, Kiosks } from './kiosks.ts';

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
const FORGET_MS = 60_000;
const LOT_MAX = 64;
/** `created` is in seconds, and set by the Date of an answer, milliseconds. */
const OVERTAKING_MS = 2_000;
const KEY_ID = /;keyid="([^"]*)"/;
const AUDIT_HEAD = /^(\d{1,15}):([0-9a-f]{64})$/;
/** Signed by the key that it brings, which its code vouches for. */
const ENROLMENTS = '/v1/enrolments';

/**
 * By the route that was found, not by the address: `/%761/…` and `http://host/v1/…` (RFC 9112, 3.2.2) lead to the same one. What leads
 * nowhere is the kiosks' by its address.
 */
const routeOf = ({ routeOptions }: FastifyRequest) => routeOptions.url ?? '';
const isKiosks = (request: FastifyRequest) =>
  routeOf(request).startsWith('/v1/') || request.url.startsWith('/v1/');

const UNSIGNED = {
  unsigned: 'signature-missing',
  'unknown-key': 'kiosk-unknown',
  forged: 'signature-invalid',
} as const;

type Head = { kioskId: string; seq: number; hash: string; createdMs: number };
type Deps = { db: Db; kiosks: Kiosks; now: () => number };

export function demandSignatures(app: FastifyInstance, { db, kiosks, now }: Deps): void {
  let forgotAt = 0;
  const forget = async () => {
    if (Math.abs(now() - forgotAt) < FORGET_MS) return;
    forgotAt = now();
    await db.run('DELETE FROM nonce WHERE at < ?', now() - NONCES_KEPT_MS);
  };
  /** False: it came before. */
  const nonces = new Gathered(LOT_MAX, async (lot: [kid: string, nonce: string][]) => {
    const rows = await db.all<{ kid: string; nonce: string }>(
      `INSERT INTO nonce VALUES ${rowsOf(lot.length, 3)} ON CONFLICT DO NOTHING RETURNING kid, nonce`,
      ...lot.flatMap((one) => [...one, now()]),
    );
    const fresh = new Set(rows.map(({ kid, nonce }) => JSON.stringify([kid, nonce])));
    // Two with the same in one lot: it was fresh for the first.
    return lot.map((one) => fresh.delete(JSON.stringify(one)));
  });
  const heads = new Gathered(LOT_MAX, async (lot: Head[]) => {
    await db.transaction(() => noteHeads(db, lot, now()));
    return lot;
  });
  const refuse = (reply: FastifyReply, status: number, code: string) => {
    if (status === 401) reply.header('WWW-Authenticate', `Signature error="${code}"`);
    return reply.code(status).send({ code });
  };

  app.decorateRequest('kioskId', '');
  app.decorateRequest('rawBody', null);

  /** Null: let in, with `request.kioskId` set. */
  async function refusal(
    request: FastifyRequest,
    keyOf: (kid: string) => Promise<PublicSigningKey | KioskKey | null>,
    hasBody: boolean,
  ) {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const [, named = ''] = KEY_ID.exec(headers['signature-input'] ?? '') ?? [];
    const key = await keyOf(named);
    const asked = { method: request.method, url: request.url, headers };
    const found = await verifyRequest(asked, hasBody, (kid) => (kid === named ? key : null));
    if (found.verdict !== 'signed') return UNSIGNED[found.verdict];
    if (Math.abs(now() - found.createdMs) > FRESH_MS) return 'signature-stale';
    await forget();
    if (!(await nonces.add([found.kid, found.nonce]))) return 'signature-replayed';
    const known = key && 'kioskId' in key ? key : await kiosks.byKid(found.kid);
    request.kioskId = known?.kioskId ?? '';
    const struckOff = known && (await kiosks.struckOff(known.kid));
    if (struckOff) return struckOff;
    if (known && headers['x-kiosk-id'] !== known.kioskId) return 'another-kiosk';
    return known ? noteHead(known.kioskId, headers['x-kiosk-audit'] ?? '', found.createdMs) : null;
  }

  async function noteHead(kioskId: string, text: string, createdMs: number): Promise<string | null> {
    const [, seq, hash = ''] = AUDIT_HEAD.exec(text) ?? [];
    if (seq === undefined) return 'audit-head-missing';
    await heads.add({ kioskId, seq: Number(seq), hash, createdMs });
    return null;
  }

  app.addHook('onRequest', async (request, reply) => {
    // Its own clock stands on every answer: kiosks set right by it what they sign.
    reply.raw.setHeader('Date', new Date(now()).toUTCString());
    if (!isKiosks(request) || routeOf(request) === ENROLMENTS) return;
    const isJson = String(request.headers['content-type']).toLowerCase().startsWith('application/json');
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
    if (routeOf(request) !== ENROLMENTS) return;
    const key = PublicSigningKey.safeParse((request.body as { key?: unknown } | null)?.key);
    const code = await refusal(request, async (kid) => (key.data?.kid === kid ? key.data : null), true);
    if (code) return refuse(reply, 401, code);
  });
}

/**
 * Keeps where the kiosks' trails stand. A trail that went back, or is another, is marked: one that says less than was heard
 * before the request was made. What is on its way at the same time may overtake.
 */
async function noteHeads(db: Db, lot: Head[], at: number): Promise<void> {
  const latest = new Map<string, Head>();
  for (const head of lot.toSorted((a, b) => a.createdMs - b.createdMs)) {
    latest.set(JSON.stringify([head.kioskId, head.seq, head.hash]), head);
  }
  // In one order everywhere: two processes that noted them crosswise would wait for each other.
  for (const [, { kioskId, seq, hash, createdMs }] of [...latest].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const contradicting = await db.one(
      `SELECT 1 FROM audit_head
       WHERE kiosk_id = ? AND ((seq > ? AND at < ?) OR (seq = ? AND hash <> ?)) LIMIT 1`,
      ...[kioskId, seq, createdMs - OVERTAKING_MS, seq, hash],
    );
    await db.run(
      `INSERT INTO audit_head VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (kiosk_id, seq, hash) DO UPDATE SET rewound = 1
       WHERE excluded.rewound = 1 AND audit_head.rewound = 0`,
      ...[kioskId, seq, hash, at, contradicting ? 1 : 0],
    );
  }
}
