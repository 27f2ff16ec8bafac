/** What a citizen holds after confirm, and how its delivery to the platform stands. */
import { z } from 'zod';
import { Appointment, MatterKind } from './draft.ts';
import { FieldProblem } from './problem.ts';

export const DeliveryState = z.discriminatedUnion('state', [
  /** Durable here, not yet on the platform. */
  z.object({ state: z.literal('waiting') }),
  /** On the platform; `caseNo` is its 办件编号. */
  z.object({ state: z.literal('delivered'), caseNo: z.string() }),
  /** 需人工处理: the platform refused it for good; a technician looks after it. */
  z.object({ state: z.literal('parked') }),
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** How far the platform is with a case (docs/standards.md, section 7). The first two are a booking's; both services know `cancelled`. */
export const CaseState = z.enum([
  'confirmed',
  'unconfirmed',
  'pending',
  'supplement',
  'passed',
  'rejected',
  'accepted',
  'cancelled',
  'expired',
]);
export type CaseState = z.infer<typeof CaseState>;

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
  delivery: DeliveryState,
});
export type Receipt = z.infer<typeof Receipt>;

export const ConfirmAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('committed'), receipt: Receipt }),
  z.object({ outcome: z.literal('incomplete'), problems: z.array(FieldProblem) }),
  /** The disk refused; nothing was promised and the draft is still there. */
  z.object({ outcome: z.literal('cannot-save') }),
]);
export type ConfirmAnswer = z.infer<typeof ConfirmAnswer>;

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
