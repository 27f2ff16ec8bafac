/** Lines of a serial scanner: CR, LF, CRLF or silence ends one; UTF-8 first, else GB18030. */

/** Longest scan kept, in bytes; what is longer is garbage. */
export const SCAN_BYTES_MAX = 4096;
/** Silence that ends a scan without a suffix, in milliseconds. */
export const SILENCE_MS = 80;
/** The same payload again within this time is the engine repeating itself, in milliseconds. */
export const REPEAT_MS = 1_500;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

export function decodeScan(line: Uint8Array): string {
  try {
    return utf8.decode(line);
  } catch {
    return gb18030.decode(line);
  }
}

/** Splits on bytes, not on characters: a chunk may end inside one. */
export class LineSplitter {
  readonly quietMs = SILENCE_MS;
  #pending: number[] = [];
  #overflow = false;

  push(bytes: Uint8Array): Uint8Array[] {
    const lines: Uint8Array[] = [];
    for (const byte of bytes) {
      if (byte === 0x0d || byte === 0x0a) {
        const line = this.quiet();
        if (line) lines.push(line);
      } else if (this.#pending.length < SCAN_BYTES_MAX) this.#pending.push(byte);
      else this.#overflow = true;
    }
    return lines;
  }

  /** What there is so far, as after a silence; null when nothing, or when it was too long to be a scan. */
  quiet(): Uint8Array | null {
    const line = Uint8Array.from(this.#pending);
    const garbage = this.#overflow || line.length === 0;
    this.#pending = [];
    this.#overflow = false;
    return garbage ? null : line;
  }
}
