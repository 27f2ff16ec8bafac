/** The languages of the screen: the only list of them. A further one is an entry here, and its text beside every other. */

interface LanguageEntry {
  /** BCP 47; the page's `lang`, and the key of its texts in every words file. */
  code: string;
  /** The language's name in itself: on the key that switches to it. */
  ownName: string;
  /** What that key does, in the language itself: for a screen reader. */
  switchTo: string;
  /** The voice of espeak-ng that speaks the prompts which nobody has recorded. */
  voice: string;
  wordsPerMinute: number;
}

/** The first is the one every session begins with. */
export const LANGUAGES = [
  { code: 'zh-CN', ownName: '中文', switchTo: '切换到中文', voice: 'cmn', wordsPerMinute: 150 },
  { code: 'en', ownName: 'English', switchTo: 'Switch to English', voice: 'en-gb', wordsPerMinute: 140 },
] as const satisfies readonly LanguageEntry[];

export type Language = (typeof LANGUAGES)[number]['code'];

export const FIRST_LANGUAGE: Language = LANGUAGES[0].code;

/** The language that the switching key leads to: the next of the list, after the last the first again. */
export function languageAfter(language: Language): (typeof LANGUAGES)[number] {
  const at = LANGUAGES.findIndex(({ code }) => code === language);
  return LANGUAGES[(at + 1) % LANGUAGES.length] ?? LANGUAGES[0];
}
