/** Cases of pre-review (预审) as they stand: filed, reviewed and mended so far. Whoever reviews and whoever mends reads them here. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { papersInAll } from '../../../main/core/forms/authorisation.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import type { AnswerValue } from '../../../main/core/model/draft.ts';
import { CaseState } from '../../../main/core/model/receipt.ts';
import { ResultWord } from '../../../main/core/model/result.ts';
import type { RejectionReason, ReviewWord } from '../../../main/core/model/review.ts';
import {
  type BlobRef,
  blobAad,
  type Submission,
  type SubmittedMaterial,
} from '../../../main/core/model/submission.ts';
import type { Progress } from '../../../main/core/platform/answers.ts';
import { openBytes, SealedEnvelope, sealedBytesKid } from '../../../main/core/sealing/seal.ts';
import type { Db } from './db.ts';
import type { Filing } from './filing.ts';
import type { PlatformKeys } from './keys.ts';

type Deps = {
  db: Db;
  filing: Filing;
  keys: PlatformKeys;
  catalogue: Catalogue;
  /** Where the photographs lie. */
  folder: string;
  now: () => number;
};

/** A page of a paper, and the submission that brought it: its photograph is sealed for that one. */
export type Page = BlobRef & { of: string };
type Paper = Pick<SubmittedMaterial, 'archiveKey' | 'original' | 'origin'> & { pages: Page[] };
/** A case with all that was mended so far. */
export type CaseNow = {
  submission: Submission;
  answers: Record<string, AnswerValue>;
  repeats: Record<string, Record<string, AnswerValue>[]>;
  papers: Paper[];
};

export type CaseRow = { key: string; case_no: string; item_code: string; state: string; filed_at: string };
export type ReviewRow = {
  number: number;
  outcome: string;
  until: string | null;
  word: string;
  decided_at: string;
};
export type CorrectionRow = {
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

/** States of a case on which somebody still works. */
const GOES_ON = ['pending', 'supplement', 'passed'];

export const CASE = `SELECT key, case_no, item_code, state, filed_at FROM submission WHERE kind = 'pre-review'`;

export class ReviewCases {
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

  /** A photograph of a case as JPEG; null: it has none of that hash. */
  async photograph(key: string, sha256: string): Promise<Uint8Array | null> {
    const papers = (await this.caseNow(key))?.papers ?? [];
    const page = papers.flatMap(({ pages }) => pages).find((each) => each.sha256 === sha256);
    if (!page) return null;
    const { folder, keys } = this.#deps;
    const sealed = readFileSync(path.join(folder, 'blobs', page.sha256));
    const platformKey = keys.byKid(sealedBytesKid(sealed) ?? '');
    return platformKey ? openBytes(platformKey.privateKey, sealed, blobAad(page.of)) : null;
  }

  /** How far a case is, by the name of a correction's slip; null: no such slip. */
  async progress(name: string): Promise<Progress | null> {
    await this.lapse();
    const row = await this.bySlip(name);
    if (!row) return null;
    const steps = await this.stepsOf(row);
    const { case_no: caseNo, item_code: itemCode } = row;
    const state = CaseState.parse(row.state);
    return {
      caseNo,
      itemCode,
      state,
      steps,
      ...(await this.wordOf(row.key)),
      ...(await this.resultOf(row.key)),
      ...(await this.owedOf(row)),
    };
  }

  /** What happened to a case so far. */
  async stepsOf({ key, state, filed_at: filedAt }: Omit<CaseRow, 'case_no' | 'item_code'>) {
    const steps: Progress['steps'] = [{ state: 'pending', at: filedAt }];
    const corrections = await this.corrections(key);
    for (const { number, outcome, decided_at: at } of await this.reviews(key)) {
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
    const last = (await this.reviews(key)).at(-1);
    if (!last) return { review: {} };
    const { reason } = JSON.parse(last.word) as { reason?: RejectionReason };
    return { review: { ...(last.until && { until: last.until }), ...(reason && { reason }) } };
  }

  /** How its result comes, without whom a letter names. */
  async resultOf(key: string): Promise<Pick<Progress, 'result'>> {
    const result = (await this.#deps.filing.open(key))?.result;
    return result ? { result: ResultWord.parse(result) } : {};
  }

  /** What its applicant still has to do, as its slip says it; nothing of a case that came to its end. */
  async owedOf({ key, item_code: itemCode, state }: CaseRow): Promise<Pick<Progress, 'owed' | 'isUnsigned'>> {
    const now = GOES_ON.includes(state) ? await this.caseNow(key) : null;
    if (!now) return {};
    const { later, signature } = now.submission;
    const item = this.#deps.catalogue.item(itemCode);
    const has = (archiveKey: string) =>
      now.papers.some((each) => each.archiveKey === archiveKey && (each.original || each.pages.length > 0));
    const papers = (item ? papersInAll(item) : [])
      .filter(({ archiveKey }) => later?.archiveKeys.includes(archiveKey) && !has(archiveKey))
      .map(({ name }) => name);
    return {
      ...(later && papers.length > 0 && { owed: { papers, until: later.until } }),
      ...(signature?.state === 'at-window' && { isUnsigned: true }),
    };
  }

  /** The correction as it was sealed; null when there is none. */
  async opened(key: string): Promise<Submission | null> {
    const row = await this.correction(key);
    return row ? this.#deps.filing.unseal(key, SealedEnvelope.parse(JSON.parse(row.sealed))) : null;
  }

  /** Null: no case of pre-review has that key. */
  case(key: string): Promise<CaseRow | undefined> {
    return this.#deps.db.one(`${CASE} AND key = ?`, key);
  }

  /** By the name of its slip, or of one of its corrections'. */
  bySlip(name: string): Promise<CaseRow | undefined> {
    return this.#deps.db.one(
      `${CASE} AND (slip_name = ? OR key IN (SELECT corrects FROM correction WHERE slip_name = ?))`,
      ...[name, name],
    );
  }

  /** Oldest first. */
  reviews(key: string): Promise<ReviewRow[]> {
    return this.#deps.db.all('SELECT * FROM review WHERE case_key = ? ORDER BY number', key);
  }

  correction(key: string): Promise<CorrectionRow | undefined> {
    return this.#deps.db.one('SELECT * FROM correction WHERE key = ?', key);
  }

  /** In the order of the reviews that they answer. */
  corrections(key: string): Promise<CorrectionRow[]> {
    return this.#deps.db.all('SELECT * FROM correction WHERE corrects = ? ORDER BY review', key);
  }

  /** With all that was mended so far; null: it can't be opened. */
  async caseNow(key: string): Promise<CaseNow | null> {
    const submission = await this.#deps.filing.open(key);
    if (!submission) return null;
    const now: CaseNow = {
      submission,
      answers: { ...submission.answers },
      repeats: { ...submission.repeats },
      papers: [],
    };
    handIn(now, submission);
    for (const { key: correction } of await this.corrections(key)) {
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
}

/** A paper that is handed in again takes the place of the one before. */
function handIn(now: CaseNow, { submissionId, materials }: Submission): void {
  for (const { pages, ...material } of materials) {
    const { archiveKey } = material;
    const paper = { ...material, pages: pages.map((page) => ({ ...page, of: submissionId })) };
    const at = now.papers.findIndex((each) => each.archiveKey === archiveKey);
    now.papers.splice(at < 0 ? now.papers.length : at, at < 0 ? 0 : 1, paper);
  }
}
