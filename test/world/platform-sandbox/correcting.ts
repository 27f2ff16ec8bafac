/** Mending (补正) what a reviewer asked for, by whoever proves to be a case's applicant; and why a case was not accepted. */
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import { numbersOf } from '../../../main/core/model/principal.ts';
import type { Mending, Refusal } from '../../../main/core/model/review.ts';
import { ReviewProof, reviewAad, type Submission } from '../../../main/core/model/submission.ts';
import {
  type CorrectionBody,
  PIECE_BYTES_MAX,
  type ReviewPagePiece,
  type ReviewPageRequest,
  type ReviewRequest,
} from '../../../main/core/platform/answers.ts';
import { open } from '../../../main/core/sealing/seal.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { hasBlob } from './blobs.ts';
import type { Db } from './db.ts';
import type { Filing, FilingAnswer, Held } from './filing.ts';
import type { PlatformKeys } from './keys.ts';
import { once, refused } from './once.ts';
import type { Decision, Supplement } from './review.ts';
import type { CaseNow, CaseRow, Page, ReviewCases, ReviewRefusal } from './review-cases.ts';

type Deps = { db: Db; cases: ReviewCases; filing: Filing; keys: PlatformKeys; now: () => number };

export class Correcting {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Why a case was not accepted, for who proved to be the applicant. */
  async refusal(wanted: ReviewRequest): Promise<Refusal | ReviewRefusal> {
    const asked = await this.#asked(wanted);
    if ('status' in asked) return asked;
    const review = (await this.#deps.cases.reviews(asked.row.key)).at(-1);
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
    const review = (await this.#deps.cases.reviews(row.key)).at(-1);
    if (row.state !== 'supplement' || !review) return { status: 422, code: 'nothing-to-mend' };
    const decision = JSON.parse(review.word) as Supplement;
    const { itemVersion, principal } = now.submission;
    return {
      corrects: row.key,
      caseNo: row.case_no,
      review: review.number,
      ...(itemVersion !== undefined && { itemVersion }),
      decidedAt: review.decided_at,
      until: decision.until,
      ...(principal && { principal }),
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
    const jpeg = isAmong ? await this.#deps.cases.photograph(mending.corrects, sha256) : null;
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
    const row = await this.#deps.cases.correction(key);
    const held = row && (await this.#deps.filing.find(row.corrects));
    return held ? { ...held, kioskId: row.kiosk_id, bodyHash: row.body_hash } : null;
  }

  async all(): Promise<{ key: string; corrects: string; review: number; receiptNo: string }[]> {
    return this.#deps.db.all(
      'SELECT key, corrects, review, receipt_no AS "receiptNo" FROM correction ORDER BY corrected_at, key',
    );
  }

  /** The case of a slip, for who proved to be its applicant. */
  async #asked(wanted: ReviewRequest): Promise<{ row: CaseRow; now: CaseNow } | ReviewRefusal> {
    await this.#deps.cases.lapse();
    const row = await this.#deps.cases.bySlip(wanted.slip);
    if (!row) return { status: 404, code: 'unknown-case' };
    const now = await this.#deps.cases.caseNow(row.key);
    const proof = await this.#proofOf(wanted);
    if (!now || !proof) return { status: 422, code: 'unreadable' };
    if (proof.source === 'typed') return { status: 422, code: 'not-proved' };
    if (!numbersOf(now.submission).includes(proof.idNumber)) return { status: 422, code: 'another-person' };
    return { row, now };
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

  async #replay(key: string, bodyHash: string): Promise<FilingAnswer | null> {
    const row = await this.#deps.cases.correction(key);
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
    const row = await this.#deps.cases.case(body.corrects);
    const first = row && (await filing.open(body.corrects));
    if (!row || !first || row.item_code !== body.itemCode) return 'unknown-case';
    if (!inner.applicant || !numbersOf(first).includes(inner.applicant.idNumber)) return 'another-person';
    if (inner.applicant.source === 'typed') return 'not-proved';
    const review = (await this.#deps.cases.reviews(body.corrects)).find(
      ({ number }) => number === body.review,
    );
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
    const last = (await this.#deps.cases.reviews(body.corrects)).at(-1)?.number;
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
