/** What a citizen holds after confirm, and how its delivery to the platform stands. */
import { z } from 'zod';
import { Appointment, MatterKind } from './draft.ts';
import { Owed } from './later.ts';
import { Limited } from './limited.ts';
import { FieldProblem } from './problem.ts';
import { ResultWord } from './result.ts';

/**
 * How far the platform is with a case (docs/standards.md, section 7). The first three are a booking's: `rebooked` is one that has another
 * time now. Both services know `cancelled`.
 */
export const CaseState = z.enum([
  'confirmed',
  'unconfirmed',
  'rebooked',
  'pending',
  'supplement',
  'passed',
  'rejected',
  'accepted',
  'cancelled',
  'expired',
]);
export type CaseState = z.infer<typeof CaseState>;

export const DeliveryState = z.discriminatedUnion('state', [
  /** Durable here, not yet on the platform. */
  z.object({ state: z.literal('waiting') }),
  /**
   * On the platform; `caseNo` is its 办件编号, `caseState` its last word as far as it was heard, `arrivedAt` its time of arrival
   * (ISO 8601); null where it was not said.
   */
  z.object({
    state: z.literal('delivered'),
    caseNo: z.string(),
    caseState: CaseState.nullable(),
    arrivedAt: z.string().nullable(),
  }),
  /** 需人工处理: the platform refused it for good; a technician looks after it. */
  z.object({ state: z.literal('parked') }),
  /** The platform refused it, and the hall's staff settled it by hand under this number. */
  z.object({ state: z.literal('closed'), number: z.string() }),
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** Why a technician closes a parked submission. */
export const CloseReason = z.enum(['filed-by-hand', 'filed-before', 'withdrawn', 'not-possible']);
export type CloseReason = z.infer<typeof CloseReason>;

/** Under what a parked submission was settled by hand: a case number, or the hall's own. */
export const ClosingNumber = z.string().regex(/^[0-9A-Z-]{4,32}$/);

export const Receipt = z.object({
  /** 回执号: kiosk, date, sequence, ISO 7064 check character; unique without the network. */
  receiptNo: z.string(),
  /** What its slip's QR code says: found again by it, and proven by it (slip-proof/slip-proof.ts). Nothing about the person. */
  code: z.string(),
  kind: MatterKind,
  itemCode: z.string(),
  itemName: z.string(),
  /** ISO 8601 with the hall's offset */
  committedAt: z.string(),
  /** Of a cancellation: the time that was given up. */
  appointment: Appointment.nullable(),
  /** Of a rebooking: the time that its booking had before, where it was known. */
  before: Appointment.optional(),
  /** Papers that are still owed, where the slip knows it. */
  owed: Owed.optional(),
  /** It is still to be signed, at the window. */
  isUnsigned: z.boolean().optional(),
  /** How the result comes, of what was applied for wholly online. */
  result: ResultWord.optional(),
  delivery: DeliveryState,
});
export type Receipt = z.infer<typeof Receipt>;

export const ConfirmAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('committed'), receipt: Receipt }),
  z.object({ outcome: z.literal('incomplete'), problems: z.array(FieldProblem) }),
  /** One of this kiosk's limits is reached; the draft is still there. */
  z.object({ outcome: z.literal('limited'), limit: Limited }),
  /** The same person filed the same item today, and the citizen is to say whether it is meant. Nothing was saved. */
  z.object({ outcome: z.literal('doubled'), receiptNo: z.string(), at: z.string() }),
  /** The disk refused; nothing was promised and the draft is still there. */
  z.object({ outcome: z.literal('cannot-save') }),
]);
export type ConfirmAnswer = z.infer<typeof ConfirmAnswer>;

/**
 * What the time of a booking is worth. `held`: the platform holds it until its booking arrives there. `leased`: it had leased the place to
 * this kiosk, which promised it. `wished`: neither held nor answered. `moved`: its booking has another time now.
 * `refused`: the platform did not give it.
 */
export type TimeState = 'held' | 'leased' | 'wished' | 'confirmed' | 'moved' | 'cancelled' | 'refused';

/** `nowMs`: milliseconds since the epoch; null while the clock is in doubt: then no hold is believed to last. */
export function timeState(
  { firm, heldUntil, lease }: Pick<Appointment, 'firm' | 'heldUntil' | 'lease'>,
  delivery: DeliveryState,
  nowMs: number | null,
): TimeState {
  if (delivery.state !== 'delivered') {
    if (lease !== undefined && delivery.state === 'waiting') return 'leased';
    const lasts = firm && heldUntil !== undefined && nowMs !== null && nowMs < Date.parse(heldUntil);
    return delivery.state !== 'closed' && lasts ? 'held' : 'wished';
  }
  switch (delivery.caseState) {
    case 'confirmed':
      return 'confirmed';
    case 'rebooked':
      return 'moved';
    case 'cancelled':
      return 'cancelled';
    case 'rejected':
    case 'expired':
      return 'refused';
    default:
      return 'wished';
  }
}

/**
 * Whether a follow-up (a cancellation, say) of an earlier submission can be made here. `offered-again`: one was refused, perhaps
 * another person's. `offered-beside`: one waits, perhaps another person's. The last three: one is confirmed already, and how it fares.
 */
export const FollowUpState = z.enum([
  'offered',
  'offered-again',
  'offered-beside',
  'not-offered',
  'waiting',
  'delivered',
  'parked',
]);
export type FollowUpState = z.infer<typeof FollowUpState>;

/** Whether a citizen may begin it. */
export function isOffered(state: FollowUpState): state is 'offered' | 'offered-again' | 'offered-beside' {
  return state === 'offered' || state === 'offered-again' || state === 'offered-beside';
}
