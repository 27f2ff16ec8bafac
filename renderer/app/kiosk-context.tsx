/** What every screen may ask for: the link, the kiosk's facts and state, and the words of the chosen language. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { KioskInfo, KioskStatus } from '../../main/core/kiosk/contract.ts';
import { en } from '../i18n/en.ts';
import { type MessageKey, zhCN } from '../i18n/zh-CN.ts';
import type { Link } from './link.ts';

export type Language = 'zh-CN' | 'en';
export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

export interface Kiosk {
  link: Link | null;
  info: KioskInfo | null;
  status: KioskStatus | null;
  language: Language;
  setLanguage(language: Language): void;
  t: Translate;
}

const KioskContext = createContext<Kiosk | null>(null);

const catalogues: Record<Language, Record<MessageKey, string>> = { 'zh-CN': zhCN, en };

export function translate(
  language: Language,
  key: MessageKey,
  values: Record<string, string | number> = {},
): string {
  return catalogues[language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  );
}

export function KioskProvider(props: {
  link: Link | null;
  info: KioskInfo | null;
  status: KioskStatus | null;
  children: ReactNode;
}) {
  const { link, info, status } = props;
  const [language, choose] = useState<Language>('zh-CN');
  const setLanguage = useCallback((next: Language) => {
    document.documentElement.lang = next;
    choose(next);
  }, []);
  const kiosk = useMemo<Kiosk>(
    () => ({
      link,
      info,
      status,
      language,
      setLanguage,
      t: (key, values) => translate(language, key, values),
    }),
    [link, info, status, language, setLanguage],
  );
  return <KioskContext value={kiosk}>{props.children}</KioskContext>;
}

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (!kiosk) throw new Error('useKiosk outside KioskProvider');
  return kiosk;
}

export function useWords(): Translate {
  return useKiosk().t;
}
