/** What a found slip's time is today. Pure. */
import type { ProgressAnswer } from '../../../main/core/cases/contract.ts';
import type { Receipt } from '../../../main/core/model/receipt.ts';

/** The time that the platform gave, where that is another than the one wished for first. */
export const givenIn = (progress: ProgressAnswer | null) =>
  progress?.outcome === 'steps' ? progress.given : undefined;

/**
 * Whether the visit of another kiosk's slip is today. `visit`: the day that the slip says; the platform may have given a wish another one.
 * `today`: null while the clock is in doubt, when the platform is asked.
 */
export function isVisitToday(
  visit: string | null,
  progress: ProgressAnswer | null,
  today: string | null,
): boolean {
  const day = givenIn(progress)?.date ?? visit;
  return day !== null && (today === null || day === today);
}

/** How a visit is called that can be changed no more. `receipt`: as the platform told of it; null: its day is not known to have come. */
export function tooLateFor(
  { appointment }: Pick<Receipt, 'appointment'>,
  today: string | null,
): 'today' | 'over' | null {
  if (!appointment || today === null || appointment.date > today) return null;
  return appointment.date < today ? 'over' : 'today';
}
