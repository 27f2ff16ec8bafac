/** Making a kiosk that serves nobody known to the platform, at its own screen. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { locked } from '../model/locked.ts';
import { SigningSuiteName } from '../model/signing-suite-name.ts';

export const EnrolmentOutcome = z.discriminatedUnion('outcome', [
  /** The kiosk starts afresh by itself. */
  z.object({ outcome: z.literal('enrolled') }),
  /** What was typed is no five groups of four. */
  z.object({ outcome: z.literal('not-a-code') }),
  /** By the platform: `code-unknown`, `code-used`, `code-expired`, or another of its codes. */
  z.object({ outcome: z.literal('refused'), code: z.string() }),
  z.object({ outcome: z.literal('unreachable'), detail: z.string() }),
  /** Somebody answered who does not know the code. */
  z.object({ outcome: z.literal('not-the-platform') }),
  z.object({ outcome: z.literal('cannot-save') }),
  /** No stick is mounted where the kiosk looks. */
  z.object({ outcome: z.literal('no-stick') }),
  /** The stick holds no enrolment file, or can't be read. */
  z.object({ outcome: z.literal('no-file') }),
  /** It holds another kiosk's. */
  z.object({ outcome: z.literal('another-kiosks'), kioskId: z.string() }),
]);
export type EnrolmentOutcome = z.infer<typeof EnrolmentOutcome>;

export const enrolmentContract = {
  withCode: oc
    .errors(locked)
    .input(z.object({ code: z.string().max(60), suite: SigningSuiteName }))
    .output(EnrolmentOutcome),
  /** By the enrolment file (JSON) that lies in the stick's first folder. */
  fromStick: oc
    .errors(locked)
    .input(z.object({ suite: SigningSuiteName }))
    .output(EnrolmentOutcome),
};
