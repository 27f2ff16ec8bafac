/** Why the hall is closed on days when it mostly is not (例外), as its staff wrote it. Pure. */
import type { ClosedDay } from '../../../main/core/hall/contract.ts';
import { daysFrom } from '../../../main/core/model/hall/days.ts';
import type { Language } from '../../i18n/languages.ts';

/** Both days are among them, YYYY-MM-DD. `whyEn`: null where nobody wrote it. */
export type Closure = { from: string; to: string; why: string; whyEn: string | null };

/** The reason in that language; null: the days alone are said, and never in another language. */
export const reasonIn = ({ why, whyEn }: Closure, language: Language): string | null =>
  language === 'zh-CN' ? why : whyEn;

/** More would push the days off the screen. */
const TOLD_MAX = 2;

/** `closed`: in their order. Days on end with one reason are told once, the weekend between them too. Only the next ones. */
export function closures(closed: readonly ClosedDay[]): Closure[] {
  const dates = new Set(closed.map(({ date }) => date));
  const told: Closure[] = [];
  for (const { date, why, name, nameEn } of closed) {
    if (why !== 'exception' || name === null) continue;
    const last = told.at(-1);
    const isOnEnd = last?.why === name && daysFrom(last.to, date).every((each) => dates.has(each));
    if (last && isOnEnd) last.to = date;
    else told.push({ from: date, to: date, why: name, whyEn: nameEn });
  }
  return told.slice(0, TOLD_MAX);
}
