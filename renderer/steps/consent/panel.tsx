/** The privacy notice in short, for a screen that begins something: three sentences, and what whoever wants more, or does not agree, taps. */
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { SENTENCES } from './sentences.ts';
import { ConsentWays, type ConsentWaysProps } from './ways.tsx';
import { WORDS } from './words.ts';
import './consent.css';

/** The element's id, for the action that agrees to it. */
export const NOTICE_PANEL = 'privacy-notice';

export function NoticePanel(props: ConsentWaysProps) {
  const t = useWords(WORDS);
  const { info } = useKiosk();
  const handler = info?.dataHandler.name ?? '';
  return (
    <div className="notice-aside">
      <section id={NOTICE_PANEL} className="panel notice-panel">
        <h2>{t(props.given ? 'consent.given' : 'consent.title')}</h2>
        <ol>
          {SENTENCES.map(({ title, text }) => (
            <li key={title}>
              <b>{t(title)}</b> {t(text, { handler })}
            </li>
          ))}
        </ol>
      </section>
      <ConsentWays {...props} />
    </div>
  );
}
