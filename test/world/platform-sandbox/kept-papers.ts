/** The archive (一档) and the licence library (一库): which papers of an item there are, and their pages, for whoever's card was read. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { holderOf, mayTake, monthsAfter } from '../../../main/core/forms/archive.ts';
import { papersInAll } from '../../../main/core/forms/authorisation.ts';
import {
  archiveAad,
  type Holder,
  type KeptPaper,
  OwnPapersQuestion,
  PageQuestion,
  type PaperSource,
  PapersQuestion,
} from '../../../main/core/model/archive.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import { resident } from '../../../main/core/model/documents/resident.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import {
  ArchivePageRequest,
  ArchiveRequest,
  PIECE_BYTES_MAX,
  type ReviewPagePiece,
} from '../../../main/core/platform/answers.ts';
import { open } from '../../../main/core/sealing/seal.ts';
import { type Db, rowsOf } from './db.ts';
import type { Filing } from './filing.ts';
import type { PlatformKeys } from './keys.ts';
import { personDigest } from './person-digest.ts';
import type { ReviewCases } from './review-cases.ts';
import { drawnPage, LEGAL_REPRESENTATIVES, SAMPLE_PAPERS } from './sample-papers.ts';

/** What one hands in oneself. */
const OWN: ReadonlySet<string> = new Set<PaperSource>(['camera', 'phone', 'scanner']);

type Deps = {
  db: Db;
  keys: PlatformKeys;
  catalogue: Catalogue;
  filing: Filing;
  cases: ReviewCases;
  now: () => number;
};

/** `submission`: of which its pages are; null: a sample, drawn when asked for. */
type Row = KeptPaper & { submission: string | null };

type Asked<Q> = { question: Q; holder: string } | { code: string };

const ROW = `SELECT id AS "ref", archive_key AS "archiveKey", store, grade, issuer, issued_on AS "issuedOn",
  valid_until AS "validUntil", pages, submission FROM kept_paper`;

export class KeptPapers {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Days of samples count from today, so that some are always about to run out. */
  async seed(): Promise<void> {
    const today = hallDate(this.#deps.now());
    for (const [number, papers] of Object.entries(SAMPLE_PAPERS)) {
      for (const { archiveKey, store, grade, issuer, issued, until, pages } of papers) {
        await this.#insert({
          ...{ ref: this.#ref('sample', number, archiveKey), archiveKey, store, grade, issuer, pages },
          ...{ issuedOn: addDays(today, issued), validUntil: until === null ? null : addDays(today, until) },
          ...{ holder: this.#digest(number), submission: null },
        });
      }
    }
  }

  /** `kioskId`: who signed the request. A text is the code of a refusal. */
  async find(kioskId: string, request: ArchiveRequest): Promise<KeptPaper[] | string> {
    const asked = await this.#asked(kioskId, request, (plain) => PapersQuestion.parse(plain));
    if ('code' in asked) return asked.code;
    const { wanted, holder } = asked.question;
    const item = this.#deps.catalogue.item(asked.question.itemCode);
    if (!item) return 'unknown-item';
    const keys = papersInAll(item)
      .filter((material) => wanted.includes(material.archiveKey) && mayTake(material, holder))
      .map(({ archiveKey }) => archiveKey);
    if (keys.length === 0) return [];
    const among = `archive_key IN ${rowsOf(1, keys.length)}`;
    const rows = await this.#deps.db.all<Row>(
      `${ROW} WHERE holder = ? AND ${among} ORDER BY issued_on DESC, id LIMIT 100`,
      ...[asked.holder, ...keys],
    );
    const offered: KeptPaper[] = [];
    for (const { submission, ...paper } of rows)
      if (submission === null || !(await this.#wasWrong(submission, paper.archiveKey))) offered.push(paper);
    return offered;
  }

  /** Whether a reviewer asked for the paper anew in the case from which it was kept. */
  async #wasWrong(submission: string, archiveKey: string): Promise<boolean> {
    const reviews = await this.#deps.cases.reviews(submission);
    return reviews.some(({ word }) => {
      const { materials = [] } = JSON.parse(word) as { materials?: { archiveKey: string }[] };
      return materials.some((each) => each.archiveKey === archiveKey);
    });
  }

  /** What the archive keeps of who asks, the newest first. A text is the code of a refusal. */
  async own(kioskId: string, request: ArchiveRequest): Promise<KeptPaper[] | string> {
    const asked = await this.#askedOfOwn(kioskId, request);
    if ('code' in asked) return asked.code;
    const rows = await this.#deps.db.all<Row>(
      `${ROW} WHERE holder = ? AND store = 'archive' ORDER BY issued_on DESC, id LIMIT 100`,
      asked.holder,
    );
    return rows.map(({ submission: _, ...paper }) => paper);
  }

  /** Deletes the one that is named, where it is theirs. Null: done. */
  async remove(kioskId: string, request: ArchiveRequest): Promise<string | null> {
    const asked = await this.#askedOfOwn(kioskId, request);
    if ('code' in asked) return asked.code;
    const { ref = '' } = asked.question;
    const own = `SELECT id FROM kept_paper WHERE id = ? AND holder = ? AND store = 'archive'`;
    await this.#deps.db.transaction(async () => {
      await this.#deps.db.run(`DELETE FROM paper_use WHERE paper IN (${own})`, ref, asked.holder);
      await this.#deps.db.run(`DELETE FROM kept_paper WHERE id IN (${own})`, ref, asked.holder);
    });
    return null;
  }

  async page(
    kioskId: string,
    { from, ...request }: ArchivePageRequest,
  ): Promise<ReviewPagePiece | { code: string }> {
    const asked = await this.#asked(kioskId, request, (plain) => PageQuestion.parse(plain));
    if ('code' in asked) return asked;
    const { db, now } = this.#deps;
    const { ref, page, use, consent } = asked.question;
    const row = await db.one<Row>(`${ROW} WHERE id = ? AND holder = ?`, ref, asked.holder);
    if (!row || page > row.pages) return { code: 'unknown-page' };
    if (row.validUntil !== null && row.validUntil < hallDate(now())) return { code: 'expired-paper' };
    const jpeg = await this.#pageOf(row, page);
    if (!jpeg || from >= jpeg.length) return { code: 'unknown-page' };
    await db.run(
      'INSERT INTO paper_use VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ...[request.enquiryId, ref, consent.submissionId, kioskId, use.purpose, hallTime(now())],
    );
    const piece = Buffer.from(jpeg.subarray(from, from + PIECE_BYTES_MAX)).toString('base64');
    return { size: jpeg.length, piece };
  }

  /** What its applicant agreed to have kept of a case; asked again, it is kept once. */
  async keep(key: string): Promise<void> {
    const { filing, catalogue, now } = this.#deps;
    const submission = await filing.open(key);
    const { archive, applicant = null, principal, materials = [], itemCode } = submission ?? {};
    const holder = holderOf({ applicant, principal });
    const item = itemCode === undefined ? null : catalogue.item(itemCode);
    if (!archive?.keep || !applicant || typeof holder === 'string' || !item) return;
    const digest = this.#holder(holder, applicant.idNumber);
    if (digest === null) return;
    const issuedOn = hallDate(now());
    for (const material of papersInAll(item)) {
      const { archiveKey, validMonths } = material;
      const handedIn = materials.find((each) => each.archiveKey === archiveKey);
      const isOwn = handedIn?.origin?.sources.every((source) => OWN.has(source));
      if (!handedIn || !isOwn || handedIn.pages.length === 0 || !mayTake(material, holder)) continue;
      await this.#insert({
        ...{ ref: this.#ref('filed', key, archiveKey), archiveKey, store: 'archive', grade: 'C' },
        ...{ issuer: holder.kind === 'organisation' ? '单位提交' : '本人提交', issuedOn },
        validUntil: validMonths === undefined ? null : monthsAfter(issuedOn, validMonths),
        ...{ pages: handedIn.pages.length, holder: digest, submission: key },
      });
    }
  }

  /** Which papers were handed out, and for what. */
  uses(): Promise<{ ref: string; kioskId: string; purpose: string }[]> {
    return this.#deps.db.all(
      'SELECT paper AS "ref", kiosk_id AS "kioskId", purpose FROM paper_use ORDER BY used_at, enquiry',
    );
  }

  async #pageOf(row: Row, page: number): Promise<Uint8Array | null> {
    if (row.submission === null) return drawnPage(row, page);
    const filed = await this.#deps.filing.open(row.submission);
    const material = filed?.materials.find(({ archiveKey }) => archiveKey === row.archiveKey);
    const blob = material?.pages[page - 1];
    return blob ? this.#deps.cases.photograph(row.submission, blob.sha256) : null;
  }

  async #askedOfOwn(kioskId: string, request: ArchiveRequest): Promise<Asked<OwnPapersQuestion>> {
    const question = await this.#proved(kioskId, request, (plain) => OwnPapersQuestion.parse(plain));
    if ('code' in question) return question;
    return { question, holder: this.#digest(question.person.idNumber) };
  }

  /** The question as it was sealed, and whose papers it may be about. */
  async #asked<Q extends PapersQuestion | PageQuestion>(
    kioskId: string,
    request: ArchiveRequest,
    parse: (plain: unknown) => Q,
  ): Promise<Asked<Q>> {
    const question = await this.#proved(kioskId, request, parse);
    if ('code' in question) return question;
    const holder = this.#holder(question.holder, question.person.idNumber);
    return holder === null ? { code: 'not-holder' } : { question, holder };
  }

  /** Asked by the kiosk that is sealed in, for a person whose card it read. */
  async #proved<Q extends PapersQuestion | PageQuestion | OwnPapersQuestion>(
    kioskId: string,
    { enquiryId, sealed }: ArchiveRequest,
    parse: (plain: unknown) => Q,
  ): Promise<Q | { code: string }> {
    const key = this.#deps.keys.byKid(sealed.kid);
    const plain = key && (await open(key.privateKey, sealed, archiveAad(enquiryId)));
    let question: Q;
    try {
      question = parse(JSON.parse(new TextDecoder().decode(plain ?? new Uint8Array())));
    } catch {
      return { code: 'unreadable' };
    }
    if (question.enquiryId !== enquiryId) return { code: 'envelope-mismatch' };
    if (question.kioskId !== kioskId) return { code: 'another-kiosk' };
    return question.person.source === 'card' ? question : { code: 'not-proved' };
  }

  /** Null: that one's papers are not this person's to use. */
  #holder(holder: Holder, idNumber: string): string | null {
    switch (holder.kind) {
      case 'oneself':
        return this.#digest(idNumber);
      case 'organisation':
        return LEGAL_REPRESENTATIVES[holder.uscc] === idNumber ? this.#digest(holder.uscc) : null;
      case 'child': {
        const { person } = holder;
        const { birth } = resident.holder(person.idNumber);
        const isChild = birth !== null && monthsAfter(birth, 18 * 12) > hallDate(this.#deps.now());
        return person.source === 'card' && isChild ? this.#digest(person.idNumber) : null;
      }
    }
  }

  #digest(number: string): string {
    return personDigest(this.#deps.keys.secret, number);
  }

  #ref(...parts: readonly string[]): string {
    const text = JSON.stringify([this.#deps.keys.secret, ...parts]);
    return createHash('sha256').update(text).digest('base64url').slice(0, 32);
  }

  async #insert(row: Row & { holder: string }): Promise<void> {
    const { ref, holder, archiveKey, store, grade, issuer, issuedOn, validUntil, pages, submission } = row;
    await this.#deps.db.run(
      `INSERT INTO kept_paper VALUES ${rowsOf(1, 10)} ON CONFLICT (id) DO UPDATE
         SET issued_on = excluded.issued_on, valid_until = excluded.valid_until`,
      ...[ref, holder, archiveKey, store, grade, issuer, issuedOn, validUntil, pages, submission],
    );
  }
}

export function mountKeptPapers(app: FastifyInstance, kept: KeptPapers): void {
  app.post('/v1/archive/papers', async (request, reply) => {
    const wanted = ArchiveRequest.safeParse(request.body);
    if (!wanted.success) return reply.code(422).send({ code: 'malformed' });
    const papers = await kept.find(request.kioskId, wanted.data);
    return typeof papers === 'string' ? reply.code(422).send({ code: papers }) : { papers };
  });
  app.post('/v1/archive/own', async (request, reply) => {
    const wanted = ArchiveRequest.safeParse(request.body);
    if (!wanted.success) return reply.code(422).send({ code: 'malformed' });
    const papers = await kept.own(request.kioskId, wanted.data);
    return typeof papers === 'string' ? reply.code(422).send({ code: papers }) : { papers };
  });
  app.post('/v1/archive/delete', async (request, reply) => {
    const wanted = ArchiveRequest.safeParse(request.body);
    if (!wanted.success) return reply.code(422).send({ code: 'malformed' });
    const code = await kept.remove(request.kioskId, wanted.data);
    return code === null ? reply.code(204).send() : reply.code(422).send({ code });
  });
  app.post('/v1/archive/page', async (request, reply) => {
    const wanted = ArchivePageRequest.safeParse(request.body);
    if (!wanted.success) return reply.code(422).send({ code: 'malformed' });
    const answer = await kept.page(request.kioskId, wanted.data);
    return 'code' in answer ? reply.code(answer.code === 'unknown-page' ? 404 : 422).send(answer) : answer;
  });
  app.get('/_sandbox/paper-uses', async () => kept.uses());
}
