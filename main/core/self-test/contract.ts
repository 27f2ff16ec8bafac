/** The technician's guided self-test, from the first slip to the signed readiness report. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { Exported } from '../log-book/contract.ts';
import { locked } from '../model/locked.ts';
import { PrintAnswer } from '../model/print-answer.ts';
import { Readiness, SelfTestName, SkipReason, TestProgress, TestResult } from '../model/self-test.ts';
import { Ink } from '../model/signature.ts';

export const SelfTestRun = z.object({
  startedAt: z.string(),
  /** `port`: of the device that it tries; null: it tries none that the kiosk itself drives. */
  tests: z.array(z.object({ name: SelfTestName, isFitted: z.boolean(), port: z.string().nullable() })),
  results: z.array(TestResult),
});
export type SelfTestRun = z.infer<typeof SelfTestRun>;

const run = z.object({ outcome: z.literal('noted'), run: SelfTestRun });

export const selfTestContract = {
  /** The one under way, or a new one. */
  begin: oc
    .errors(locked)
    .input(z.object({ fresh: z.boolean() }))
    .output(SelfTestRun),
  /** Starts the device's real action; ends with `done` or `failed`. */
  try: oc
    .errors(locked)
    .input(z.object({ test: SelfTestName }))
    .output(eventIterator(TestProgress)),
  /** `not-done`: a yes to what the machine itself has not done. */
  answer: oc
    .errors(locked)
    .input(z.object({ test: SelfTestName, answer: z.enum(['yes', 'no']) }))
    .output(z.discriminatedUnion('outcome', [run, z.object({ outcome: z.literal('not-done') })])),
  skip: oc
    .errors(locked)
    .input(z.object({ test: SelfTestName, reason: SkipReason }))
    .output(run),
  /** Makes the report of all tests, the way to the platform, paper and the last round; prints it where there is an A4 printer. */
  finish: oc
    .errors(locked)
    .input(z.object({ ink: Ink }))
    .output(
      z.discriminatedUnion('outcome', [
        z.object({
          outcome: z.literal('finished'),
          readiness: Readiness,
          /** Null: no A4 printer. */
          printed: PrintAnswer.nullable(),
          /** Whether a sealed copy is kept for the stick. */
          isKept: z.boolean(),
        }),
        z.object({ outcome: z.literal('not-signed') }),
        /** Some test has neither an answer nor a reason. */
        z.object({ outcome: z.literal('not-complete') }),
      ]),
    ),
  exportReport: oc.errors(locked).output(z.union([Exported, z.object({ outcome: z.literal('no-report') })])),
};
