/**
 * Loaded into a process before anything else (`--import`): once the file MONOTONIC_JUMP_FILE is there, the clock that nobody sets is seven
 * hours further. For what waits for hours until it does something.
 */
import { existsSync } from 'node:fs';

const JUMP_MS = 7 * 3_600_000;
const file = process.env.MONOTONIC_JUMP_FILE ?? '';
const now = performance.now.bind(performance);

performance.now = () => now() + (existsSync(file) ? JUMP_MS : 0);

export const MONOTONIC_JUMP = import.meta.url;
