/** Lines of a serial scanner: CR, LF, CRLF, ETX, the control byte of its own or silence ends one; UTF-8 first, else GB18030. */
import { isBegunCode } from './codes.ts';

/** Longest scan kept, in bytes; what is longer is garbage. */
export const SCAN_BYTES_MAX = 4096;
/** Silence that ends a scan without a suffix, in milliseconds. */
export const SILENCE_MS = 80;
/** On a link that has ended a scan with a mark, and in the middle of a code of our own, silence ends one only after this long, in milliseconds. */
export const PATIENCE_MS = 2_000;
/** The same payload again within this time is the engine repeating itself, in milliseconds. */
export const REPEAT_MS = 1_500;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

const STX = 0x02;
const ETX = 0x03;
const CR = 0x0d;
const LF = 0x0a;
/** FNC1 as scanners send it in data (ISO/IEC 15424): it ends a variable field, so it is no suffix. */
const FNC1 = 0x1d;
const FIRST_PRINTABLE = 0x20;
const DELETE = 0x7f;
/**
 * AIM symbology identifier, ISO/IEC 15424: a flag, the symbology's letter, a modifier; `]Q1` is a QR code. Where the modifier says so,
 * the character set of what follows (ECI) comes next: a backslash and six digits.
 */
const AIM = /^\][A-Za-z][0-9A-Za-z](?:\\\d{6})?/;

const isEnd = (byte: number | undefined) => byte === CR || byte === LF || byte === ETX;
const isControl = (byte: number) => byte < FIRST_PRINTABLE || byte === DELETE;

/** The text of a scan without what a scanner may be set to put around it: framing, padding, an identifier, FNC1 before or behind. */
export function decodeScan(line: Uint8Array): string {
  const text = textOf(withoutControls(line));
  const identifier = AIM.exec(text)?.[0] ?? '';
  let from = identifier.length;
  while (from > 0 && from < text.length && isControl(text.charCodeAt(from))) from++;
  return text.slice(from);
}

function withoutControls(line: Uint8Array): Uint8Array {
  let first = 0;
  let last = line.length;
  while (first < last && isControl(line[first] ?? 0)) first++;
  while (last > first && isControl(line[last - 1] ?? 0)) last--;
  return line.subarray(first, last);
}

function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return gb18030.decode(bytes);
  }
}

/**
 * Splits on bytes, not on characters: a chunk may end inside one. Once the link has ended a scan with a mark, a pause within a scan
 * is only a slow line, or a host that was busy. Where a mark was part of what was scanned, the next scan says so by having none.
 */
export class LineSplitter {
  #pending: number[] = [];
  #overflow = false;
  #hasSuffix = false;
  /** A control byte, such as a tab, before the silence that ended a scan: what this scanner is set to end one with. */
  #ownMark: number | null = null;
  /** What is pending began with STX. */
  #isBegun = false;
  /** The link frames by STX and ETX: a byte by itself between two frames is a check sum. */
  #isFramed = false;

  get quietMs(): number {
    return this.#hasSuffix || isBegunCode(decodeScan(Uint8Array.from(this.#pending)))
      ? PATIENCE_MS
      : SILENCE_MS;
  }

  push(bytes: Uint8Array): Uint8Array[] {
    const lines: (Uint8Array | null)[] = [];
    for (const byte of bytes) {
      if (this.#isMark(byte)) {
        this.#isFramed ||= byte === ETX && this.#isBegun;
        lines.push(this.#take());
      } else if (byte === STX) {
        // Where nothing but STX is between two scans, it ends the one before; else that is noise.
        const before = this.#isBegun ? this.#take() : null;
        this.#clear();
        lines.push(before);
        this.#isBegun = true;
      } else if (this.#pending.length < SCAN_BYTES_MAX) this.#pending.push(byte);
      else this.#overflow = true;
    }
    if (this.#isMark(bytes.at(-1))) this.#hasSuffix = true;
    return lines.filter((line) => line !== null);
  }

  /** What there is so far, after a silence of `quietMs`; null when nothing. */
  quiet(): Uint8Array | null {
    const line = this.#take();
    if (!line) return null;
    const last = line.at(-1) ?? FNC1;
    this.#ownMark = isControl(last) && last !== FNC1 ? last : null;
    this.#hasSuffix = this.#ownMark !== null;
    return line;
  }

  #isMark(byte: number | undefined): boolean {
    return isEnd(byte) || (byte !== undefined && byte === this.#ownMark);
  }

  /** Null when there is nothing, or it was too long to be a scan. */
  #take(): Uint8Array | null {
    const line = Uint8Array.from(this.#pending);
    const isCheckSum = this.#isFramed && !this.#isBegun && line.length === 1;
    const garbage = this.#overflow || line.length === 0 || isCheckSum;
    this.#clear();
    return garbage ? null : line;
  }

  #clear(): void {
    this.#pending = [];
    this.#overflow = false;
    this.#isBegun = false;
  }
}
