/** Scans from HID POS reports (usage page 0x8C, usage 0x02): 64 bytes each, joined until one says that nothing follows. Pure. */
import { SCAN_BYTES_MAX } from './protocol.ts';

export const REPORT_BYTES = 64;
/** A report's rest that does not come within this time, in milliseconds, never will. */
export const REPORT_GAP_MS = 500;

const REPORT_ID = 2;
const DATA_MAX = 56;

/**
 * Where the data begins: Honeywell and Access-IS put the AIM identifier (`]Q1`) at bytes 2–4, Newland none at all,
 * some firmware one byte later. `auto` looks for a whole identifier in a scan's first report, and takes the rest alike; data that itself
 * begin with one, as a Newland that is set to send it, are told by their length. Name the layout where it is known.
 */
export type HidPosLayout = 'honeywell' | 'newland' | 'shift1' | 'auto';

const DATA_AT = { honeywell: 5, newland: 2, shift1: 6 } as const;

function startIn(first: Uint8Array): number {
  if (!isAim(first, DATA_AT.newland)) return isAim(first, 3) ? DATA_AT.shift1 : DATA_AT.newland;
  // Counted from behind the identifier, data that hold it as well would end in bytes that no data has.
  const end = DATA_AT.honeywell + (first[1] ?? 0);
  return first.subarray(end - 3, end).some((byte) => byte !== 0) ? DATA_AT.honeywell : DATA_AT.newland;
}

/** `]`, a letter, a letter or digit (ISO/IEC 15424). */
function isAim(report: Uint8Array, at: number): boolean {
  const text = String.fromCharCode(...report.subarray(at, at + 3));
  return /^\][A-Za-z][0-9A-Za-z]$/.test(text);
}

/** Joins reports. The bytes of a scan are decoded whole: a report may end inside a character. */
export class HidPosAssembler {
  readonly quietMs = REPORT_GAP_MS;
  readonly #layout: HidPosLayout;
  #parts: Uint8Array[] = [];
  #bytes = 0;
  /** Of the scan whose rest is awaited. */
  #start: number | null = null;

  constructor(layout: HidPosLayout) {
    this.#layout = layout;
  }

  /** One report, beginning with its id, as node-hid gives numbered reports. */
  push(report: Uint8Array): Uint8Array[] {
    if (report.length !== REPORT_BYTES || report[0] !== REPORT_ID) return [];
    const length = report[1] ?? 0;
    this.#start ??= this.#layout === 'auto' ? startIn(report) : DATA_AT[this.#layout];
    const start = this.#start;
    if (length > DATA_MAX || start + length > REPORT_BYTES - 1) {
      this.quiet();
      return [];
    }
    this.#parts.push(report.slice(start, start + length));
    this.#bytes += length;
    if (this.#bytes > SCAN_BYTES_MAX) {
      this.quiet();
      return [];
    }
    if (report[REPORT_BYTES - 1] !== 0) return [];
    const scan = new Uint8Array(Buffer.concat(this.#parts));
    this.quiet();
    return scan.length > 0 ? [scan] : [];
  }

  /** Forgets a scan whose rest did not come: half a code is none. */
  quiet(): null {
    this.#parts = [];
    this.#bytes = 0;
    this.#start = null;
    return null;
  }
}
