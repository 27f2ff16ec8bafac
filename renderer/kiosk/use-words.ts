/** A screen's sentences in the language chosen: `const t = useWords(WORDS)`, then `t('time.title')`. */
import { useCallback } from 'react';
import { fill, type Text, type Translate } from '../i18n/words.ts';
import { useKiosk } from './kiosk-context.tsx';

/** `texts` must be made outside the component, once. */
export function useWords<Key extends string>(texts: Readonly<Record<Key, Text>>): Translate<Key> {
  const { language } = useKiosk();
  return useCallback((key, blanks) => fill(texts[key][language], blanks), [texts, language]);
}

/** For sentences that are handed in, e.g. by the kind of a matter. */
export function useText(): (text: Text, blanks?: Record<string, string | number>) => string {
  const { language } = useKiosk();
  return useCallback((text, blanks) => fill(text[language], blanks), [language]);
}
