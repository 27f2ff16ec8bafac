/** The privacy notice in short, for a screen that begins something: three sentences, and what whoever wants more, or does not agree, taps. */
import { Button } from '../../components/button.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { SENTENCES } from './sentences.ts';
import { WORDS } from './words.ts';
import './consent.css';

/** The element's id, for the action that agrees to it. */
export const NOTICE_PANEL = 'privacy-notice';

export function NoticePanel(props: {
  /** Agreed to already: the citizen came back to it. */
  given: boolean;
  onDetails: () => void;
  /** Refuses, or takes back what was given. */
  onRefuse: () => void;
}) {
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
      <div className="consent-ways">
        <Button className="button button-quiet" onPress={props.onDetails}>
          {t('consent.details')}
        </Button>
        <Button className="button button-quiet" onPress={props.onRefuse}>
          {t(props.given ? 'consent.takeBack' : 'consent.refuse')}
        </Button>
      </div>
    </div>
  );
}
