/** A guided self-test: what is tried, what the machine itself saw, and what a person says to it. */
import { z } from 'zod';

/** In the order of a walk: paper first, then what is laid down, then the screen itself. */
export const SELF_TESTS = [
  'slip',
  'a4',
  'id-card',
  'social-card',
  'scan',
  'photo',
  'page-scan',
  'presence',
  'keys',
  'sound',
  'corners',
] as const;
export const SelfTestName = z.enum(SELF_TESTS);
export type SelfTestName = z.infer<typeof SelfTestName>;

export const SkipReason = z.enum(['not-fitted', 'no-material', 'known-fault', 'no-time']);
export type SkipReason = z.infer<typeof SkipReason>;

/** `machine`: `done` the device says so itself, `failed` it says what is wrong, `none` only a person can tell. */
export const TestResult = z.object({
  test: SelfTestName,
  outcome: z.enum(['yes', 'no', 'skipped']),
  machine: z.enum(['done', 'failed', 'none']),
  /** In Chinese, for the technician: what the device said was wrong. */
  problem: z.string().nullable(),
  skip: SkipReason.nullable(),
  /** The device's port, as configured; null where there is none. */
  port: z.string().nullable(),
  /** ISO 8601 with the hall's offset. */
  at: z.string(),
});
export type TestResult = z.infer<typeof TestResult>;

/** What a device does meanwhile. Of a card or code only that it was read: nothing of it is told or kept. */
export const TestProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('working') }),
  z.object({ state: z.literal('done') }),
  /** `problem`: in Chinese, what is wrong and what to try. */
  z.object({ state: z.literal('failed'), problem: z.string() }),
]);
export type TestProgress = z.infer<typeof TestProgress>;

/** What is kept of a finished self-test. */
export const Readiness = z.object({
  at: z.string(),
  passed: z.number().int(),
  failed: z.array(SelfTestName),
  skipped: z.number().int(),
});
export type Readiness = z.infer<typeof Readiness>;
