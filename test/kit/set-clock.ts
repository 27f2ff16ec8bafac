/**
 * Loaded into a process before anything else (`--import`): its clock on the wall is CLOCK_OFFSET_MS from the machine's. The clock that
 * nobody sets, and timers, run as they do.
 */
import { shiftDate } from './shifted-date.ts';

const offset = Number(process.env.CLOCK_OFFSET_MS ?? 0);
shiftDate(() => offset);

export const SET_CLOCK = import.meta.url;
