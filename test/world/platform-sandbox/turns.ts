/** Who decides next: of two at the same moment, in whatever processes, one waits until the other's transaction is over. */
import type { Db } from './db.ts';

/** Call it in the transaction that looks and then writes, before it looks. */
export async function takeTurn(db: Db, name: string): Promise<void> {
  await db.run(
    'INSERT INTO turn VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET turns = turn.turns + 1',
    name,
  );
}
