/** Drives a scanner: it speaks first, so an open port is all that can be asked of it. */
import type { ByteDriver } from '../transport/byte-device.ts';
import type { ByteLink } from '../transport/byte-link.ts';
import { codesIn } from './codes.ts';
import { decodeScan, REPEAT_MS } from './protocol.ts';

/**
 * After a silence, in milliseconds: what came while this process was busy is read in the meantime. A terminal's bytes take several turns of
 * the event loop, so that a turn is not enough. A wait that is itself late tells nothing, and begins anew.
 */
const GRACE_MS = 20;

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
    const end = () => {
      const rest = collector.quiet();
      if (rest) this.#take(rest);
    };
    const graceFrom = (began: number) => {
      silence = setTimeout(() => {
        const now = performance.now();
        if (now - began > 2 * GRACE_MS) graceFrom(now);
        else end();
      }, GRACE_MS);
    };
    link.onBytes((bytes) => {
      clearTimeout(silence);
      for (const scan of collector.push(bytes)) this.#take(scan);
      silence = setTimeout(() => graceFrom(performance.now()), collector.quietMs);
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

  #take(scan: Uint8Array): void {
    const text = decodeScan(scan);
    scan.fill(0);
    if (text !== '') for (const code of codesIn(text)) this.#say(code);
  }

  /** A code may stand for a person: it is kept no longer than an engine repeats itself. */
  #say(code: string): void {
    const repeated = code === this.#last;
    this.#last = code;
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => {
      this.#last = null;
    }, REPEAT_MS);
    if (!repeated) this.#onScan(code);
  }
}
