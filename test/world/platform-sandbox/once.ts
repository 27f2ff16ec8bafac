/** Takes what follows an earlier submission once, however often its key comes in and in how many processes at a time. */
import type { Db } from './db.ts';
import type { FilingAnswer } from './filing.ts';

export type Steps = {
  /** What was answered to this key before; null: nothing. */
  replay: () => Promise<FilingAnswer | null>;
  /** Why it is refused for good, as a code; null: it is right. Opens what is sealed, outside any transaction. */
  wrong: () => Promise<string | null>;
  /** In a transaction with the last look at the key. */
  insert: () => Promise<FilingAnswer>;
};

export const refused = (code: string): FilingAnswer => ({ outcome: 'refused', status: 422, code });

export async function once(db: Db, { replay, wrong, insert }: Steps): Promise<FilingAnswer> {
  const before = await replay();
  if (before) return before;
  const refusal = await wrong();
  if (refusal !== null) return refused(refusal);
  // Opening took a moment, in which the same key may have come in again.
  return db.transaction(async () => (await replay()) ?? (await insert()));
}
