/** Finds the kiosk's rows in whatever bytes a damaged database and its log still hold. */
import Database from 'better-sqlite3';
import { bodyHash } from '../outbox/row.ts';
import { MIGRATIONS } from '../store/migrations/index.ts';
import { leafRows, type Pages, pagesOf, type Value } from './sqlite-pages.ts';
import { readWal } from './wal.ts';

export type SalvagedRow = Record<string, Value>;
const TABLES = ['outbox', 'outbox_done', 'receipt_sequence', 'fact', 'audit', 'audit_head', 'slip'] as const;
type Table = (typeof TABLES)[number];
export type Salvaged = Record<Table, SalvagedRow[]>;
/** The bytes of a database file and of its log, however damaged. */
export type Remains = { database: Buffer; wal: Buffer };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HEX_64 = /^[0-9a-f]{64}$/;
const text = (pattern: RegExp) => (value: Value) => typeof value === 'string' && pattern.test(value);
const orNull = (looksRight: (value: Value) => boolean) => (value: Value) =>
  value === null || looksRight(value);
const whole = (value: Value) => typeof value === 'number' && Number.isSafeInteger(value);

/** What a value of a column looks like, by the column's name: a row is known by its values where no schema is left. */
const LOOKS_RIGHT: Record<string, (value: Value) => boolean> = {
  submission_id: text(UUID),
  receipt_no: text(/^([A-Z]{2}\d{3}-\d{8}-\d{4,}-[0-9A-Z])?$/),
  service: text(/^[a-z][a-z-]*$/),
  item_code: text(/^[A-Z]{2}-\d{4}$/),
  committed_at: text(/^\d{4}-\d{2}-\d{2}T/),
  body: (value) => Buffer.isBuffer(value),
  state: text(/^(waiting|delivered|parked)$/),
  hash: text(HEX_64),
  body_hash: orNull(text(HEX_64)),
  commit_hash: orNull(text(HEX_64)),
  blob_count: whole,
  seq: whole,
  attempts: whole,
  case_no: orNull(text(/^[A-Z0-9]*$/)),
  day: text(/^\d{8}$/),
  last: whole,
  name: text(/^[a-z][a-z-]*$/),
  value: text(/^[[{"\dtfn]/),
  at: text(/^\d{4}-\d{2}-\d{2}T/),
  step: text(/^[a-z][a-z-]*$/),
  detail: text(/^\{/),
  facts: text(/^\{/),
  paper: text(/^(due|unknown|printed)$/),
  noted_at: text(/^\d{4}-\d{2}-\d{2} /),
};

/** What makes two readings versions of one row. */
const KEY: Record<Table, readonly string[]> = {
  outbox: ['submission_id'],
  outbox_done: ['submission_id'],
  receipt_sequence: ['day'],
  fact: ['name'],
  audit: ['seq'],
  audit_head: [],
  slip: ['receipt_no'],
};

type Shape = { table: Table; columns: string[]; rowidColumn: string | null };

/** `remains`: oldest first. Of several versions of a row the newest is kept. */
export function salvage(remains: readonly Remains[]): Salvaged {
  const found = new Map<Table, Map<string, SalvagedRow>>(TABLES.map((table) => [table, new Map()]));
  const shapes = knownShapes();
  const take = (number: number, pages: Pages) => {
    for (const { rowid, values } of leafRows(number, pages)) {
      const shape = shapes.find((candidate) => fits(candidate, values));
      if (!shape) continue;
      const row: SalvagedRow = Object.fromEntries(
        shape.columns.map((name, at) => [name, values[at] ?? null]),
      );
      if (shape.rowidColumn) row[shape.rowidColumn] = rowid;
      const key = KEY[shape.table].map((column) => String(row[column])).join(' ');
      const rows = found.get(shape.table);
      const known = rows?.get(key);
      if (!known || !spoils(known, row)) rows?.set(key, row);
    }
  };
  for (const { database, wal } of remains) {
    const pages = pagesOf(database);
    for (const number of [...pages.keys()]) take(number, pages);
    // Each version of a page in its turn: a row that moved to a page since spoilt still stands on the one it left. A transaction
    // at a time: a long row is read with the overflow pages that belong to it, before a later one overwrites them.
    for (const transaction of readWal(wal).transactions) {
      for (const { page, bytes } of transaction) pages.set(page, bytes);
      for (const { page } of transaction) take(page, pages);
    }
  }
  const rows = (table: Table) => [...(found.get(table)?.values() ?? [])];
  return {
    outbox: rows('outbox'),
    outbox_done: rows('outbox_done'),
    receipt_sequence: rows('receipt_sequence'),
    fact: rows('fact'),
    audit: rows('audit'),
    audit_head: rows('audit_head'),
    slip: rows('slip'),
  };
}

/** A leaf read with overflow pages of a transaction that never was whole: the reading before it is the better one. */
function spoils(known: SalvagedRow, row: SalvagedRow): boolean {
  return row.state !== 'delivered' && isWhole(known) && !isWhole(row);
}

function isWhole({ body, body_hash: hash }: SalvagedRow): boolean {
  if (!Buffer.isBuffer(body)) return false;
  if (typeof hash === 'string') return bodyHash(body) === hash;
  // Of a release before the hashes: JSON throughout.
  try {
    JSON.parse(body.toString());
    return true;
  } catch {
    return false;
  }
}

/** The tables as every schema version had them, newest first: a kiosk in the field may stand at any. */
function knownShapes(): Shape[] {
  const db = new Database(':memory:');
  const shapes: Shape[] = [];
  for (const sql of MIGRATIONS) {
    db.exec(sql);
    for (const table of TABLES) {
      const columns = db
        .prepare<[string], { name: string; type: string; pk: number }>(
          'SELECT name, type, pk FROM pragma_table_info(?)',
        )
        .all(table);
      if (columns.length === 0) continue;
      const rowid = columns.find(({ type, pk }) => type === 'INTEGER' && pk === 1)?.name ?? null;
      shapes.unshift({ table, columns: columns.map(({ name }) => name), rowidColumn: rowid });
    }
  }
  db.close();
  return shapes;
}

function fits({ columns, rowidColumn }: Shape, values: readonly Value[]): boolean {
  return (
    values.length === columns.length &&
    columns.every((name, at) => {
      const value = values[at] ?? null;
      return name === rowidColumn ? value === null : (LOOKS_RIGHT[name]?.(value) ?? true);
    })
  );
}
