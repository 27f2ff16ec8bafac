/** Brings a database to the newest schema, each step in a transaction of its own: a killed migration leaves the step before. */
import type Database from 'better-sqlite3';
import { MIGRATIONS } from './migrations/index.ts';

/** The database belongs to a newer release: not damaged, not ours to touch. */
export class NewerSchemaError extends Error {}

/** `to`: how many steps in all, for tests that make an earlier database. */
export function migrate(db: Database.Database, to: number = MIGRATIONS.length): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > MIGRATIONS.length) {
    throw new NewerSchemaError(`数据库版本 ${version} 比本程序（${MIGRATIONS.length}）新，请先升级程序`);
  }
  for (const [at, sql] of MIGRATIONS.slice(0, to).entries()) {
    if (at < version) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${at + 1}`);
    })();
  }
}
