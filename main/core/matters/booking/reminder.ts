/** What the platform reminds a citizen with before the visit. */
import { randomInt } from 'node:crypto';
import { authorisationPapers } from '../../forms/authorisation.ts';
import type { BookingDraft } from '../../model/draft.ts';
import type { ItemDetail } from '../../model/item.ts';
import type { Language } from '../../model/language.ts';
import { getsSms } from '../../model/phone.ts';
import type { Reminder } from '../../model/reminder.ts';

const CODE_DIGITS = 8;

/** Null where no phone was left. Each call draws another code: once a submission. */
export function reminderOf(
  { phone, principal }: BookingDraft,
  item: ItemDetail | null,
  language: Language,
  further: readonly ItemDetail[] = [],
): Reminder | null {
  if (phone === null) return null;
  const items = item ? [item, ...further] : further;
  const required = items.flatMap(({ materials }) => materials.filter((material) => material.required));
  const papers = [...required, ...authorisationPapers(item ?? {}, principal, null)];
  return {
    language,
    channel: getsSms(phone) ? 'sms' : 'call',
    bring: [...new Set(papers.map(({ name }) => name))],
    cancelCode: String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0'),
  };
}
