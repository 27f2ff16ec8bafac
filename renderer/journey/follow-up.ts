/** How the screen offers a matter that follows an earlier one: to whom a slip came back, and right after the earlier one. */
import type { ProgressAnswer } from '../../main/core/cases/contract.ts';
import type { MatterKind, Service } from '../../main/core/model/draft.ts';
import type { FollowUpState } from '../../main/core/model/receipt.ts';
import type { IconName } from '../components/icon.tsx';
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
  /** Once the platform has it, the earlier slip's time holds no more. */
  givesTimeUp: boolean;
  /** What is shown where the platform may know more than this kiosk. `progress`: null until it answered. */
  now(state: FollowUpState, progress: ProgressAnswer | null): FollowUpState;
}
