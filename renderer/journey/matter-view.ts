/** What the screen knows of a kind of matter: each is one record, in a folder of `renderer/matters`. */
import type { Counts } from '../../main/core/catalogue/contract.ts';
import type { MatterKind, Service } from '../../main/core/model/draft.ts';
import type { CaseState } from '../../main/core/model/receipt.ts';
import type { IconName } from '../components/icon.tsx';
import type { Text } from '../i18n/words.ts';
import type { FollowUpView } from './follow-up.ts';
import type { Journey } from './step.ts';

export interface MatterView {
  kind: MatterKind;
  journey: Journey;
  slip: SlipOfKind;
  /** It can be left with the platform and gone on with later, once it is somebody's: it has a form and papers, which take time. */
  canBeLeft?: true;
  /** How it is offered to whom an earlier slip came back; without it: it follows no other. */
  followUp?: FollowUpView;
}

/** How a slip of this kind is shown when it comes back. */
export interface SlipOfKind {
  /** What it is the slip of, `{item}` being the item's name; null where the item's name says it all. */
  lead: Text | null;
  /** Its time is one that was given up. */
  givesTimeUp: boolean;
  /** What its progress is called, where that is not the usual. */
  progress: Partial<Record<CaseState, Text>>;
}

/** A kind that a session can begin with, as the first screens offer it. Apart from the record: these screens load no steps. */
export interface Offer {
  kind: Service;
  icon: IconName;
  title: Text;
  /** What it is good for, on the attract screen. */
  attract: Text;
  /** The same on the first screen of a session. */
  home: Text;
  /** How many items offer it. */
  count(counts: Counts): number;
}
