/** What every screen may ask for: the link, the kiosk's facts and state, the chosen language and modes. */
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
import { allowSamplePeople } from '../../main/core/model/documents/index.ts';
import { FIRST_LANGUAGE, type Language } from '../i18n/languages.ts';
import type { CoreLink } from './core-link.ts';
import { applyModes, type Modes, STANDARD } from './modes.ts';

export interface Kiosk {
  link: CoreLink | null;
  info: KioskInfo | null;
  status: KioskStatus | null;
  language: Language;
  setLanguage(language: Language): void;
  modes: Modes;
  setModes(modes: Modes): void;
  /** Back to the first language and the standard modes: nothing of one citizen's choices meets the next. */
  forget(): void;
}

const KioskContext = createContext<Kiosk | null>(null);

export function KioskProvider(props: {
  link: CoreLink | null;
  info: KioskInfo | null;
  status: KioskStatus | null;
  /** What a session begins with; the gallery shows others. */
  modes?: Modes;
  children: ReactNode;
}) {
  const { link, info, status, modes: start = STANDARD } = props;
  const [language, choose] = useState<Language>(FIRST_LANGUAGE);
  const [modes, setModes] = useState(start);
  const setLanguage = useCallback((next: Language) => {
    document.documentElement.lang = next;
    choose(next);
  }, []);
  const forget = useCallback(() => {
    setLanguage(FIRST_LANGUAGE);
    setModes(STANDARD);
  }, [setLanguage]);
  useLayoutEffect(() => applyModes(modes, document.documentElement), [modes]);
  useLayoutEffect(() => {
    // What is tapped is measured in millimetres, whatever the panel.
    if (info) document.documentElement.style.setProperty('--mm', `${info.pixelsPerMm}px`);
    if (info) allowSamplePeople(info.samplePeople);
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
