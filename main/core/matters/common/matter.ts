/**
 * What the core asks of a kind of matter. Each kind is a record of this type in a folder of `matters/`; whoever confirms, prints
 * or finds a submission asks its record, and never which kind it is.
 */

import type { ItemDetail } from '../../catalogue/contract.ts';
import type { ArchiveWord } from '../../model/archive.ts';
import type { Today } from '../../model/documents/document.ts';
import type {
  AnswerValue,
  Appointment,
  Draft,
  MaterialState,
  MatterKind,
  NewDraft,
} from '../../model/draft.ts';
import type { Evaluation } from '../../model/evaluation.ts';
import type { Declared } from '../../model/hall/fairness.ts';
import type { IdentityLevel } from '../../model/identity-level.ts';
import type { Language } from '../../model/language.ts';
import type { LaterPromise } from '../../model/later.ts';
import type {
  ApplicationContent,
  GivenUp,
  PromiseContent,
  SlipFacts,
  SlipWords,
} from '../../model/papers.ts';
import type { Principal } from '../../model/principal.ts';
import type { FieldProblem } from '../../model/problem.ts';
import type { FollowUpState } from '../../model/receipt.ts';
import type { Reminder } from '../../model/reminder.ts';
import type { SubmittedResult } from '../../model/result.ts';
import type { Signature } from '../../model/signature.ts';

/** What a matter's own part of the sealed payload holds; what is left out is empty on the wire. */
export type MatterPayload = {
  appointment?: Appointment | null;
  /** What the applicant says exempts them from a suspension. */
  declared?: Declared;
  answers?: Record<string, AnswerValue>;
  /** For whom it is done, where that is not the applicant. */
  principal?: Principal;
  /** Of each section that is filled in several times: its records, each by its questions' keys. */
  repeats?: Record<string, Record<string, AnswerValue>[]>;
  materials?: readonly MaterialState[];
  /** How the result comes. */
  result?: SubmittedResult;
  /** The promise to bring papers later, and the signature under the whole. */
  later?: LaterPromise;
  signature?: Signature;
  /** What was agreed to for papers of the archive and the licence library. */
  archive?: ArchiveWord;
  /** The booking's submission id, in its cancellation. */
  cancels?: string;
  /** The booking's submission id, in its rebooking. */
  rebooks?: string;
  /** The matter's submission id, in its evaluation, and what is said of it. */
  evaluates?: string;
  evaluation?: Evaluation;
  /** The case's submission id, in its correction, and which of its reviews it answers. */
  corrects?: string;
  review?: number;
};

/** What stands unsealed in a request beside what every request says. */
export type OpenPart = {
  appointment?: Appointment;
  cancels?: string;
  rebooks?: string;
  evaluates?: string;
  corrects?: string;
  review?: number;
};

/** The earlier submission that a follow-up is about, as the slip that came back knows it. */
export type Earlier = {
  /** Of a rebooking's slip: the booking's, since that goes on. */
  submissionId: string;
  /** The slip's own. */
  kind: MatterKind;
  itemCode: string;
  appointment: Appointment | null;
  /** Of a rebooking: whether the platform gave the new time. Until then the booking's earlier slip is the one that holds. */
  isGranted: boolean;
};

/** What a slip's QR code says; nobody here vouches for another kiosk's. */
export type ToldBySlip = { itemCode: string };

/** How a matter begins. */
export type Beginning =
  /** By choosing an item that offers this service. */
  | {
      from: 'item';
      /** `situation`: what was answered to the item's questions about the citizen's situation. */
      draft(item: ItemDetail, situation: Readonly<Record<string, AnswerValue>>): NewDraft;
      /** How far this kind needs it proved who asks for the item. */
      identityLevel(item: ItemDetail): IdentityLevel;
    }
  /** By the slip of an earlier submission. */
  | {
      from: 'slip';
      /** `code`: the text of the slip's QR code. */
      draft(earlier: Earlier, code: string): NewDraft;
      /** By another kiosk's slip, of which only its QR code is known here. Without it: begun where it was filed alone. */
      elsewhere?(told: ToldBySlip, code: string): NewDraft;
      /** `made`: how the newest follow-up of this kind fares, if there is one. `nowMs`: milliseconds since the epoch; null: in doubt. */
      state(
        earlier: Earlier,
        made: 'waiting' | 'delivered' | 'parked' | null,
        nowMs: number | null,
      ): FollowUpState;
      /** What becomes of the earlier submission's time once the platform has it; null: nothing. */
      endsTime: GivenUp['as'] | null;
      /** What follows its own slip is about the earlier submission, which goes on. */
      goesOn: boolean;
    };

/** What is known beside a draft when it is asked what is missing. `today`: null while the clock is in doubt. */
export type About = {
  item: ItemDetail | null;
  /** Further items that are done with it. */
  further?: readonly ItemDetail[];
  hasPage: (pageId: string) => boolean;
  today: Today;
};

export type Matter<D extends Draft = Draft> = {
  kind: D['kind'];
  beginning: Beginning;
  /** The draft with every answer that applicant and phone number already give. */
  prefilled(draft: D, item: ItemDetail | null): D;
  /** The draft without what another applicant gave. */
  withoutAnswers(draft: D): D;
  /** The draft for another one, without what belongs to whom it was for until now. Without it: this kind is done for oneself alone. */
  forAnother?(draft: D, principal: Principal | undefined, item: ItemDetail | null): D;
  /** What is still missing or wrong, in the order of the steps; empty when it can be confirmed. */
  missing(draft: D, about: About): FieldProblem[];
  /** `item`: null where the catalogue no longer has it. */
  payload(draft: D, item: ItemDetail | null): MatterPayload;
  /** What of it stands unsealed in the request, for the platform to file it by. */
  open(draft: D): OpenPart;
  /** The first submission of the case that this one belongs to; null where it begins a case. */
  caseKey(draft: D): string | null;
  /** What its slip says; the receipt on the screen shows the same time. */
  facts(draft: D, item: ItemDetail | null): SlipFacts;
  slip: SlipWords;
  /** Whether the platform keeps something for this draft that is to be given back when it is left. */
  holds(draft: D): boolean;
  /** The leases that its confirm uses up. Without it: none. */
  leases?(draft: D): string[];
  /** Null: this kind prints no application. */
  application(draft: D, item: ItemDetail): ApplicationContent | null;
  /** Whether somebody is asked who files the same item twice a day. Without it: no. */
  asksWhereDoubled?: true;
  /** How whoever booked is reminded of the visit. Without it, or null: nobody is. */
  reminder?(
    draft: D,
    item: ItemDetail | null,
    language: Language,
    further: readonly ItemDetail[],
  ): Reminder | null;
  /** Codes of the further items that are done with it. Without it: none. */
  further?(draft: D): string[];
  /** The promise to bring papers later. Without it, or null: none was made. */
  promise?(draft: D, item: ItemDetail): PromiseContent | null;
};

/** The item's version as a slip's facts keep it. */
export function versionOf(itemVersion: number | undefined): Pick<SlipFacts, 'itemVersion'> {
  return itemVersion === undefined ? {} : { itemVersion };
}
