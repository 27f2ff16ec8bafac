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
    let afterReading: NodeJS.Immediate | undefined;
    const heard = () => {
      clearTimeout(silence);
      clearImmediate(afterReading);
    };
    link.onBytes((bytes) => {
      heard();
      for (const scan of collector.push(bytes)) this.#take(scan);
      silence = setTimeout(() => {
        // A host that was busy for so long has heard of the time first: bytes that wait meanwhile are read before this.
        afterReading = setImmediate(() => {
          const rest = collector.quiet();
          if (rest) this.#take(rest);
        });
      }, collector.quietMs);
    });
    link.onClose(() => {
      heard();
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
