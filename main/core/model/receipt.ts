/** What a citizen holds after confirm, and how its delivery to the platform stands. */
import { z } from 'zod';
import { Appointment, FiledService } from './draft.ts';
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

/** How far the platform is with a case (standards.md, section 7). The first two are bookings', `cancelled` is of both services. */
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
  service: FiledService,
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

/** What a slip's QR code says: found again by a scan, nothing about the person. */
export function slipCode(receiptNo: string): string {
  return `LYZD:${receiptNo}`;
}
