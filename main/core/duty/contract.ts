/** The technician's desk: the duty card, the fault notice, the inspection round. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  DutyCard,
  FaultNotice,
  FaultText,
  Inspection,
  InspectionPoint,
  InspectionRemark,
  NOTICE_HOURS_MAX,
} from '../model/duty.ts';
import { locked } from '../model/locked.ts';
import { Ink } from '../model/signature.ts';

export const DutyDeskState = z.object({
  card: DutyCard.nullable(),
  notice: FaultNotice.nullable(),
  /** The last rounds, newest first. */
  inspections: z.array(Inspection),
});
export type DutyDeskState = z.infer<typeof DutyDeskState>;

const saved = z.object({ outcome: z.enum(['saved', 'cannot-save']) });

export const dutyContract = {
  state: oc.errors(locked).output(DutyDeskState),
  /** Null takes it away. */
  setCard: oc
    .errors(locked)
    .input(z.object({ card: DutyCard.nullable() }))
    .output(saved),
  showNotice: oc
    .errors(locked)
    .input(z.object({ text: FaultText, hours: z.number().int().min(1).max(NOTICE_HOURS_MAX) }))
    .output(saved),
  takeNotice: oc.errors(locked).output(saved),
  inspected: oc
    .errors(locked)
    .input(z.object({ points: z.record(InspectionPoint, z.boolean()), remark: InspectionRemark, ink: Ink }))
    .output(z.object({ outcome: z.enum(['saved', 'cannot-save', 'not-signed']) })),
};
