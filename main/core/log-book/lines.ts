/** Log lines as the processes write them (JSON, pino's), read for a person. Pure. */
import { hallTime } from '../model/clock.ts';
import type { LogEntry, LogFilter, LogLevel } from './contract.ts';

/** pino's numbers. */
const WARNING = 40;
const ERROR = 50;
/** Said elsewhere in the entry, or by nobody read. */
const NOT_DETAIL = new Set(['level', 'time', 'process', 'event', 'pid', 'hostname', 'v']);
const ORDER: readonly LogLevel[] = ['info', 'warning', 'error'];

/** Null: no line of ours. */
export function entryOf(line: string): LogEntry | null {
  const value = parsed(line);
  if (!value || typeof value.time !== 'number' || typeof value.event !== 'string') return null;
  const detail = Object.entries(value)
    .filter(([key, each]) => !NOT_DETAIL.has(key) && each !== undefined && each !== null)
    .map(([key, each]) => `${key} ${typeof each === 'object' ? JSON.stringify(each) : String(each)}`);
  return {
    at: hallTime(value.time),
    level: levelOf(value.level),
    source: typeof value.process === 'string' ? value.process : '',
    event: value.event,
    detail: detail.join('，'),
  };
}

/** The newest first. `now`: milliseconds since the epoch. */
export function chosen(entries: readonly LogEntry[], filter: LogFilter, now: number): LogEntry[] {
  const from = filter.minutes === null ? Number.NEGATIVE_INFINITY : now - filter.minutes * 60_000;
  const least = ORDER.indexOf(filter.level);
  return entries
    .filter(
      ({ at, level, source }) =>
        ORDER.indexOf(level) >= least &&
        (filter.source === null || source === filter.source) &&
        Date.parse(at) >= from,
    )
    .sort((one, other) => other.at.localeCompare(one.at));
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function levelOf(level: unknown): LogLevel {
  if (typeof level !== 'number') return 'info';
  return level >= ERROR ? 'error' : level >= WARNING ? 'warning' : 'info';
}
