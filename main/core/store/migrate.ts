/**
 * Brings a database to the newest schema, each step in a transaction of its own: a killed migration leaves the step before. An earlier
 * release works on a newer schema where that says it may, so that a release that was taken back leaves the queue where it is.
 */
import type Database from 'better-sqlite3';
import { MIGRATIONS, READABLE_FROM } from './migrations/index.ts';

/** The database belongs to a newer release: not damaged, not ours to touch. */
export class NewerSchemaError extends Error {}

/** In the database itself, for releases that are older than its schema: the fewest steps that a program must know to work on it. */
const READABLE_FACT = 'schema-readable-from';

/** `steps`, `readableFrom`: other than this release's own, for tests. `to`: how many steps in all, likewise. */
export function migrate(
  db: Database.Database,
  to?: number,
  {
    steps = MIGRATIONS,
    readableFrom = READABLE_FROM,
  }: { steps?: readonly string[]; readableFrom?: number } = {},
): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > steps.length && readableBy(db) > steps.length) {
    throw new NewerSchemaError(`数据库版本 ${version} 比本程序（${steps.length}）新，请先升级程序`);
  }
  for (const [at, sql] of steps.slice(0, to ?? steps.length).entries()) {
    if (at < version) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${at + 1}`);
      // The first step makes the table of facts.
      db.prepare('INSERT OR REPLACE INTO fact VALUES (?, ?)').run(
        READABLE_FACT,
        JSON.stringify(readableFrom),
      );
    })();
  }
}

/** More than any release has, where the database does not say. */
function readableBy(db: Database.Database): number {
  const value = db
    .prepare<[string], string>('SELECT value FROM fact WHERE name = ?')
    .pluck()
    .get(READABLE_FACT);
  const steps = Number(value ?? Number.NaN);
  return Number.isInteger(steps) ? steps : Number.POSITIVE_INFINITY;
}
