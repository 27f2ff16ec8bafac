/** How the screen offers a matter that follows an earlier one: to whom a slip came back, and right after the earlier one. */
import type { ProgressAnswer } from '../../main/core/cases/contract.ts';
import type { MatterKind, Service } from '../../main/core/model/draft.ts';
import { type FollowUpState, isOffered } from '../../main/core/model/receipt.ts';
import type { IconName } from '../components/icon.tsx';
import type { Language } from '../i18n/languages.ts';
import type { Text } from '../i18n/words.ts';

/** The kinds of matter that begin with an earlier one's slip. */
export type FollowUpKind = Exclude<MatterKind, Service>;

export interface FollowUpView {
  kind: FollowUpKind;
  icon: IconName;
  /** On the button that begins it. */
  begin: Text;
  /** How it stands, in a heading and a sentence. */
  states: Readonly<Record<Exclude<FollowUpState, 'not-offered'>, { title: Text; text: Text }>>;
  /** What becomes of the earlier slip's time once the platform has it; null: nothing. */
  endsTime: 'cancelled' | 'moved' | null;
  /** What is shown where the platform may know more than this kiosk. `progress`: null until it answered. */
  now(state: FollowUpState, progress: ProgressAnswer | null): FollowUpState;
  /** It may begin with another kiosk's slip, as the platform's progress alone says. */
  elsewhere?: true;
  /** It has a last day: it stands before all else. */
  isUrgent?: true;
  /** Other words of an offer, where the platform says that it is about something else. Without it, or null: `states`. */
  instead?(progress: ProgressAnswer | null): { title: Text; text: Text; begin: Text } | null;
  /** What stands in the blanks of `states`. Without it: they have none. */
  blanks?(progress: ProgressAnswer | null, about: Telling): Record<string, string | number>;
}

/** `today`: null while the clock is in doubt. */
export interface Telling {
  language: Language;
  today: string | null;
  fill(text: Text, blanks?: Record<string, string | number>): string;
}

/** Of a change of a booking. The platform may know of an end of it that this kiosk does not; until it was asked, nothing is offered. */
export function unlessEnded(state: FollowUpState, progress: ProgressAnswer | null): FollowUpState {
  if (!isOffered(state)) return state;
  if (progress?.outcome !== 'steps') return progress ? state : 'not-offered';
  const now = progress.steps.at(-1)?.state;
  return now === 'confirmed' || now === 'unconfirmed' ? state : 'not-offered';
}
