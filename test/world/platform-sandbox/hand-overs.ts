/** Drafts that wait for whoever left them (续办): bytes that nobody here can open, for some days, taken up once. */
import { randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { hallTime } from '../../../main/core/model/clock.ts';
import { HandOverId, type HandOverPage } from '../../../main/core/model/hand-over.ts';
import {
  type HandOver,
  type HandOverPiece,
  type HandOverPlace,
  HandOverRequest,
  HandOverTakeRequest,
  PIECE_BYTES_MAX,
} from '../../../main/core/platform/answers.ts';
import { dropBlob, hasBlob } from './blobs.ts';
import type { Db } from './db.ts';

type Deps = { db: Db; folder: string; now: () => number; url: () => string };

/** How long one is kept, milliseconds. */
export const HAND_OVER_MS = 3 * 24 * 3600_000;
/** A kiosk that took it up and was not heard of again for so long, milliseconds, has not got it. */
const TAKING_MS = 2 * 60_000;

type Row = {
  id: string;
  holder: string;
  sealed: string;
  /** JSON */
  pages: string;
  expires: number;
  taker: string | null;
  takenAt: number | null;
};

const ROW = `SELECT id, holder, sealed, pages, expires_at AS "expires", taker, taken_at AS "takenAt" FROM hand_over`;

export class HandOvers {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** A text is the code of a refusal. */
  async keep(id: string, { holder, sealed, pages }: HandOverRequest): Promise<HandOverPlace | string> {
    const { db, now, url } = this.#deps;
    await this.#forget();
    for (const { sha256, size } of pages) if (!(await hasBlob(db, sha256, size))) return 'blob-missing';
    await db.run(
      'INSERT INTO hand_over VALUES (?, ?, ?, ?, ?, NULL, NULL) ON CONFLICT DO NOTHING',
      ...[id, holder, sealed, JSON.stringify(pages), now() + HAND_OVER_MS],
    );
    const row = await this.#byId(id);
    if (row?.sealed !== sealed) return 'id-taken';
    return { url: `${url()}/hand-over/${id}`, until: hallTime(row.expires) };
  }

  /** Whose it is becomes clear from `holder` alone: it is made of the code's secret and the document number. */
  async take(kioskId: string, id: string, holder: string): Promise<HandOver | string> {
    const { db, now } = this.#deps;
    await this.#forget();
    const row = await this.#byId(id);
    if (!row) return 'over';
    if (row.holder !== holder) return 'another-person';
    const taken = await db.run(
      'UPDATE hand_over SET taker = ?, taken_at = ? WHERE id = ? AND (taker IS NULL OR taker = ? OR taken_at < ?)',
      ...[kioskId, now(), id, kioskId, now() - TAKING_MS],
    );
    return taken === 1 ? { sealed: row.sealed, pages: pagesOf(row) } : 'being-taken';
  }

  /** Null: there is no such page, or it is not for this kiosk. */
  async page(kioskId: string, id: string, sha256: string, from: number): Promise<HandOverPiece | null> {
    const { folder } = this.#deps;
    const row = await this.#byId(id);
    const page = row?.taker === kioskId && pagesOf(row).find((each) => each.sha256 === sha256);
    if (!page || from >= page.size) return null;
    const file = await open(path.join(folder, 'blobs', sha256));
    try {
      const piece = Buffer.alloc(Math.min(PIECE_BYTES_MAX, page.size - from));
      await file.read(piece, 0, piece.length, from);
      return { size: page.size, piece: piece.toString('base64') };
    } finally {
      await file.close();
    }
  }

  /** With its pages. */
  async drop(id: string): Promise<void> {
    const { db, folder } = this.#deps;
    const row = await this.#byId(id);
    if (!row) return;
    await db.run('DELETE FROM hand_over WHERE id = ?', id);
    for (const { sha256 } of pagesOf(row)) await dropBlob(db, folder, sha256);
  }

  /** For the phone: until when it waits, ISO 8601; null: it does not any more. */
  async until(id: string): Promise<string | null> {
    await this.#forget();
    const row = await this.#byId(id);
    return row ? hallTime(row.expires) : null;
  }

  #byId(id: string): Promise<Row | undefined> {
    return this.#deps.db.one<Row>(`${ROW} WHERE id = ?`, id);
  }

  async #forget(): Promise<void> {
    const { db, now } = this.#deps;
    for (const { id } of await db.all<Row>(`${ROW} WHERE expires_at <= ?`, now())) await this.drop(id);
  }
}

const pagesOf = ({ pages }: Row): HandOverPage[] => JSON.parse(pages);

const STATUS: Record<string, number> = {
  'blob-missing': 409,
  'id-taken': 409,
  'another-person': 403,
  'being-taken': 409,
  over: 410,
};

type OfDraft = { Params: { id: string } };

export async function mountHandOvers(app: FastifyInstance, handOvers: HandOvers): Promise<void> {
  app.put<OfDraft>('/v1/hand-overs/:id', { bodyLimit: 1024 * 1024 }, async ({ params, body }, reply) => {
    const id = HandOverId.safeParse(params.id);
    const draft = HandOverRequest.safeParse(body);
    if (!id.success || !draft.success) return reply.code(422).send({ code: 'malformed' });
    const kept = await handOvers.keep(id.data, draft.data);
    return typeof kept === 'string' ? refused(reply, kept) : reply.code(201).send(kept);
  });
  app.post<OfDraft>('/v1/hand-overs/:id/take', async ({ kioskId, params, body }, reply) => {
    const wanted = HandOverTakeRequest.safeParse(body);
    if (!wanted.success) return reply.code(422).send({ code: 'malformed' });
    const taken = await handOvers.take(kioskId, params.id, wanted.data.holder);
    return typeof taken === 'string' ? refused(reply, taken) : taken;
  });
  app.get<{ Params: { id: string; sha256: string }; Querystring: { from?: string } }>(
    '/v1/hand-overs/:id/pages/:sha256',
    async ({ kioskId, params, query }, reply) => {
      const from = z.coerce.number().int().min(0).catch(0).parse(query.from);
      const piece = await handOvers.page(kioskId, params.id, params.sha256, from);
      return piece ?? reply.code(404).send({ code: 'unknown-page' });
    },
  );
  app.delete<OfDraft>('/v1/hand-overs/:id', async ({ params }, reply) => {
    await handOvers.drop(params.id);
    return reply.code(204).send();
  });
  await mountPhonePage(app, handOvers);
}

const refused = <Reply extends { code(status: number): { send(body: object): unknown } }>(
  reply: Reply,
  code: string,
) => reply.code(STATUS[code] ?? 422).send({ code });

/** What the citizen's phone opens: the code again, large enough for a kiosk's scanner. What stands behind the hash stays on the phone. */
async function mountPhonePage(app: FastifyInstance, handOvers: HandOvers): Promise<void> {
  const page = await readFile(path.join(import.meta.dirname, 'hand-over.html'), 'utf8');
  // Draws QR codes; of this repository's own packages, put into the page: a phone fetches nothing else.
  const drawer = await readFile(new URL(import.meta.resolve('uqr')), 'utf8');
  app.get<OfDraft>('/hand-over/:id', (_request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    const csp = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
    return reply
      .headers({
        'content-security-policy': csp,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      })
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('NONCE', nonce).replace('/* DRAWER */', () => drawer));
  });
  app.get<OfDraft>('/hand-over/:id/until', async ({ params }, reply) => {
    const until = await handOvers.until(params.id);
    return until === null ? reply.code(410).send({ code: 'over' }) : { until };
  });
  app.delete<OfDraft>('/hand-over/:id', async ({ params }, reply) => {
    await handOvers.drop(params.id);
    return reply.code(204).send();
  });
}
