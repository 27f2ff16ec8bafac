/** How the platform reminds somebody of a visit (提醒): in which language, by what, what to bring, and by what it is given up from afar. */
import { z } from 'zod';

/** A language of the screen (renderer/i18n/languages.ts; a test holds the two against each other). */
export const ReminderLanguage = z.enum(['zh-CN', 'en']);
export type ReminderLanguage = z.infer<typeof ReminderLanguage>;

export const Reminder = z.object({
  /** The one on the screen when the booking was confirmed. */
  language: ReminderLanguage,
  /** A landline gets no SMS. */
  channel: z.enum(['sms', 'call']),
  /** Names of the papers to bring. */
  bring: z.array(z.string()),
  /** 取消码: whoever has it and the phone may give the booking up without slip or card. Eight digits, told in the reminder alone. */
  cancelCode: z.string().regex(/^\d{8}$/),
});
export type Reminder = z.infer<typeof Reminder>;
