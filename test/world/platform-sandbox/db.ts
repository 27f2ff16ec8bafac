/** What the platform asks of its database, whichever engine it is. SQL that both speak, with `?` for each parameter. */
export type Value = string | number | null;

export type Db = {
  all<Row>(sql: string, ...parameters: Value[]): Promise<Row[]>;
  /** The first row. */
  one<Row>(sql: string, ...parameters: Value[]): Promise<Row | undefined>;
  /** Rows that it changed. */
  run(sql: string, ...parameters: Value[]): Promise<number>;
  /**
   * All of it, or nothing where `work` throws. Whatever `work` asks of this database belongs to the transaction, and a transaction
   * in it is part of it. Each statement sees what others had committed by then. `work` may run anew: another process may have been
   * first with a key, and it has to look again.
   */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** `(?, ?), (?, ?)`: the parameters of so many rows of so many columns. */
export function rowsOf(rows: number, columns: number): string {
  return Array(rows)
    .fill(`(${Array(columns).fill('?').join(', ')})`)
    .join(', ');
}
