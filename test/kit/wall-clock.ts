/**
 * Loaded into a process before anything else (`--import`): its clock on the wall is as many milliseconds off as WALL_CLOCK_FILE says, from one
 * moment to the next. The clock that nobody sets, and timers, run as they do.
 */
import { openSync, readSync } from 'node:fs';
import { shiftDate } from './shifted-date.ts';

const file = openSync(process.env.WALL_CLOCK_FILE ?? '', 'r');
const bytes = Buffer.alloc(32);

shiftDate(() => Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0))));
