/** The sandbox's reviewer, by the addresses that its page uses. */
import type { z } from 'zod';
import type { Submission } from '../../main/core/model/submission.ts';
import type { Fee } from '../world/platform-sandbox/payments.ts';
import type { Decision } from '../world/platform-sandbox/review.ts';

export class Reviewer {
  readonly #sandboxUrl: string;

  constructor(sandboxUrl: string) {
    this.#sandboxUrl = sandboxUrl;
  }

  /** The answer's status: 204 where it was decided. */
  async decide(key: string, decision: z.input<typeof Decision>): Promise<number> {
    const answer = await fetch(`${this.#sandboxUrl}/reviewer/cases/${key}/decision`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(decision),
    });
    return answer.status;
  }

  /** Another amount is due of a case that passed: the answer's status. */
  async changeFee(key: string, fee: z.input<typeof Fee>): Promise<number> {
    const answer = await fetch(`${this.#sandboxUrl}/reviewer/cases/${key}/fee`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fee),
    });
    return answer.status;
  }

  /** A case with all that was mended so far. */
  look(key: string) {
    return this.#get(`/reviewer/cases/${key}`);
  }

  corrections(): Promise<{ key: string; corrects: string; review: number; receiptNo: string }[]> {
    return this.#get('/_sandbox/corrections');
  }

  /** What the platform reads in a correction's sealed payload. */
  opened(key: string): Promise<Submission> {
    return this.#get(`/_sandbox/corrections/${key}`);
  }

  async #get(url: string) {
    return (await fetch(`${this.#sandboxUrl}${url}`)).json();
  }
}
