/**
 * SQLite's pages as bytes (sqlite.org/fileformat2.html): reads the rows of table leaf pages without the header, the schema
 * or the tree above them, so that what a torn disk left can still be read. Pure; never throws for what the bytes say.
 */

export type Value = null | number | string | Buffer;
/** One row as a leaf page holds it. An INTEGER PRIMARY KEY is NULL in `values`; its value is `rowid`. */
export type LeafRow = { rowid: number; values: Value[] };
/** Pages by number, from 1. */
export type Pages = ReadonlyMap<number, Buffer>;

export const PAGE_BYTES = 4096;
const TABLE_LEAF = 0x0d;
/** A row longer than this is not ours, bytes. */
const PAYLOAD_MAX = 64 * 1024 * 1024;

/** The whole pages of a database file; a torn last page is left out. */
export function pagesOf(file: Buffer): Map<number, Buffer> {
  const pages = new Map<number, Buffer>();
  for (let at = 0; at + PAGE_BYTES <= file.length; at += PAGE_BYTES) {
    pages.set(at / PAGE_BYTES + 1, file.subarray(at, at + PAGE_BYTES));
  }
  return pages;
}

/**
 * The readable rows of page `number`; none when it is no table leaf. Overflowing rows take their rest from `pages`; of one whose
 * overflow is lost, a BLOB in the last column is cut short.
 */
export function leafRows(number: number, pages: Pages): LeafRow[] {
  const page = pages.get(number);
  const header = number === 1 ? 100 : 0;
  if (page?.[header] !== TABLE_LEAF) return [];
  const cells = page.readUInt16BE(header + 3);
  const rows: LeafRow[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const pointer = header + 8 + cell * 2;
    if (pointer + 2 > page.length) break;
    const row = readCell(page, page.readUInt16BE(pointer), pages);
    if (row) rows.push(row);
  }
  return rows;
}

function readCell(page: Buffer, at: number, pages: Pages): LeafRow | null {
  const size = varint(page, at);
  if (!size || size.value > PAYLOAD_MAX) return null;
  const rowid = varint(page, size.next);
  if (!rowid) return null;
  const payload = readPayload(page, rowid.next, size.value, pages);
  const values = payload && readRecord(payload);
  return values && { rowid: rowid.value, values };
}

/** File format, section 1.6: how much of a payload stays in the leaf, the rest on a chain of overflow pages. */
function readPayload(page: Buffer, at: number, size: number, pages: Pages): Buffer | null {
  const most = PAGE_BYTES - 35;
  if (size <= most) return at + size <= page.length ? page.subarray(at, at + size) : null;
  const least = Math.floor(((PAGE_BYTES - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (PAGE_BYTES - 4));
  const local = fitting <= most ? fitting : least;
  if (at + local + 4 > page.length) return null;
  const parts = [page.subarray(at, at + local)];
  let left = size - local;
  let next = page.readUInt32BE(at + local);
  while (left > 0) {
    const overflow = pages.get(next);
    if (!overflow) break;
    const part = overflow.subarray(4, 4 + Math.min(left, PAGE_BYTES - 4));
    parts.push(part);
    left -= part.length;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** File format, section 2.1. */
function readRecord(payload: Buffer): Value[] | null {
  const header = varint(payload, 0);
  if (!header || header.value > payload.length) return null;
  const values: Value[] = [];
  let body = header.value;
  for (let at = header.next; at < header.value; ) {
    const type = varint(payload, at);
    if (!type) return null;
    at = type.next;
    const read = readValue(payload, body, type.value);
    if (!read) return null;
    values.push(read.value);
    body = read.next;
  }
  return values;
}

/** Bytes of the integer serial types 1 to 6. */
const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];

function readValue(payload: Buffer, at: number, type: number): { value: Value; next: number } | null {
  if (type === 0) return { value: null, next: at };
  if (type === 8 || type === 9) return { value: type - 8, next: at };
  const size = type >= 12 ? Math.floor((type - 12) / 2) : type === 7 ? 8 : (INTEGER_BYTES[type] ?? -1);
  const next = at + size;
  const blob = type >= 12 && type % 2 === 0;
  if (size < 0 || at > payload.length || (next > payload.length && !blob)) return null;
  const bytes = payload.subarray(at, next);
  if (type >= 12) return { value: blob ? Buffer.from(bytes) : bytes.toString('utf8'), next };
  if (type === 7) return { value: bytes.readDoubleBE(0), next };
  return { value: type === 6 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, size), next };
}

/** Up to nine bytes, seven bits each, most significant first. Values past 2⁵³ are no sizes or keys of ours. */
function varint(bytes: Buffer, at: number): { value: number; next: number } | null {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, next: at + i + 1 } : null;
  }
  return null;
}
