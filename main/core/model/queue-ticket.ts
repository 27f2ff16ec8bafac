/** The queue ticket (排队号) of a booking on its day, or why there is none now: the platform says it, and the screen shows it. */
import { z } from 'zod';
import { ALSO_MAX } from './draft.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Time = z.string().regex(/^\d{2}:\d{2}$/);
const Moment = z.iso.datetime({ offset: true });

/** A place in a queue of the hall. */
export const QueueTicket = z.object({
  /** What is called; one a booking, however often it is asked for. */
  number: z.string().regex(/^[A-Z]\d{3,4}$/),
  itemCode: z.string(),
  /** Further items of the same visit, for which the number is good too. */
  also: z
    .array(z.object({ name: z.string().max(200), start: Time, windows: z.string().max(40) }))
    .max(ALSO_MAX)
    .optional(),
  date: Day,
  start: Time,
  /** As the signs say it. */
  place: z.string().max(120),
  windows: z.string().max(40),
  /** How many wait before it now. Nobody is told who they are. */
  before: z.number().int().min(0),
  /** When it was first given. */
  givenAt: Moment,
  /** Whether a kiosk said that it is on paper: from then on it counts as taken. */
  isPrinted: z.boolean(),
});
export type QueueTicket = z.infer<typeof QueueTicket>;

/** Why there is no ticket now. The platform's own rule says how early and how late is too early and too late. */
export const CheckIn = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('ticket'), ticket: QueueTicket }),
  z.object({ outcome: z.literal('too-early'), from: Moment }),
  z.object({ outcome: z.literal('too-late'), until: Moment }),
  z.object({ outcome: z.literal('another-day'), date: Day, start: Time }),
  z.object({ outcome: z.literal('cancelled') }),
  /** It has another time by now: its newest slip holds. */
  z.object({ outcome: z.literal('rebooked') }),
  /** Nobody gave it the time that it wished for. */
  z.object({ outcome: z.literal('unconfirmed') }),
]);
export type CheckIn = z.infer<typeof CheckIn>;
