/** The reviewers of pre-reviews (预审): a case is passed, has to be mended (补正) or is not accepted. */
import { z } from 'zod';
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { papersInAll } from '../../../main/core/forms/authorisation.ts';
import { originLine, watermarkOf } from '../../../main/core/forms/origin.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import { Mark, RejectionReason, Words } from '../../../main/core/model/review.ts';
import type { Db } from './db.ts';
import { Fee, type Payments } from './payments.ts';
import { CASE, type CaseRow, type ReviewCases, type ReviewRefusal } from './review-cases.ts';

type Deps = { db: Db; payments: Payments; cases: ReviewCases; catalogue: Catalogue; now: () => number };

/** What a reviewer decides. `page`: which page of the material, from 1. */
export const Decision = z.discriminatedUnion('outcome', [
  /** `fee`: what is to be paid from now on; absent: nothing. */
  z.object({ outcome: z.literal('passed'), fee: Fee.optional() }),
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
export type Supplement = Extract<Decision, { outcome: 'supplement' }>;

export class Reviewing {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Every case of pre-review, in the order filed. */
  async list(): Promise<{ caseNo: string; key: string; itemName: string; state: string; filedAt: string }[]> {
    await this.#deps.cases.lapse();
    const { catalogue, db } = this.#deps;
    const rows = await db.all<CaseRow>(`${CASE} ORDER BY filed_at, key`);
    return rows.map(({ key, case_no: caseNo, item_code: itemCode, state, filed_at: filedAt }) => ({
      ...{ caseNo, key, state, filedAt },
      itemName: catalogue.item(itemCode)?.name ?? itemCode,
    }));
  }

  /** What the reviewer sees of a case; null: no such case. */
  async look(key: string) {
    await this.#deps.cases.lapse();
    const row = await this.#deps.cases.case(key);
    const now = row && (await this.#deps.cases.caseNow(key));
    if (!row || !now) return null;
    const item = this.#deps.catalogue.item(row.item_code);
    const labels = Object.fromEntries(
      [...(item?.situation ?? []), ...(item?.fields ?? [])].map(({ key: field, label }) => [field, label]),
    );
    const {
      applicant,
      principal = null,
      phone,
      signature = null,
      later = null,
      result = null,
    } = now.submission;
    return {
      ...{ key, caseNo: row.case_no, itemName: item?.name ?? row.item_code, state: row.state },
      ...{ applicant, principal, phone, signature, later, result, labels },
      ...{ answers: now.answers, repeats: now.repeats },
      papers: now.papers.map((paper) => ({
        ...paper,
        ...(paper.origin && {
          origin: originLine(paper.origin),
          watermark: watermarkOf(paper.origin.purpose, hallDate(this.#deps.now())),
        }),
        name: item && papersInAll(item).find(({ archiveKey }) => archiveKey === paper.archiveKey)?.name,
      })),
      reviews: (await this.#deps.cases.reviews(key)).map(({ word, decided_at: at }) => ({
        at,
        ...JSON.parse(word),
      })),
    };
  }

  /** Another amount is due of a case that passed; the order before it is void. Null: demanded. */
  changeFee(key: string, fee: Fee): Promise<ReviewRefusal | null> {
    return this.#deps.db.transaction(async () => {
      const row = await this.#deps.cases.case(key);
      if (!row) return { status: 404, code: 'unknown-case' };
      // Nobody pays for what was not taken.
      if (row.state !== 'passed') return { status: 409, code: 'not-passed' };
      const code = await this.#deps.payments.demand(key, fee);
      return code && { status: 409, code };
    });
  }

  /** Null: decided. A case is decided while it waits for it, each time once. */
  decide(key: string, decision: Decision): Promise<ReviewRefusal | null> {
    const { db, now } = this.#deps;
    return db.transaction(async () => {
      if (!(await this.#deps.cases.case(key))) return { status: 404, code: 'unknown-case' };
      const state = decision.outcome;
      const changed = await db.run(
        `UPDATE submission SET state = ? WHERE key = ? AND state = 'pending'`,
        state,
        key,
      );
      if (changed !== 1) return { status: 409, code: 'not-pending' };
      const number = ((await this.#deps.cases.reviews(key)).at(-1)?.number ?? 0) + 1;
      const until = decision.outcome === 'supplement' ? decision.until : null;
      await db.run(
        'INSERT INTO review VALUES (?, ?, ?, ?, ?, ?)',
        ...[key, number, decision.outcome, until, JSON.stringify(decision), hallTime(now())],
      );
      if (decision.outcome === 'passed' && decision.fee) await this.#deps.payments.demand(key, decision.fee);
      return null;
    });
  }
}
