/** Checking a booking in on its day (签到取号): the platform's queue ticket on paper, or why there is none now. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Language } from '../../model/language.ts';
import { PrintAnswer } from '../../model/print-answer.ts';
import { CheckIn } from '../../model/queue-ticket.ts';

export const CheckInAnswer = z.union([
  CheckIn,
  /** No booking's slip, as far as the platform knows. */
  z.object({ outcome: z.literal('unknown') }),
  /** The platform can't be asked now, and only it knows who waits. */
  z.object({ outcome: z.literal('offline') }),
]);
export type CheckInAnswer = z.infer<typeof CheckInAnswer>;

/** The text of the QR code of a booking's slip, of this kiosk or another. */
const thisSlip = z.object({ code: z.string().max(400) });

export const checkInContract = {
  /** Safe to repeat: the number stays. Needs a session, no matter. */
  ask: oc.input(thisSlip).output(CheckInAnswer),
  /** Prints the ticket that was asked for, with how many wait before it by now; again after a fault, with the same number. */
  print: oc.input(thisSlip.extend({ language: Language.default('zh-CN') })).output(PrintAnswer),
};
