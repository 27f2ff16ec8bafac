/** Drives a scanner: it speaks first, so an open port is all that can be asked of it. */
import type { ByteDriver } from '../transport/byte-device.ts';
import type { ByteLink } from '../transport/byte-link.ts';
import { decodeScan, REPEAT_MS } from './protocol.ts';

/** Puts a scan's bytes together from what a link delivers: serial lines or HID POS reports. */
export interface ScanCollector {
  /** The scans that these bytes complete. */
  push(bytes: Uint8Array): Uint8Array[];
  /** After a silence of `quietMs` milliseconds: a scan that had no end mark, or null. */
  quiet(): Uint8Array | null;
  readonly quietMs: number;
}

export class Scanner implements ByteDriver {
  readonly #onScan: (text: string) => void;
  #last: string | null = null;
  #forgetting: NodeJS.Timeout | undefined;

  constructor(link: ByteLink, collector: ScanCollector, onScan: (text: string) => void) {
    this.#onScan = onScan;
    let silence: NodeJS.Timeout | undefined;
    link.onBytes((bytes) => {
      clearTimeout(silence);
      for (const scan of collector.push(bytes)) this.#take(scan);
      silence = setTimeout(() => {
        const rest = collector.quiet();
        if (rest) this.#take(rest);
      }, collector.quietMs);
    });
    link.onClose(() => {
      clearTimeout(silence);
      clearTimeout(this.#forgetting);
    });
  }

  async greet() {
    return null;
  }

  async check() {
    return { fault: null, warnings: [] };
  }

  /** A code may stand for a person: it is kept no longer than an engine repeats itself. */
  #take(scan: Uint8Array): void {
    const text = decodeScan(scan);
    scan.fill(0);
    const repeated = text === this.#last;
    this.#last = text;
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => {
      this.#last = null;
    }, REPEAT_MS);
    if (!repeated) this.#onScan(text);
  }
}
