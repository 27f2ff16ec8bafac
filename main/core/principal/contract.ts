/** For whom a matter is done: for oneself, for another person, for an organisation. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { EnteredIdentity, RefusedEvent, WaitingEvent } from '../identity/contract.ts';
import { Draft } from '../model/draft.ts';
import { Principal, Relation } from '../model/principal.ts';
import { FieldProblem } from '../model/problem.ts';

/** What the screen that asks for the principal's card is told. The last three end the stream. */
export const PrincipalCardEvent = z.discriminatedUnion('state', [
  ...WaitingEvent.options,
  RefusedEvent,
  /** `photo`: as in an applicant's `CardEvent`. */
  z.object({ state: z.literal('identified'), draft: Draft, photo: z.base64().nullable() }),
  /** It is the agent's own card: nothing was taken. */
  z.object({ state: z.literal('same-person') }),
]);
export type PrincipalCardEvent = z.infer<typeof PrincipalCardEvent>;

/** `in-person`: by the item's data nobody does it for such a principal. `same-person`: as above. */
const TakenAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('taken'), draft: Draft }),
  z.object({ outcome: z.literal('same-person') }),
  z.object({ outcome: z.literal('in-person') }),
  z.object({ outcome: z.literal('refused'), problems: z.array(FieldProblem) }),
]);
export type TakenAnswer = z.infer<typeof TakenAnswer>;

export const EnteredOrganisation = z.object({
  name: z.string().max(200),
  uscc: z.string().max(40),
  role: Principal.options[1].shape.role,
  /** Whoever entered it stands by a code whose check characters are wrong: some in use are. */
  isSure: z.boolean(),
});
export type EnteredOrganisation = z.infer<typeof EnteredOrganisation>;

/** What a licence's code that was scanned just now says of its organisation. */
export const LicenceAnswer = z.discriminatedUnion('outcome', [
  /** `name`: null where only the code itself could be read. */
  z.object({ outcome: z.literal('read'), uscc: z.string(), name: z.string().nullable() }),
  z.object({ outcome: z.enum(['not-accepted', 'offline', 'no-licence']) }),
]);
export type LicenceAnswer = z.infer<typeof LicenceAnswer>;

/**
 * For a booking's and a pre-review's draft whose applicant is known: that is the agent. Whom it is for can be changed until it is confirmed;
 * what was entered for the one before goes with them.
 */
export const principalContract = {
  /** For oneself, as every matter begins. */
  forOneself: oc.output(Draft),
  /** Asks for the principal's card, or the code of their electronic ID, until one is taken or refused, or the caller stops listening. */
  readCard: oc.input(z.object({ relation: Relation })).output(eventIterator(PrincipalCardEvent)),
  /** The principal's name and number, typed. */
  enter: oc.input(EnteredIdentity.extend({ relation: Relation })).output(TakenAnswer),
  organisation: oc.input(EnteredOrganisation).output(TakenAnswer),
  licence: oc.output(LicenceAnswer),
};
