/** Takes evaluations (好差评): each matter's once, however often the same Idempotency-Key is sent. */
import { hallTime } from '../../../main/core/model/clock.ts';
import type { Submission } from '../../../main/core/model/submission.ts';
import type { CaseAnswer, EvaluationBody } from '../../../main/core/platform/answers.ts';
import type { Cancelling } from './cancelling.ts';
import type { Db } from './db.ts';
import type { Filing, FilingAnswer, Held } from './filing.ts';

type Deps = { db: Db; filing: Filing; cancelling: Cancelling; now: () => number };
type Row = { body_hash: string; evaluates: string; kiosk_id: string };

const refused = (code: string, status: 404 | 422 = 422): FilingAnswer => ({
  outcome: 'refused',
  status,
  code,
});

export class Evaluating {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async evaluate(key: string, body: EvaluationBody, bodyHash: string): Promise<FilingAnswer> {
    const before = await this.#replay(key, bodyHash);
    if (before) return before;
    const inner = await this.#deps.filing.unseal(key, body.sealed);
    if (!inner) return refused('unreadable');
    if (!agrees(key, body, inner)) return refused('envelope-mismatch');
    // Opening took a moment, in which the same key may have come in again.
    return this.#deps.db.transaction(
      async () => (await this.#replay(key, bodyHash)) ?? (await this.#insert(key, bodyHash, body, inner)),
    );
  }

  /** The evaluated matter's case, for the key that evaluated it. */
  async find(key: string): Promise<Held | null> {
    const row = await this.#row(key);
    const answer = row && (await this.#caseOf(row.evaluates));
    return answer ? { ...answer, kioskId: row.kiosk_id, bodyHash: row.body_hash } : null;
  }

  async #caseOf(key: string): Promise<CaseAnswer | null> {
    const { filing, cancelling } = this.#deps;
    const held = (await filing.find(key)) ?? (await cancelling.find(key));
    return held && { caseNo: held.caseNo, state: held.state };
  }

  #row(key: string): Promise<Row | undefined> {
    return this.#deps.db.one('SELECT body_hash, evaluates, kiosk_id FROM evaluation WHERE key = ?', key);
  }

  async #replay(key: string, bodyHash: string): Promise<FilingAnswer | null> {
    const row = await this.#row(key);
    if (!row) return (await this.#caseOf(key)) && refused('key-reused');
    const answer = await this.#caseOf(row.evaluates);
    return answer && row.body_hash === bodyHash ? { outcome: 'replayed', answer } : refused('key-reused');
  }

  async #insert(
    key: string,
    bodyHash: string,
    body: EvaluationBody,
    inner: Submission,
  ): Promise<FilingAnswer> {
    const { db, now } = this.#deps;
    const answer = await this.#caseOf(body.evaluates);
    if (!answer) return refused('unknown-submission', 404);
    const { evaluation: said } = inner;
    if (!said) return refused('envelope-mismatch');
    const earlier = await db.one('SELECT 1 FROM evaluation WHERE evaluates = ?', body.evaluates);
    // It may be the same one, which came in by another process just now.
    if (earlier) return (await this.#replay(key, bodyHash)) ?? refused('already-evaluated');
    // Two at once: the table lets one in, and the transaction of the other looks again.
    await db.run(
      'INSERT INTO evaluation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      key,
      body.evaluates,
      bodyHash,
      said.level,
      JSON.stringify(said.reasons),
      said.comment,
      body.kioskId,
      body.receiptNo,
      hallTime(now()),
    );
    return { outcome: 'filed', answer };
  }
}

function agrees(key: string, body: EvaluationBody, inner: Submission): boolean {
  return (
    inner.submissionId === key &&
    inner.service === 'evaluation' &&
    inner.evaluates === body.evaluates &&
    inner.receiptNo === body.receiptNo &&
    inner.committedAt === body.committedAt
  );
}
