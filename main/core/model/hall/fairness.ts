/**
 * Rules by which places are given out fairly, as the platform's data: when they are released, how freed ones come back, how many one
 * person may have, what counts against whom, who is exempt, and what needs no booking. A part of the hall's plan.
 */
import { z } from 'zod';

/** HH:MM, hall's local time. */
const ClockTime = z
  .string('时刻须为文字，写成 08:00 的样子')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '没有这个时刻：写成 08:00 的样子，从 00:00 到 23:59');
const ItemCode = z.string().regex(/^[A-Z]{2}-\d{4}$/, '须为事项编码，如 GA-0012');
const MINUTES_MAX = 24 * 60;
const DAYS_MAX = 366;
const COUNT_MAX = 1_000;
const LIST_MAX = 2_000;

const count = () => z.number('须为整数').int().min(1, '至少 1').max(COUNT_MAX);
const days = () => z.number('须为整数').int().min(1, '至少 1 天').max(DAYS_MAX);
const minutes = () => z.number('须为整数分钟').int().min(0).max(MINUTES_MAX, '至多一天');

/** When a newly opened day is given out (放号). Without zones and groups: everywhere else. */
export const ReleaseRule = z.strictObject({
  at: ClockTime,
  /** Until then wishes are only noted; then the places are drawn among them, whoever came first. */
  drawAt: ClockTime.optional(),
  zones: z.array(z.string().min(1)).min(1).optional(),
  /** Groups of the plan; they win over zones. */
  groups: z.array(z.string().min(1)).min(1).optional(),
});
export type ReleaseRule = z.infer<typeof ReleaseRule>;

/** What somebody may say of themselves that exempts from a suspension; the window checks it. */
export const Declared = z.enum(['illness', 'disability', 'service']);
export type Declared = z.infer<typeof Declared>;

/** What no-shows (爽约) and cancellations count, and when that suspends somebody. */
export const StrikeRules = z.strictObject({
  /** Over how many days they are counted. */
  days: days(),
  noShow: count(),
  lateCancel: count(),
  /** Cancelled fewer hours than this before its time is late. */
  lateHours: z
    .number('须为整数小时')
    .int()
    .min(0)
    .max(DAYS_MAX * 24),
  /** 0: an early cancellation counts nothing. */
  cancel: z.number('须为整数').int().min(0).max(COUNT_MAX),
  suspendAt: count(),
  suspendDays: days(),
  /** From this count on the next one is warned of. */
  warnAt: z.number('须为整数').int().min(0).max(COUNT_MAX),
});
export type StrikeRules = z.infer<typeof StrikeRules>;

export const Fairness = z.strictObject({
  release: z.array(ReleaseRule).min(1, '至少写一行').max(LIST_MAX),
  /** Minutes until a freed place is given out again: at a random moment between the two. */
  coolDown: z.strictObject({ least: minutes(), most: minutes() }),
  /** Of one person at a time: in all, of one item, in one zone on one day. */
  limits: z.strictObject({ open: count(), item: count(), zoneDay: count() }),
  strikes: StrikeRules,
  exempt: z.strictObject({
    /** Years of age by the document's date of birth. */
    age: z.number('须为整数岁').int().min(1).max(150),
    declared: z.array(Declared).max(Declared.options.length),
  }),
  /** `book`: whether a time can be booked all the same. */
  walkIn: z
    .array(z.strictObject({ items: z.array(ItemCode).min(1), book: z.boolean('只能写 true 或 false') }))
    .max(LIST_MAX),
});
export type Fairness = z.infer<typeof Fairness>;
