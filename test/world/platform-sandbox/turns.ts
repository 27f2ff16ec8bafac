/** Who decides next: of two at the same moment, in whatever processes, one waits until the other's transaction is over. */
import { type Db, rowsOf } from './db.ts';

/** Call it in the transaction that looks and then writes, before it looks. */
export const takeTurn = (db: Db, name: string): Promise<void> => takeTurns(db, [name]);

/** Several, in one order everywhere: two that took theirs crosswise would wait for each other. */
export async function takeTurns(db: Db, names: readonly string[]): Promise<void> {
  const all = [...new Set(names)].sort();
  if (all.length === 0) return;
  await db.run(
    `INSERT INTO turn VALUES ${rowsOf(all.length, 2)} ON CONFLICT (name) DO UPDATE SET turns = turn.turns + 1`,
    ...all.flatMap((name) => [name, 1]),
  );
}
