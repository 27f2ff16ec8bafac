/**
 * Finds what the same person has filed of the same item today: here, by a keyed hash that ends with this process, and elsewhere, where the
 * platform can be asked. It refuses nothing: the citizen is asked.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { matterOf } from '../matters/index.ts';
import { hallDate, hallTime } from '../model/clock.ts';
import { type Draft, principalOf } from '../model/draft.ts';
import { identityOf } from '../model/principal.ts';
import { type AskDeps, askOwnBookings } from '../own-bookings/ask.ts';

/** `at`: when it was filed, ISO 8601 with the hall's offset. */
export type Double = { receiptNo: string; at: string };

/** Nobody waits longer for the platform before it is saved, milliseconds. */
const ASK_MS = 2_000;

export class Doubles {
  readonly #deps: AskDeps;
  readonly #key = randomBytes(32);
  readonly #today = new Map<string, Double & { submissionId: string }>();

  constructor(deps: AskDeps) {
    this.#deps = deps;
  }

  /** Null: there is none, as far as is known; or its kind is one that may be filed again. */
  async find(draft: Draft): Promise<Double | null> {
    if (!matterOf(draft).asksWhereDoubled || !draft.applicant) return null;
    const here = this.#today.get(this.#nameOf(draft));
    if (isToday(here) && here.submissionId !== draft.submissionId)
      return { receiptNo: here.receiptNo, at: here.at };
    return this.#elsewhere(draft);
  }

  /** It was filed. */
  note(draft: Draft, receiptNo: string): void {
    if (!matterOf(draft).asksWhereDoubled) return;
    for (const [name, double] of this.#today) if (!isToday(double)) this.#today.delete(name);
    this.#today.set(this.#nameOf(draft), {
      ...{ receiptNo, submissionId: draft.submissionId },
      at: hallTime(Date.now()),
    });
  }

  async #elsewhere(draft: Draft): Promise<Double | null> {
    const { applicant, consent, submissionId, itemCode } = draft;
    if (!applicant || !consent || applicant.source === 'typed') return null;
    const asked = askOwnBookings(this.#deps, submissionId, { applicant, consent });
    const own = await Promise.race([asked, wait(ASK_MS, null, { ref: false })]);
    const isForAnother = principalOf(draft) !== undefined;
    const found = own?.cases?.find(
      (each) =>
        each.itemCode === itemCode &&
        each.submissionId !== submissionId &&
        each.isForAnother === isForAnother &&
        isToday({ at: each.committedAt }),
    );
    return found ? { receiptNo: found.receiptNo, at: found.committedAt } : null;
  }

  #nameOf(draft: Draft): string {
    const { applicant, itemCode } = draft;
    const whose = [applicant?.idNumber, identityOf(principalOf(draft))];
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([itemCode, whose]))
      .digest('base64');
  }
}

function isToday<D extends { at: string }>(double: D | undefined): double is D {
  return double !== undefined && hallDate(Date.parse(double.at)) === hallDate(Date.now());
}
