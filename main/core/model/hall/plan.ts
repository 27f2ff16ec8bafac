/**
 * The hall's plan: places, hours, holidays, exceptions and slots as data. `kiosk-config/hall` ships one in five files; the
 * platform renews it as one signed, numbered document of the same shape.
 */
import { z } from 'zod';
import { isDay } from './days.ts';
import { Fairness } from './fairness.ts';

/** Longest lists and texts that a plan may have; more is no hall's. */
const LIST_MAX = 2_000;
const TEXT_MAX = 120;
const SPANS_MAX = 8;

/** Said to citizens, on the screen and on paper. */
const said = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.trim() !== '' && !/\p{Cc}/u.test(text), '不能空着，也不能有看不见的控制字符');
const Name = said(TEXT_MAX);
const Id = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, '须为小写字母、数字和短横，以字母开头，如 dayao');
const ItemCode = z.string().regex(/^[A-Z]{2}-\d{4}$/, '须为事项编码，如 GA-0012');

/** Opening time from the first minute to the last, `HH:MM-HH:MM`, hall's local time. */
export const OpenSpan = z
  .string('时间须为文字，写成 09:00-12:00 的样子')
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/,
    '没有这个时间：写成 09:00-12:00 的样子，时刻从 00:00 到 23:59',
  );
const Spans = z.array(OpenSpan).max(SPANS_MAX);

/** YYYY-MM-DD, a day that exists. */
export const DateText = z
  .string('日期须为文字，写成 2026-10-01 的样子')
  .refine(isDay, '没有这一天：写成 2026-10-01 的样子，月和日都是两位');

/** `workday` holds from Monday to Friday and on make-up days; without the others Saturday and Sunday are closed. */
export const Hours = z.strictObject({
  workday: Spans.min(1, '至少写一段，如 09:00-12:00'),
  saturday: Spans.optional(),
  sunday: Spans.optional(),
});
export type Hours = z.infer<typeof Hours>;

/** A zone at a place. */
export const PlaceZone = z.strictObject({
  /** The id in the catalogue's zones.yaml. */
  zone: z.string().min(1),
  /** As the signs in the hall say it, e.g. A01–A08. */
  windows: said(40),
  /** How to get there from the door. */
  way: said(60).optional(),
  /** Where they differ from the place's own. */
  hours: Hours.optional(),
  /** Where only some of the zone's items are done here. */
  items: z.array(ItemCode).min(1).optional(),
});
export type PlaceZone = z.infer<typeof PlaceZone>;

/** The hall, or a town's service point (便民服务中心). */
export const HallPlace = z.strictObject({
  id: Id,
  kind: z.enum(['hall', 'service-point']),
  name: Name,
  address: Name,
  phone: said(30),
  hours: Hours,
  zones: z.array(PlaceZone).min(1),
});
export type HallPlace = z.infer<typeof HallPlace>;

/** Days on end without work, as the State Council's office (国务院办公厅) announces them for a year. */
export const Holiday = z.strictObject({ name: Name, nameEn: Name, from: DateText, to: DateText });

/** MM-DD, a day that some year has. */
const YearlyDay = z
  .string('日期须为文字，写成 10-01 的样子')
  .regex(/^\d{2}-\d{2}$/, '须写成 10-01 的样子')
  .refine((text) => isDay(`2024-${text}`), '没有这一天：请检查月和日');

/** What the law fixes for every year by its date (全国年节及纪念日放假办法): known also before a year is announced. */
export const FixedHoliday = z.strictObject({
  name: Name,
  nameEn: Name,
  days: z.array(YearlyDay).min(1),
});

export const CalendarYear = z.strictObject({
  year: z.number('须为四位年份').int().min(2020).max(2100),
  /** Which notice says so. */
  source: Name,
  holidays: z.array(Holiday).min(1),
  /** Saturdays and Sundays that are worked (调休上班). */
  workdays: z.array(DateText),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

/** Other hours on some days than the series says, or none. The narrower one wins over the wider, and any over the series. */
export const HallException = z.strictObject({
  from: DateText,
  /** Last day; without it: the same day. */
  to: DateText.optional(),
  place: z.string().optional(),
  zone: z.string().optional(),
  items: z.array(ItemCode).min(1).optional(),
  closed: z.literal(true, '只能写 true；要开就改写 open').optional(),
  open: Spans.min(1, '至少写一段；不开就写 closed: true').optional(),
  /** Said to citizens. */
  why: said(60),
  /** The same in English; without it no reason is said there. */
  whyEn: said(120).optional(),
});
export type HallException = z.infer<typeof HallException>;

export const SlotRule = z.strictObject({
  /** How long one slot is, minutes. */
  minutes: z.number().int().min(5, '至少 5 分钟').max(240, '至多 240 分钟'),
  /** How many can be booked in one slot. */
  places: z.number().int().min(1).max(500),
  /** How long a visit takes, minutes; none begins that would not end before closing. */
  visit: z.number().int().min(1).max(480),
});
export type SlotRule = z.infer<typeof SlotRule>;

/** Items with slots and places of their own; all others share those of their department. */
export const SlotGroup = SlotRule.extend({ id: Id, items: z.array(ItemCode).min(1) });
export type SlotGroup = z.infer<typeof SlotGroup>;

export const HallPlan = z.strictObject({
  /** Grows with each change: a plan with a lower one never replaces another. */
  number: z.number('须为整数，每改一次加大').int().min(1),
  /** On how many open days, counted from tomorrow, a time can be booked. */
  daysAhead: z.number().int().min(1).max(60),
  /** How many working days there are to bring a paper later (容缺). */
  laterDays: z.number().int().min(1).max(60).optional(),
  /** How many items one visit can have; absent in the plan of a platform that books one by one. */
  visitItems: z.number().int().min(1).max(3, '至多 3 件').optional(),
  /** As few places left in a day as this count as few. */
  few: z.number().int().min(0).max(100),
  slots: SlotRule,
  groups: z.array(SlotGroup).max(LIST_MAX),
  places: z.array(HallPlace).min(1, '至少写一处').max(LIST_MAX),
  everyYear: z.array(FixedHoliday).max(LIST_MAX),
  years: z.array(CalendarYear).max(LIST_MAX),
  exceptions: z.array(HallException).max(LIST_MAX),
  /** Absent in a platform's plan of an earlier release: then there are no such rules. */
  fairness: Fairness.optional(),
});
export type HallPlan = z.infer<typeof HallPlan>;
