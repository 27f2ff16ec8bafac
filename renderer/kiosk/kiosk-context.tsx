/** What every screen may ask for: the link, the kiosk's facts and state, the chosen language's words, the chosen modes. */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import type { KioskInfo, KioskStatus } from '../../main/core/kiosk/contract.ts';
import { en } from '../i18n/en.ts';
import { type MessageKey, zhCN } from '../i18n/zh-CN.ts';
import type { Link } from './core-link.ts';
import { applyModes, type Modes, STANDARD } from './modes.ts';

export type Language = 'zh-CN' | 'en';
export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

export interface Kiosk {
  link: Link | null;
  info: KioskInfo | null;
  status: KioskStatus | null;
  language: Language;
  setLanguage(language: Language): void;
  modes: Modes;
  setModes(modes: Modes): void;
  /** Back to Chinese and the standard modes: nothing of one citizen's choices meets the next. */
  forget(): void;
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
  /** What a session begins with; the gallery shows others. */
  modes?: Modes;
  children: ReactNode;
}) {
  const { link, info, status, modes: start = STANDARD } = props;
  const [language, choose] = useState<Language>('zh-CN');
  const [modes, setModes] = useState(start);
  const setLanguage = useCallback((next: Language) => {
    document.documentElement.lang = next;
    choose(next);
  }, []);
  const forget = useCallback(() => {
    setLanguage('zh-CN');
    setModes(STANDARD);
  }, [setLanguage]);
  useLayoutEffect(() => applyModes(modes, document.documentElement), [modes]);
  useLayoutEffect(() => {
    // What is tapped is measured in millimetres, whatever the panel.
    if (info) document.documentElement.style.setProperty('--mm', `${info.pixelsPerMm}px`);
  }, [info]);
  const kiosk = useMemo<Kiosk>(
    () => ({
      link,
      info,
      status,
      language,
      setLanguage,
      modes,
      setModes,
      forget,
      t: (key, values) => translate(language, key, values),
    }),
    [link, info, status, language, setLanguage, modes, forget],
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
