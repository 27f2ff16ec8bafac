/** Scans from HID POS reports (usage page 0x8C, usage 0x02): 64 bytes each, joined until one says that nothing follows. Pure. */
import { SCAN_BYTES_MAX } from './protocol.ts';

export const REPORT_BYTES = 64;
/** A report's rest that does not come within this time, in milliseconds, never will. */
export const REPORT_GAP_MS = 500;

const REPORT_ID = 2;
const DATA_MAX = 56;
const AIM = 0x5d;

/**
 * Where the data begins: Honeywell and Access-IS put the AIM identifier (`]Q1`) at bytes 2–4, Newland none at all,
 * some firmware one byte later. `auto` looks for the `]`; data that itself begins with `]` fools it, so name the
 * layout where it is known.
 */
export type HidPosLayout = 'honeywell' | 'newland' | 'shift1' | 'auto';

const DATA_AT = { honeywell: 5, newland: 2, shift1: 6 } as const;

function dataStart(report: Uint8Array, layout: HidPosLayout): number {
  if (layout !== 'auto') return DATA_AT[layout];
  if (report[2] === AIM) return DATA_AT.honeywell;
  return report[3] === AIM ? DATA_AT.shift1 : DATA_AT.newland;
}

/** Joins reports. The bytes of a scan are decoded whole: a report may end inside a character. */
export class HidPosAssembler {
  readonly quietMs = REPORT_GAP_MS;
  readonly #layout: HidPosLayout;
  #parts: Uint8Array[] = [];
  #bytes = 0;

  constructor(layout: HidPosLayout) {
    this.#layout = layout;
  }

  /** One report, beginning with its id, as node-hid gives numbered reports. */
  push(report: Uint8Array): Uint8Array[] {
    if (report.length !== REPORT_BYTES || report[0] !== REPORT_ID) return [];
    const length = report[1] ?? 0;
    const start = dataStart(report, this.#layout);
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
    return null;
  }
}
