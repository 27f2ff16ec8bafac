/** Dates as the hall writes them: Asia/Shanghai, whatever the machine's time zone says. China keeps no summer time. */
const OFFSET_MS = 8 * 3600 * 1000;

/** ISO 8601 with +08:00, to the second. */
export function hallTime(epochMs: number): string {
  return `${new Date(epochMs + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

/** YYYY-MM-DD HH:MM, as paper says a moment. `iso`: ISO 8601 with the hall's offset. */
export function shownMinute(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

/** The hall's day by a clock that may be in doubt (`believed` null: then there is none). YYYY-MM-DD. */
export function todayOf({ believed }: { readonly believed: number | null }): string | null {
  return believed === null ? null : hallDate(believed);
}

/** Whoever sets a clock right sets it back by less, milliseconds. */
const SET_BACK_MAX_MS = 24 * 3600_000;

/**
 * Whether an end is still to come. One that lies further off than any can was reckoned by a clock that was far ahead: it is none. Times in
 * milliseconds since the epoch; `longestMs`: from when it was set.
 */
export function isStillToCome(end: number, now: number, longestMs: number): boolean {
  return now < end && end - now <= longestMs + SET_BACK_MAX_MS;
}

/** YYYY-MM-DD */
export function hallDate(epochMs: number): string {
  return hallTime(epochMs).slice(0, 10);
}
