/** The platform's database in PostgreSQL, for several processes at once: its keys and locks say who was first, not the process. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Db, Value } from './db.ts';

/** A sandbox's connections. PostgreSQL itself allows 100 unless told otherwise. */
const CONNECTIONS = 8;
const TRIES = 20;
/** SQLSTATE: a serialization failure and a deadlock are nobody's fault; a key that is taken, or gone, is another's who was first. */
const AGAIN = ['40001', '40P01'];
const KEY_TAKEN = ['23505', '23503'];
/** Any number, of this schema's making. */
const SCHEMA_LOCK = 430181;
const INT8 = 20;

export async function openPostgres(url: string, schema: string): Promise<Db> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    // Counts and times in milliseconds are far from where a JavaScript number ends.
    types: {
      getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  // A connection that breaks while nobody uses it is replaced at the next question.
  pool.on('error', () => undefined);
  const db = new PostgresDb(pool);
  await db.transaction(async () => {
    // Of processes that start together one makes the tables.
    await db.run('SELECT pg_advisory_xact_lock(?)', SCHEMA_LOCK);
    for (const statement of inItsWords(schema).split(';')) if (statement.trim()) await db.run(statement);
  });
  return db;
}

/** SQLite's STRICT and 64-bit INTEGER, and its count of rows, which PostgreSQL has to be given. */
function inItsWords(schema: string): string {
  return schema
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\bINTEGER\b/g, 'BIGINT')
    .replaceAll(/\)\s*STRICT\b/g, ', rowid BIGINT GENERATED ALWAYS AS IDENTITY)');
}

type Statement = { name: string; text: string };

class PostgresDb implements Db {
  readonly #pool: pg.Pool;
  readonly #statements = new Map<string, Statement>();
  readonly #inside = new AsyncLocalStorage<{ client: pg.PoolClient; isOpen: boolean }>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async all<Row>(sql: string, ...parameters: Value[]): Promise<Row[]> {
    return (await this.#ask(sql, parameters)).rows as Row[];
  }

  async one<Row>(sql: string, ...parameters: Value[]): Promise<Row | undefined> {
    return (await this.#ask(sql, parameters)).rows[0] as Row | undefined;
  }

  async run(sql: string, ...parameters: Value[]): Promise<number> {
    return (await this.#ask(sql, parameters)).rowCount ?? 0;
  }

  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside.getStore()) return work();
    return again([...AGAIN, ...KEY_TAKEN], async () => {
      const client = await this.#pool.connect();
      const own = { client, isOpen: true };
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        const result = await this.#inside.run(own, work);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((lost: Error) => {
          broken = lost;
        });
        throw error;
      } finally {
        own.isOpen = false;
        client.release(broken);
      }
    });
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  async #ask(sql: string, values: Value[]): Promise<pg.QueryResult> {
    const transaction = this.#inside.getStore();
    if (transaction?.isOpen === false) throw new Error('the transaction is over');
    const query = { ...this.#statement(sql), values };
    return transaction ? transaction.client.query(query) : again(AGAIN, () => this.#pool.query(query));
  }

  /** Prepared once a connection; the name is the server's only mark of it. */
  #statement(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      let count = 0;
      const text = sql.replaceAll('?', () => `$${++count}`);
      statement = { name: createHash('sha256').update(text).digest('hex').slice(0, 32), text };
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

async function again<T>(states: readonly string[], work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !states.includes((error as { code?: string }).code ?? '')) throw error;
    }
  }
}
