/**
 * SQLite's write-ahead log as bytes (fileformat2.html, section 4). SQLite stops at the first frame whose checksum is wrong and
 * silently forgets all that follows; this tells an unfinished end, which is normal, from damage in the middle.
 */
import { PAGE_BYTES } from './sqlite-pages.ts';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES;
/** The last bit tells big-endian (1) from little-endian (0) checksums. */
const MAGIC = 0x377f0682;

export type WalFrame = { page: number; bytes: Buffer };
export type WalReading = {
  /** Committed frames that are whole, by transaction, oldest first, also those that SQLite itself would no longer reach. */
  transactions: WalFrame[][];
  /** A committed transaction lies behind bytes that are wrong. */
  damaged: boolean;
};

const NOTHING = Buffer.alloc(PAGE_BYTES);

type Sum = readonly [number, number];

export function readWal(wal: Buffer): WalReading {
  if (wal.length < HEADER_BYTES + FRAME_BYTES) return { transactions: [], damaged: false };
  const magic = wal.readUInt32BE(0);
  const knownMagic = (magic & ~1) >>> 0 === MAGIC;
  const big = knownMagic ? (magic & 1) === 1 : false;
  const headerSum = checksum([0, 0], wal.subarray(0, 24), big);
  const headerWhole = knownMagic && sameSum(headerSum, storedSum(wal, 24));
  // Of a damaged header the salts are taken from the first frame, which always belongs to the log's present run.
  const salts = headerWhole ? wal.subarray(16, 24) : wal.subarray(HEADER_BYTES + 8, HEADER_BYTES + 16);

  const run: Read[] = [];
  let before: Sum = headerWhole ? headerSum : storedSum(wal, 24);
  for (let at = HEADER_BYTES; at + FRAME_BYTES <= wal.length; at += FRAME_BYTES) {
    const header = wal.subarray(at, at + FRAME_HEADER_BYTES);
    const bytes = wal.subarray(at + FRAME_HEADER_BYTES, at + FRAME_BYTES);
    const stored = storedSum(header, 16);
    const sum = checksum(checksum(before, header.subarray(0, 8), big), bytes, big);
    // Each checksum continues the one before, so a frame behind a spoilt one is judged by what that one stored.
    const ours = header.subarray(8, 16).equals(salts);
    const whole = ours && sameSum(sum, stored);
    const written = whole || (ours && !NOTHING.equals(bytes));
    const commit = header.readUInt32BE(4) > 0;
    run.push({ frame: { page: header.readUInt32BE(0), bytes }, written, whole, commit });
    before = stored;
  }
  const lastCommit = lastDurable(run);
  const committed = run.slice(0, lastCommit + 1);
  const transactions: WalFrame[][] = [[]];
  for (const { frame, whole, commit } of committed) {
    if (whole) transactions.at(-1)?.push(frame);
    if (commit) transactions.push([]);
  }
  const spoilt = committed.some(({ whole }) => !whole);
  // A log that SQLite reset, or a header torn while it was first written, has no committed frame of this run.
  return { transactions, damaged: lastCommit >= 0 && (spoilt || !headerWhole) };
}

/** `written`: by this run of the log; otherwise what stands there is older, or nothing was ever written. */
type Read = { frame: WalFrame; written: boolean; whole: boolean; commit: boolean };

/**
 * The last commit that can have been fsynced. A power cut may leave the end of a transaction without its middle; then one
 * of its frames was never written, and nobody was told of it. -1: none.
 */
function lastDurable(run: readonly Read[]): number {
  const isCommit = ({ whole, commit }: Read) => whole && commit;
  const last = run.findLastIndex(isCommit);
  const before = run.slice(0, Math.max(0, last)).findLastIndex(isCommit);
  const unfinished = run.slice(before + 1, last).some(({ written }) => !written);
  return unfinished ? before : last;
}

/** Section 4.2: two 32-bit sums over pairs of words. */
function checksum(start: Sum, bytes: Buffer, big: boolean): Sum {
  let [first, second] = start;
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const a = big ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const b = big ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    first = (first + a + second) >>> 0;
    second = (second + b + first) >>> 0;
  }
  return [first, second];
}

function storedSum(bytes: Buffer, at: number): Sum {
  return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
}

function sameSum(a: Sum, b: Sum): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
