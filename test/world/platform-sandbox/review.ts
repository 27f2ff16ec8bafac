/** Reviews cases of pre-review (预审): a reviewer passes, has mended (补正) or does not accept them, and their applicants mend them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { papersInAll } from '../../../main/core/forms/authorisation.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import type { AnswerValue } from '../../../main/core/model/draft.ts';
import { numbersOf } from '../../../main/core/model/principal.ts';
import { CaseState } from '../../../main/core/model/receipt.ts';
import {
  Mark,
  type Mending,
  type Refusal,
  RejectionReason,
  type ReviewWord,
  Words,
} from '../../../main/core/model/review.ts';
import {
  type BlobRef,
  blobAad,
  ReviewProof,
  reviewAad,
  type Submission,
} from '../../../main/core/model/submission.ts';
import {
  type CorrectionBody,
  PIECE_BYTES_MAX,
  type Progress,
  type ReviewPagePiece,
  type ReviewPageRequest,
  type ReviewRequest,
} from '../../../main/core/platform/answers.ts';
import { open, openBytes, SealedEnvelope, sealedBytesKid } from '../../../main/core/sealing/seal.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { hasBlob } from './blobs.ts';
import type { Db } from './db.ts';
import type { Filing, FilingAnswer, Held } from './filing.ts';
import type { PlatformKeys } from './keys.ts';
import { once, refused } from './once.ts';

type Deps = {
  db: Db;
  filing: Filing;
  keys: PlatformKeys;
  catalogue: Catalogue;
  /** Where the photographs lie. */
  folder: string;
  now: () => number;
};

/** What a reviewer decides. `page`: which page of the material, from 1. */
export const Decision = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('passed') }),
  z
    .object({
      outcome: z.literal('supplement'),
      until: z.iso.date(),
      fields: z.array(z.object({ key: z.string(), words: Words })).default([]),
      materials: z
        .array(
          z.object({
            archiveKey: z.string(),
            words: Words,
            marks: z.array(Mark.extend({ page: z.number().int().min(1) })).default([]),
          }),
        )
        .default([]),
    })
    .refine(({ fields, materials }) => fields.length + materials.length > 0, 'nothing to mend'),
  z.object({ outcome: z.literal('rejected'), reason: RejectionReason, words: Words }),
]);
export type Decision = z.infer<typeof Decision>;
type Supplement = Extract<Decision, { outcome: 'supplement' }>;

/** A page of a paper, and the submission that brought it: its photograph is sealed for that one. */
type Page = BlobRef & { of: string };
type Paper = { archiveKey: string; original: boolean; pages: Page[] };
/** A case with all that was mended so far. */
export type CaseNow = {
  submission: Submission;
  answers: Record<string, AnswerValue>;
  repeats: Record<string, Record<string, AnswerValue>[]>;
  papers: Paper[];
};

type CaseRow = { key: string; case_no: string; item_code: string; state: string; filed_at: string };
type ReviewRow = { number: number; outcome: string; until: string | null; word: string; decided_at: string };
type CorrectionRow = {
  key: string;
  corrects: string;
  review: number;
  body_hash: string;
  kiosk_id: string;
  receipt_no: string;
  corrected_at: string;
  sealed: string;
};

export type ReviewRefusal = { status: 404 | 409 | 422; code: string };

const CASE = `SELECT key, case_no, item_code, state, filed_at FROM submission WHERE kind = 'pre-review'`;

export class Reviewing {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Whose last day to mend them has passed are 逾期失效 from then on. */
  async lapse(): Promise<void> {
    const { db, now } = this.#deps;
    await db.run(
      `UPDATE submission SET state = 'expired' WHERE state = 'supplement' AND
         (SELECT until FROM review WHERE case_key = submission.key ORDER BY number DESC LIMIT 1) < ?`,
      hallDate(now()),
    );
  }

  /** Every case of pre-review, in the order filed. */
  async list(): Promise<{ caseNo: string; key: string; itemName: string; state: string; filedAt: string }[]> {
    await this.lapse();
    const { catalogue, db } = this.#deps;
    const rows = await db.all<CaseRow>(`${CASE} ORDER BY filed_at, key`);
    return rows.map(({ key, case_no: caseNo, item_code: itemCode, state, filed_at: filedAt }) => ({
      ...{ caseNo, key, state, filedAt },
      itemName: catalogue.item(itemCode)?.name ?? itemCode,
    }));
  }

  /** What the reviewer sees of a case; null: no such case. */
  async look(key: string) {
    await this.lapse();
    const row = await this.#case(key);
    const now = row && (await this.#caseNow(key));
    if (!row || !now) return null;
    const item = this.#deps.catalogue.item(row.item_code);
    const labels = Object.fromEntries(
      [...(item?.situation ?? []), ...(item?.fields ?? [])].map(({ key: field, label }) => [field, label]),
    );
    const { applicant, principal = null, phone, signature = null, later = null } = now.submission;
    return {
      ...{ key, caseNo: row.case_no, itemName: item?.name ?? row.item_code, state: row.state },
      ...{ applicant, principal, phone, signature, later, labels },
      ...{ answers: now.answers, repeats: now.repeats },
      papers: now.papers.map((paper) => ({
        ...paper,
        name: item && papersInAll(item).find(({ archiveKey }) => archiveKey === paper.archiveKey)?.name,
      })),
      reviews: (await this.#reviews(key)).map(({ word, decided_at: at }) => ({ at, ...JSON.parse(word) })),
    };
  }

  /** A photograph of a case as JPEG; null: it has none of that hash. */
  async photograph(key: string, sha256: string): Promise<Uint8Array | null> {
    const papers = (await this.#caseNow(key))?.papers ?? [];
    const page = papers.flatMap(({ pages }) => pages).find((each) => each.sha256 === sha256);
    if (!page) return null;
    const { folder, keys } = this.#deps;
    const sealed = readFileSync(path.join(folder, 'blobs', page.sha256));
    const platformKey = keys.byKid(sealedBytesKid(sealed) ?? '');
    return platformKey ? openBytes(platformKey.privateKey, sealed, blobAad(page.of)) : null;
  }

  /** Null: decided. A case is decided while it waits for it, each time once. */
  decide(key: string, decision: Decision): Promise<ReviewRefusal | null> {
    const { db, now } = this.#deps;
    return db.transaction(async () => {
      if (!(await this.#case(key))) return { status: 404, code: 'unknown-case' };
      const state = decision.outcome;
      const changed = await db.run(
        `UPDATE submission SET state = ? WHERE key = ? AND state = 'pending'`,
        state,
        key,
      );
      if (changed !== 1) return { status: 409, code: 'not-pending' };
      const number = ((await this.#reviews(key)).at(-1)?.number ?? 0) + 1;
      const until = decision.outcome === 'supplement' ? decision.until : null;
      await db.run(
        'INSERT INTO review VALUES (?, ?, ?, ?, ?, ?)',
        ...[key, number, decision.outcome, until, JSON.stringify(decision), hallTime(now())],
      );
      return null;
    });
  }

  /** The case of a slip, for who proved to be its applicant. */
  async #asked(wanted: ReviewRequest): Promise<{ row: CaseRow; now: CaseNow } | ReviewRefusal> {
    await this.lapse();
    const row = await this.#bySlip(wanted.slip);
    if (!row) return { status: 404, code: 'unknown-case' };
    const now = await this.#caseNow(row.key);
    const proof = await this.#proofOf(wanted);
    if (!now || !proof) return { status: 422, code: 'unreadable' };
    if (proof.source === 'typed') return { status: 422, code: 'not-proved' };
    if (!numbersOf(now.submission).includes(proof.idNumber)) return { status: 422, code: 'another-person' };
    return { row, now };
  }

  /** Why a case was not accepted, for who proved to be the applicant. */
  async refusal(wanted: ReviewRequest): Promise<Refusal | ReviewRefusal> {
    const asked = await this.#asked(wanted);
    if ('status' in asked) return asked;
    const review = (await this.#reviews(asked.row.key)).at(-1);
    const decision = review && (JSON.parse(review.word) as Decision);
    if (!review || asked.row.state !== 'rejected' || decision?.outcome !== 'rejected')
      return { status: 422, code: 'not-refused' };
    const { reason, words } = decision;
    return { caseNo: asked.row.case_no, decidedAt: review.decided_at, reason, words };
  }

  /** What is to be mended, for who proved to be the applicant. */
  async ask(wanted: ReviewRequest): Promise<Mending | ReviewRefusal> {
    const asked = await this.#asked(wanted);
    if ('status' in asked) return asked;
    const { row, now } = asked;
    const review = (await this.#reviews(row.key)).at(-1);
    if (row.state !== 'supplement' || !review) return { status: 422, code: 'nothing-to-mend' };
    const decision = JSON.parse(review.word) as Supplement;
    const { itemVersion } = now.submission;
    return {
      corrects: row.key,
      caseNo: row.case_no,
      review: review.number,
      ...(itemVersion !== undefined && { itemVersion }),
      decidedAt: review.decided_at,
      until: decision.until,
      ...{ answers: now.answers, repeats: now.repeats, fields: decision.fields },
      materials: decision.materials.map(({ archiveKey, words, marks }) => ({
        ...{ archiveKey, words },
        pages: pagesOf(now, archiveKey).map(({ sha256 }, at) => ({
          sha256,
          marks: marks.flatMap(({ page, ...mark }) => (page === at + 1 ? [mark] : [])),
        })),
      })),
    };
  }

  /** A piece of a photograph of a paper that is to be mended. */
  async piece({ sha256, from, ...wanted }: ReviewPageRequest): Promise<ReviewPagePiece | ReviewRefusal> {
    const mending = await this.ask(wanted);
    if ('status' in mending) return mending;
    const isAmong = mending.materials.some(({ pages }) => pages.some((page) => page.sha256 === sha256));
    const jpeg = isAmong ? await this.photograph(mending.corrects, sha256) : null;
    if (!jpeg || from >= jpeg.length) return { status: 404, code: 'unknown-page' };
    const piece = Buffer.from(jpeg.subarray(from, from + PIECE_BYTES_MAX)).toString('base64');
    return { size: jpeg.length, piece };
  }

  correct(key: string, body: CorrectionBody, bodyHash: string): Promise<FilingAnswer> {
    return once(this.#deps.db, {
      replay: () => this.#replay(key, bodyHash),
      wrong: () => this.#wrong(key, body),
      insert: () => this.#insert(key, bodyHash, body),
    }).then((answer) =>
      answer.outcome === 'refused' && answer.code === 'blob-missing' ? { ...answer, status: 409 } : answer,
    );
  }

  /** The corrected case, for the key that corrected it. */
  async find(key: string): Promise<Held | null> {
    const row = await this.#correction(key);
    const held = row && (await this.#deps.filing.find(row.corrects));
    return held ? { ...held, kioskId: row.kiosk_id, bodyHash: row.body_hash } : null;
  }

  /** How far a case is, by the name of a correction's slip; null: no such slip. */
  async progress(name: string): Promise<Progress | null> {
    await this.lapse();
    const row = await this.#bySlip(name);
    if (!row) return null;
    const steps = await this.stepsOf(row);
    const { case_no: caseNo, item_code: itemCode } = row;
    const state = CaseState.parse(row.state);
    return { caseNo, itemCode, state, steps, ...(await this.wordOf(row.key)) };
  }

  /** What happened to a case so far. */
  async stepsOf({ key, state, filed_at: filedAt }: Omit<CaseRow, 'case_no' | 'item_code'>) {
    const steps: Progress['steps'] = [{ state: 'pending', at: filedAt }];
    const corrections = await this.#corrections(key);
    for (const { number, outcome, decided_at: at } of await this.#reviews(key)) {
      steps.push({ state: CaseState.parse(outcome), at });
      const mended = corrections.find(({ review }) => review === number);
      if (mended) steps.push({ state: 'pending', at: mended.corrected_at });
    }
    if (steps.at(-1)?.state === state) return steps;
    // Decided without a review: it lapsed, or somebody set it by hand.
    if (steps.length === 1) return [{ state: CaseState.parse(state), at: filedAt }];
    return [...steps, { state: CaseState.parse(state), at: hallTime(this.#deps.now()) }];
  }

  /** What may be known of its review by whoever holds its slip. */
  async wordOf(key: string): Promise<{ review: ReviewWord }> {
    const last = (await this.#reviews(key)).at(-1);
    if (!last) return { review: {} };
    const { reason } = JSON.parse(last.word) as { reason?: RejectionReason };
    return { review: { ...(last.until && { until: last.until }), ...(reason && { reason }) } };
  }

  async all(): Promise<{ key: string; corrects: string; review: number; receiptNo: string }[]> {
    return this.#deps.db.all(
      'SELECT key, corrects, review, receipt_no AS "receiptNo" FROM correction ORDER BY corrected_at, key',
    );
  }

  /** The correction as it was sealed; null when there is none. */
  async opened(key: string): Promise<Submission | null> {
    const row = await this.#correction(key);
    return row ? this.#deps.filing.unseal(key, SealedEnvelope.parse(JSON.parse(row.sealed))) : null;
  }

  #case(key: string): Promise<CaseRow | undefined> {
    return this.#deps.db.one(`${CASE} AND key = ?`, key);
  }

  #bySlip(name: string): Promise<CaseRow | undefined> {
    return this.#deps.db.one(
      `${CASE} AND (slip_name = ? OR key IN (SELECT corrects FROM correction WHERE slip_name = ?))`,
      ...[name, name],
    );
  }

  #reviews(key: string): Promise<ReviewRow[]> {
    return this.#deps.db.all('SELECT * FROM review WHERE case_key = ? ORDER BY number', key);
  }

  #correction(key: string): Promise<CorrectionRow | undefined> {
    return this.#deps.db.one('SELECT * FROM correction WHERE key = ?', key);
  }

  #corrections(key: string): Promise<CorrectionRow[]> {
    return this.#deps.db.all('SELECT * FROM correction WHERE corrects = ? ORDER BY review', key);
  }

  async #proofOf({ slip, submissionId, sealed }: ReviewRequest): Promise<ReviewProof | null> {
    const key = this.#deps.keys.byKid(sealed.kid);
    const plain = key && (await open(key.privateKey, sealed, reviewAad(submissionId, slip)));
    if (!plain) return null;
    try {
      return ReviewProof.parse(JSON.parse(new TextDecoder().decode(plain)));
    } catch {
      return null;
    }
  }

  async #caseNow(key: string): Promise<CaseNow | null> {
    const submission = await this.#deps.filing.open(key);
    if (!submission) return null;
    const now: CaseNow = {
      submission,
      answers: { ...submission.answers },
      repeats: { ...submission.repeats },
      papers: [],
    };
    handIn(now, submission);
    for (const { key: correction } of await this.#corrections(key)) {
      const mended = await this.opened(correction);
      if (!mended) continue;
      for (const [question, answer] of Object.entries(mended.answers)) {
        if (answer === '') delete now.answers[question];
        else now.answers[question] = answer;
      }
      Object.assign(now.repeats, mended.repeats);
      handIn(now, mended);
    }
    return now;
  }

  async #replay(key: string, bodyHash: string): Promise<FilingAnswer | null> {
    const row = await this.#correction(key);
    const { filing } = this.#deps;
    if (!row) return (await filing.find(key)) && refused('key-reused');
    const held = await filing.find(row.corrects);
    if (!held || row.body_hash !== bodyHash) return refused('key-reused');
    return { outcome: 'replayed', answer: { caseNo: held.caseNo, state: held.state } };
  }

  async #wrong(key: string, body: CorrectionBody): Promise<string | null> {
    const { filing, db } = this.#deps;
    for (const { sha256, size } of body.blobs) if (!(await hasBlob(db, sha256, size))) return 'blob-missing';
    const inner = await filing.unseal(key, body.sealed);
    if (!inner) return 'unreadable';
    if (!agrees(key, body, inner)) return 'envelope-mismatch';
    const row = await this.#case(body.corrects);
    const first = row && (await filing.open(body.corrects));
    if (!row || !first || row.item_code !== body.itemCode) return 'unknown-case';
    if (!inner.applicant || !numbersOf(first).includes(inner.applicant.idNumber)) return 'another-person';
    if (inner.applicant.source === 'typed') return 'not-proved';
    const review = (await this.#reviews(body.corrects)).find(({ number }) => number === body.review);
    if (!review?.until) return 'nothing-to-mend';
    return hallDate(Date.parse(inner.committedAt)) > review.until ? 'too-late' : null;
  }

  async #insert(key: string, bodyHash: string, body: CorrectionBody): Promise<FilingAnswer> {
    const { db, filing, now } = this.#deps;
    const before = await db.one(
      'SELECT 1 FROM correction WHERE corrects = ? AND review = ?',
      ...[body.corrects, body.review],
    );
    // It may be the same one, which came in by another process just now.
    if (before) return (await this.#replay(key, bodyHash)) ?? refused('already-corrected');
    const last = (await this.#reviews(body.corrects)).at(-1)?.number;
    const changed =
      last === body.review
        ? await db.run(
            `UPDATE submission SET state = 'pending' WHERE key = ? AND state IN ('supplement', 'expired')`,
            body.corrects,
          )
        : 0;
    if (changed !== 1) return refused('nothing-to-mend');
    await db.run(
      'INSERT INTO correction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...[key, body.corrects, body.review, bodyHash, body.kioskId, body.receiptNo],
      ...[hallTime(now()), JSON.stringify(body.sealed), slipName(key)],
    );
    const held = await filing.find(body.corrects);
    if (!held) throw new Error('a case that was just corrected is gone');
    return { outcome: 'filed', answer: { caseNo: held.caseNo, state: held.state } };
  }
}

function pagesOf({ papers }: CaseNow, archiveKey: string): Page[] {
  return papers.find((paper) => paper.archiveKey === archiveKey)?.pages ?? [];
}

/** A paper that is handed in again takes the place of the one before. */
function handIn(now: CaseNow, { submissionId, materials }: Submission): void {
  for (const { archiveKey, original, pages } of materials) {
    const paper = { archiveKey, original, pages: pages.map((page) => ({ ...page, of: submissionId })) };
    const at = now.papers.findIndex((each) => each.archiveKey === archiveKey);
    now.papers.splice(at < 0 ? now.papers.length : at, at < 0 ? 0 : 1, paper);
  }
}

function agrees(key: string, body: CorrectionBody, inner: Submission): boolean {
  return (
    inner.submissionId === key &&
    inner.service === 'correction' &&
    inner.corrects === body.corrects &&
    inner.review === body.review &&
    inner.itemCode === body.itemCode &&
    inner.receiptNo === body.receiptNo &&
    inner.committedAt === body.committedAt
  );
}
