/** Places for one picture from a citizen's phone: for the kiosk that asked, the phone's page, and what it sent, for some minutes. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { papersInAll } from '../../../main/core/forms/authorisation.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { PHOTO_BYTES_MAX } from '../../../main/core/model/limits.ts';
import { PhonePlaceRequest, type PhoneState, PIECE_BYTES_MAX } from '../../../main/core/platform/answers.ts';
import type { Db } from './db.ts';

type Deps = { db: Db; catalogue: Catalogue; now: () => number; url: () => string };

/** How long a place is there, milliseconds. */
export const PHONE_PLACE_MS = 5 * 60_000;
/** How often a question that waits looks, milliseconds: other processes share the database. */
const LOOK_MS = 150;
/** AES-256-GCM: a nonce before, a tag behind. */
const SEAL_BYTES = 28;

type Row = {
  id: string;
  token: string;
  kiosk: string;
  paper: string;
  expires: number;
  phone: string | null;
  sealed: string | null;
};

const ROW = `SELECT id, token, kiosk_id AS "kiosk", paper, expires_at AS "expires", phone, sealed FROM phone_upload`;

export class PhoneUploads {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** A text is the code of a refusal. */
  async place(kioskId: string, { uploadId, itemCode, archiveKey }: PhonePlaceRequest) {
    const { db, catalogue, now, url } = this.#deps;
    const item = catalogue.item(itemCode);
    if (!item) return 'unknown-item';
    const paper = papersInAll(item).find((each) => each.archiveKey === archiveKey);
    if (!paper) return 'unknown-paper';
    await this.#forget();
    await db.run(
      'INSERT INTO phone_upload VALUES (?, ?, ?, ?, ?, NULL, NULL) ON CONFLICT DO NOTHING',
      ...[uploadId, randomBytes(16).toString('base64url'), kioskId, paper.name, now() + PHONE_PLACE_MS],
    );
    const row = await this.#byId(kioskId, uploadId);
    if (!row) return 'upload-over';
    return { url: `${url()}/phone/${row.token}`, expiresAt: hallTime(row.expires) };
  }

  /** Answers as soon as it is another than `known`, or after `waitMs`. */
  async state(kioskId: string, id: string, known: string, waitMs: number): Promise<PhoneState> {
    const until = performance.now() + waitMs;
    for (;;) {
      const row = await this.#byId(kioskId, id);
      const state = !row
        ? 'over'
        : row.sealed !== null
          ? 'arrived'
          : row.phone !== null
            ? 'opened'
            : 'waiting';
      if (state !== known || performance.now() >= until) return { state };
      await wait(LOOK_MS);
    }
  }

  async picture(kioskId: string, id: string): Promise<Buffer | null> {
    const sealed = (await this.#byId(kioskId, id))?.sealed;
    return sealed ? Buffer.from(sealed, 'base64') : null;
  }

  async drop(kioskId: string, id: string): Promise<void> {
    await this.#deps.db.run('DELETE FROM phone_upload WHERE id = ? AND kiosk_id = ?', id, kioskId);
  }

  /** Null: there is no such place any more. */
  async byToken(token: string): Promise<Row | null> {
    await this.#forget();
    return (await this.#deps.db.one<Row>(`${ROW} WHERE token = ?`, token)) ?? null;
  }

  /** Whether it is this phone's from now on. */
  async claim(token: string, phone: string): Promise<boolean> {
    await this.#deps.db.run(
      'UPDATE phone_upload SET phone = ? WHERE token = ? AND phone IS NULL',
      phone,
      token,
    );
    return (await this.byToken(token))?.phone === phone;
  }

  /** Whether it was taken: one, once. */
  async take(token: string, phone: string, sealed: Buffer): Promise<boolean> {
    const taken = await this.#deps.db.run(
      'UPDATE phone_upload SET sealed = ? WHERE token = ? AND phone = ? AND sealed IS NULL',
      ...[sealed.toString('base64'), token, phone],
    );
    return taken === 1;
  }

  #byId(kioskId: string, id: string): Promise<Row | undefined> {
    return this.#deps.db.one<Row>(
      `${ROW} WHERE id = ? AND kiosk_id = ? AND expires_at > ?`,
      ...[id, kioskId, this.#deps.now()],
    );
  }

  async #forget(): Promise<void> {
    await this.#deps.db.run('DELETE FROM phone_upload WHERE expires_at <= ?', this.#deps.now());
  }
}

type OfPlace = { Params: { uploadId: string } };

export function mountPhoneUploads(app: FastifyInstance, uploads: PhoneUploads): void {
  app.post('/v1/phone-uploads', async (request, reply) => {
    const wanted = PhonePlaceRequest.safeParse(request.body);
    if (!wanted.success) return reply.code(422).send({ code: 'malformed' });
    const place = await uploads.place(request.kioskId, wanted.data);
    return typeof place === 'string' ? reply.code(422).send({ code: place }) : reply.code(201).send(place);
  });
  app.get<OfPlace & { Querystring: { known?: string; wait?: string } }>(
    '/v1/phone-uploads/:uploadId',
    async ({ kioskId, params, query }) => {
      const waitMs = z.coerce.number().int().min(0).max(20_000).catch(0).parse(query.wait);
      return uploads.state(kioskId, params.uploadId, query.known ?? '', waitMs);
    },
  );
  app.get<OfPlace & { Querystring: { from?: string } }>(
    '/v1/phone-uploads/:uploadId/picture',
    async ({ kioskId, params, query }, reply) => {
      const sealed = await uploads.picture(kioskId, params.uploadId);
      const from = z.coerce.number().int().min(0).catch(0).parse(query.from);
      if (!sealed || from >= sealed.length) return reply.code(404).send({ code: 'unknown-page' });
      return { size: sealed.length, piece: sealed.subarray(from, from + PIECE_BYTES_MAX).toString('base64') };
    },
  );
  app.delete<OfPlace>('/v1/phone-uploads/:uploadId', async ({ kioskId, params }, reply) => {
    await uploads.drop(kioskId, params.uploadId);
    return reply.code(204).send();
  });
  mountPhonePage(app, uploads);
}

type OfPhone = { Params: { token: string } };

/** What the phone itself opens. Its page is nothing without its script, so nothing that only looks at an address claims a place. */
function mountPhonePage(app: FastifyInstance, uploads: PhoneUploads): void {
  const page = readFileSync(path.join(import.meta.dirname, 'phone.html'), 'utf8');
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.get<OfPhone>('/phone/:token', (_request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    const csp = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
    return reply
      .headers({
        'content-security-policy': csp,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      })
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('NONCE', nonce));
  });
  app.post<OfPhone>('/phone/:token/open', async (request, reply) => {
    const { token } = request.params;
    const row = await uploads.byToken(token);
    if (!row) return reply.code(410).send({ code: 'over' });
    const mine = cookieOf(request) ?? randomBytes(16).toString('base64url');
    if (!(await uploads.claim(token, digestOf(mine)))) return reply.code(409).send({ code: 'another-phone' });
    if (row.sealed !== null) return reply.code(409).send({ code: 'already-sent' });
    keep(reply, token, mine);
    return { paper: row.paper };
  });
  app.put<OfPhone & { Body: Buffer }>(
    '/phone/:token/picture',
    { bodyLimit: PHOTO_BYTES_MAX + SEAL_BYTES },
    async (request, reply) => {
      const { token } = request.params;
      const row = await uploads.byToken(token);
      if (!row) return reply.code(410).send({ code: 'over' });
      const phone = digestOf(cookieOf(request) ?? '');
      if (row.phone !== phone) return reply.code(409).send({ code: 'another-phone' });
      if (!Buffer.isBuffer(request.body) || request.body.length <= SEAL_BYTES)
        return reply.code(422).send({ code: 'empty' });
      const taken = await uploads.take(token, phone, request.body);
      return taken ? reply.code(204).send() : reply.code(409).send({ code: 'already-sent' });
    },
  );
}

/** By which a phone is known again while its place is there. */
const COOKIE = /(?:^|;\s*)phone=([\w-]{22})(?:;|$)/;
const cookieOf = ({ headers }: FastifyRequest) => COOKIE.exec(headers.cookie ?? '')?.[1];
const digestOf = (cookie: string) => createHash('sha256').update(cookie).digest('base64');

function keep(reply: FastifyReply, token: string, value: string): void {
  const about = `HttpOnly; SameSite=Strict; Path=/phone/${token}; Max-Age=${PHONE_PLACE_MS / 1000}`;
  reply.header('set-cookie', `phone=${value}; ${about}`);
}
