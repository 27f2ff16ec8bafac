/** What the screen counts of a matter that was walked, for the operator's figures. Names steps and counts; nothing that was typed. */
import { z } from 'zod';
import { MatterKind } from './draft.ts';

/** Every step that a journey has (renderer/matters); its test holds the two lists against each other. */
export const StepName = z.enum([
  'choose',
  'situation',
  'guide',
  'consent',
  'identify',
  'for-whom',
  'phone',
  'form',
  'materials',
  'result',
  'promise',
  'sign',
  'time',
  'other-times',
  'confirm',
  'done',
  'mend',
  'level',
  'reasons',
]);
export type StepName = z.infer<typeof StepName>;

/** No visit is longer, and nobody taps more often: what a screen says beyond is cut. */
const SECONDS_MAX = 4 * 3600;
const TAPS_MAX = 10_000;

export const FlowReport = z.object({
  kind: MatterKind,
  /** The item's code; null while none was chosen. */
  itemCode: z.string().max(16).nullable(),
  /** `filed`: it was confirmed. `abandoned`: whoever began it left at `step`, or idled. */
  end: z.enum(['filed', 'abandoned']),
  step: StepName,
  seconds: z.number().min(0).max(SECONDS_MAX),
  taps: z.number().int().min(0).max(TAPS_MAX),
});
export type FlowReport = z.infer<typeof FlowReport>;

/** A report's figures, within what a report may say. */
export function withinReport({ seconds, taps }: Pick<FlowReport, 'seconds' | 'taps'>) {
  return { seconds: Math.min(seconds, SECONDS_MAX), taps: Math.min(taps, TAPS_MAX) };
}
