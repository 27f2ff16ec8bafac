/** What a technician tells everybody at the screen: whom to call, and what is not working until when. Fixed choices, no free text. */
import { z } from 'zod';

export const DutyHours = z.enum(['always', 'daily-8-20', 'daily-8-22', 'workdays-9-17']);
export type DutyHours = z.infer<typeof DutyHours>;

/** A number of whoever has duty, not of a person. */
export const DutyPhone = z.string().regex(/^[0-9][0-9-]{4,18}[0-9]$/);

export const DutyCard = z.object({ phone: DutyPhone, hours: DutyHours });
export type DutyCard = z.infer<typeof DutyCard>;

export const FaultText = z.enum([
  'being-mended',
  'no-slips',
  'no-a4',
  'no-card-reader',
  'no-scanner',
  'network-away',
  'power-cut',
]);
export type FaultText = z.infer<typeof FaultText>;

/** The longest that a notice may stand. */
export const NOTICE_HOURS_MAX = 168;

/** `until`: ISO 8601 with the hall's offset; it goes by itself then. */
export const FaultNotice = z.object({ text: FaultText, until: z.string() });
export type FaultNotice = z.infer<typeof FaultNotice>;

/** The points of an inspection round (巡检), in the order of a walk around the machine. */
export const INSPECTION_POINTS = [
  'cabinet',
  'screen',
  'reader',
  'printer-exit',
  'camera-lamp',
  'cables',
  'seal',
  'surroundings',
] as const;
export const InspectionPoint = z.enum(INSPECTION_POINTS);
export type InspectionPoint = z.infer<typeof InspectionPoint>;

export const InspectionRemark = z.enum(['none', 'cleaned', 'part-ordered', 'damage-reported', 'come-again']);
export type InspectionRemark = z.infer<typeof InspectionRemark>;

export const Inspection = z.object({
  at: z.string(),
  /** Of each point, whether it is as it should be. */
  points: z.record(InspectionPoint, z.boolean()),
  remark: InspectionRemark,
});
export type Inspection = z.infer<typeof Inspection>;
