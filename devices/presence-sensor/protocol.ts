/**
 * Lines of a presence sensor: what each says of somebody in front of the kiosk. There is no standard for them. Read are, in any case:
 *
 * - a word: `1`, `ON`, `PRESENT`, `mov`, `occ` for somebody; `0`, `OFF`, `GONE`, `ABSENT`, `none` for nobody;
 * - a distance: `d:1234`, `distance 1234 mm`, `R1234` in millimetres, `Range 123` in centimetres, `occ, dis=1.23` in metres; a unit
 *   that stands there (`mm`, `cm`, `m`) decides.
 *
 * `ON`, `OFF` and `Range` are what the HLK-LD2420 prints in its simple mode, `mov, dis=` and `occ, dis=` what the HLK-LD1125H prints, as
 * open drivers for them read it (ESPHome's component ld2420, and others); `R1234` is MaxBotix's HRXL. All of it is our reading: none of these
 * devices has been tried. A distance of nought is an echo that was missed, and says nothing. Pure.
 */

/** What a line says of a moment; a distance in millimetres. */
export type PresenceLine = { says: 'present' | 'gone' } | { says: 'distance'; millimetres: number };

/** Longest line that can mean anything, in bytes. */
export const LINE_BYTES_MAX = 64;

const PRESENT = new Set(['1', 'on', 'present', 'mov', 'occ']);
const GONE = new Set(['0', 'off', 'gone', 'absent', 'none']);
const DISTANCE =
  /^(?:(?:mov|occ)[, ]+)?(d|dis|dist|distance|r|range)? *[:= ]? *(\d{1,5}(?:\.\d{1,3})?) *(mm|cm|m)?(?:, *str=[\d.]+)?$/;
const UNIT_OF = { d: 1, dis: 1_000, dist: 1, distance: 1, r: 1, range: 10 } as const;
const UNIT = { mm: 1, cm: 10, m: 1_000 } as const;

/** Null: it is none of these. */
export function readPresenceLine(line: string): PresenceLine | null {
  const text = line.trim().toLowerCase();
  if (PRESENT.has(text)) return { says: 'present' };
  if (GONE.has(text)) return { says: 'gone' };
  const [, word, number, unit] = DISTANCE.exec(text) ?? [];
  if (number === undefined || (word === undefined && unit === undefined)) return null;
  const factor = unit ? UNIT[unit as keyof typeof UNIT] : UNIT_OF[word as keyof typeof UNIT_OF];
  const millimetres = Math.round(Number(number) * factor);
  return millimetres > 0 ? { says: 'distance', millimetres } : null;
}

const CR = 0x0d;
const LF = 0x0a;

/** Puts lines together from bytes. What goes on without an end is dropped as it comes, up to the next end. */
export class PresenceLines {
  #pending = '';
  #isTooLong = false;

  push(bytes: Uint8Array): PresenceLine[] {
    const lines: PresenceLine[] = [];
    for (const byte of bytes) {
      if (byte === CR || byte === LF) {
        const line = this.#isTooLong ? null : readPresenceLine(this.#pending);
        if (line) lines.push(line);
        this.#pending = '';
        this.#isTooLong = false;
      } else if (this.#pending.length < LINE_BYTES_MAX) this.#pending += String.fromCharCode(byte);
      else this.#isTooLong = true;
    }
    return lines;
  }
}

/**
 * Whether a line means somebody in front of the kiosk. One who tells distances may also say `ON` for whoever is farther away: there the
 * distance alone says that somebody is there.
 */
export class PresenceSight {
  readonly #nearMillimetres: number;
  #tellsDistances = false;

  constructor(nearMillimetres: number) {
    this.#nearMillimetres = nearMillimetres;
  }

  /** Null: the line says nothing of it. */
  see(line: PresenceLine): boolean | null {
    if (line.says === 'distance') {
      this.#tellsDistances = true;
      return line.millimetres < this.#nearMillimetres;
    }
    if (line.says === 'gone') return false;
    return this.#tellsDistances ? null : true;
  }
}
