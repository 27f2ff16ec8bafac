/** Lines of a serial scanner: CR, LF, CRLF, ETX or silence ends one; UTF-8 first, else GB18030. */

/** Longest scan kept, in bytes; what is longer is garbage. */
export const SCAN_BYTES_MAX = 4096;
/** Silence that ends a scan without a suffix, in milliseconds. */
export const SILENCE_MS = 80;
/** On a link that has ended a scan with a mark, silence ends one only after this long, in milliseconds. */
export const PATIENCE_MS = 2_000;
/** The same payload again within this time is the engine repeating itself, in milliseconds. */
export const REPEAT_MS = 1_500;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

const STX = 0x02;
const ETX = 0x03;
const CR = 0x0d;
const LF = 0x0a;
/** FNC1 as scanners send it in data (ISO/IEC 15424): it ends a variable field, and means nothing at a scan's end. */
const FNC1 = 0x1d;
/** AIM symbology identifier, ISO/IEC 15424: a flag, the symbology's letter, a modifier; `]Q1` is a QR code. */
const AIM = /^\][A-Za-z][0-9A-Za-z]/;

const isEnd = (byte: number | undefined) => byte === CR || byte === LF || byte === ETX;

/** The text of a scan without what a scanner may be set to put around it. */
export function decodeScan(line: Uint8Array): string {
  return textOf(withoutMarks(line)).replace(AIM, '');
}

function withoutMarks(line: Uint8Array): Uint8Array {
  const marks = [STX, ETX, CR, LF, FNC1];
  let first = 0;
  let last = line.length;
  while (first < last && marks.includes(line[first] ?? 0)) first++;
  while (last > first && marks.includes(line[last - 1] ?? 0)) last--;
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

  get quietMs(): number {
    return this.#hasSuffix ? PATIENCE_MS : SILENCE_MS;
  }

  push(bytes: Uint8Array): Uint8Array[] {
    const lines: Uint8Array[] = [];
    for (const byte of bytes) {
      if (isEnd(byte)) {
        const line = this.#take();
        if (line) lines.push(line);
      } else if (byte === STX) this.#take();
      else if (this.#pending.length < SCAN_BYTES_MAX) this.#pending.push(byte);
      else this.#overflow = true;
    }
    if (isEnd(bytes.at(-1))) this.#hasSuffix = true;
    return lines;
  }

  /** What there is so far, after a silence of `quietMs`; null when nothing. */
  quiet(): Uint8Array | null {
    const line = this.#take();
    if (line) this.#hasSuffix = false;
    return line;
  }

  /** Null when there is nothing, or it was too long to be a scan. */
  #take(): Uint8Array | null {
    const line = Uint8Array.from(this.#pending);
    const garbage = this.#overflow || line.length === 0;
    this.#pending = [];
    this.#overflow = false;
    return garbage ? null : line;
  }
}
