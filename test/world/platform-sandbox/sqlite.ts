/** The platform's database in one file. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Db, Value } from './db.ts';

export function openSqlite(file: string, schema: string): Db {
  setAsideUnsigned(file);
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  giveSeatsAPlace(db, schema);
  db.exec(schema);
  return new SqliteDb(db);
}

/** A connection has one transaction at a time: what does not belong to it waits until it is over. */
class SqliteDb implements Db {
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Database.Statement<Value[]>>();
  readonly #inside = new AsyncLocalStorage<{ isOpen: boolean }>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(db: Database.Database) {
    this.#db = db;
  }

  all<Row>(sql: string, ...parameters: Value[]): Promise<Row[]> {
    return this.#inTurn(() => this.#prepared(sql).all(...parameters) as Row[]);
  }

  one<Row>(sql: string, ...parameters: Value[]): Promise<Row | undefined> {
    return this.#inTurn(() => this.#prepared(sql).get(...parameters) as Row | undefined);
  }

  run(sql: string, ...parameters: Value[]): Promise<number> {
    return this.#inTurn(() => this.#prepared(sql).run(...parameters).changes);
  }

  transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      if (this.#inside.getStore()) return work();
      const own = { isOpen: true };
      this.#db.exec('BEGIN IMMEDIATE');
      try {
        const result = await this.#inside.run(own, work);
        this.#db.exec('COMMIT');
        return result;
      } catch (error) {
        if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
        throw error;
      } finally {
        own.isOpen = false;
      }
    });
  }

  async close(): Promise<void> {
    await this.#last;
    this.#db.close();
  }

  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const transaction = this.#inside.getStore();
    if (transaction?.isOpen === false) return Promise.reject(new Error('the transaction is over'));
    if (transaction) return Promise.resolve().then(work);
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #prepared(sql: string): Database.Statement<Value[]> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare<Value[]>(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** Seats of the time before there was more than the hall are the hall's. */
function giveSeatsAPlace(db: Database.Database, schema: string): void {
  const columns = db.pragma('table_info(seat)') as { name: string }[];
  if (columns.length === 0 || columns.some(({ name }) => name === 'place')) return;
  db.transaction(() => {
    db.exec('CREATE TEMP TABLE before AS SELECT * FROM seat; DROP TABLE held_by; DROP TABLE seat');
    db.exec(schema);
    db.exec(`INSERT INTO seat SELECT 'hall', zone, department, date, start, number, submission, expires_at FROM before;
      DROP TABLE temp.before`);
  })();
}

/** A sandbox of the time before kiosks signed what they sent knows none of them: it begins anew. */
function setAsideUnsigned(file: string): void {
  if (!existsSync(file)) return;
  const db = new Database(file);
  const known = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kiosk_key'").get();
  db.close();
  if (!known) renameSync(file, `${file}.unsigned`);
}
