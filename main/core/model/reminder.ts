/** How the platform reminds somebody of a visit (提醒): in which language, by what, what to bring, and by what it is given up from afar. */
import { z } from 'zod';
import { Language } from './language.ts';

export const Reminder = z.object({
  /** The one on the screen when the booking was confirmed. */
  language: Language,
  /** A landline gets no SMS. */
  channel: z.enum(['sms', 'call']),
  /** Names of the papers to bring. */
  bring: z.array(z.string()),
  /** 取消码: whoever has it and the phone may give the booking up without slip or card. Eight digits, told in the reminder alone. */
  cancelCode: z.string().regex(/^\d{8}$/),
});
export type Reminder = z.infer<typeof Reminder>;
