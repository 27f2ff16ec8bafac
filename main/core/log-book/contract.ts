/** The technician's look at the log, and its way onto a stick, sealed. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { locked } from '../model/locked.ts';

/** From this on. */
export const LogLevel = z.enum(['info', 'warning', 'error']);
export type LogLevel = z.infer<typeof LogLevel>;

export const LogEntry = z.object({
  /** ISO 8601 by the hall's clock. */
  at: z.string(),
  level: LogLevel,
  /** The process that wrote it: core, device-host, web-shell … */
  source: z.string(),
  event: z.string(),
  /** What else it says, `name value` by name; never of a person. */
  detail: z.string(),
});
export type LogEntry = z.infer<typeof LogEntry>;

export const LogFilter = z.object({
  level: LogLevel,
  /** Null: all. */
  source: z.string().max(40).nullable(),
  /** How far back, in minutes; null: as far as it is kept. */
  minutes: z.number().int().min(1).max(525_600).nullable(),
});
export type LogFilter = z.infer<typeof LogFilter>;

export const Exported = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('exported'), file: z.string() }),
  /** No stick is mounted where the kiosk looks. */
  z.object({ outcome: z.literal('no-stick') }),
  /** The stick is full, read-only or gone, or not for this program to write. */
  z.object({ outcome: z.literal('cannot-save') }),
  /** No key of the operator's is configured, and the platform's is not known yet: nothing is written unsealed. */
  z.object({ outcome: z.literal('no-key') }),
]);
export type Exported = z.infer<typeof Exported>;

export const logBookContract = {
  /** The newest first, at most 200; `sources`: all that wrote anything. */
  entries: oc
    .errors(locked)
    .input(LogFilter)
    .output(z.object({ entries: z.array(LogEntry), sources: z.array(z.string()) })),
  export: oc.errors(locked).output(Exported),
};
