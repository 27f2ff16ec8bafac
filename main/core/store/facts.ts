/** Small named facts that outlive a restart, as JSON. */
import type { z } from 'zod';
import type { Db } from './db.ts';
import { readJson } from './read-json.ts';

export class Facts {
  readonly #get;
  readonly #put;

  constructor(db: Db) {
    this.#get = db.prepare<[string], { value: string }>('SELECT value FROM fact WHERE name = ?');
    this.#put = db.prepare<[string, string]>(
      'INSERT INTO fact VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    );
  }

  /** Null when it was never written, is spoilt, or no longer fits the schema. */
  read<T>(name: string, schema: z.ZodType<T>): T | null {
    const row = this.#get.get(name);
    return row ? readJson(row.value, schema) : null;
  }

  write(name: string, value: unknown): void {
    this.#put.run(name, JSON.stringify(value));
  }
}
