/** A paper's English, below its Chinese: the windows read Chinese, and whoever read the screen in English must know what to do. */
import type { SlipBlock } from '../../../devices/receipt-printer/contract.ts';
import type { Language } from '../model/language.ts';
import { rule, text } from './blocks.ts';

/** Of the screen that a paper is printed from. */
export type OnScreen = { language: Language };

const DAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
});

/** Thu, 26 Nov 2026. `date`: YYYY-MM-DD. */
export const englishDay = (date: string): string => DAY.format(new Date(`${date}T00:00:00Z`));

/** Nothing on a paper that was asked for in Chinese. */
export function inEnglish({ language }: OnScreen, blocks: readonly SlipBlock[]): SlipBlock[] {
  return language === 'en' ? [rule, text('In English', 1, true, 'center'), ...blocks] : [];
}
