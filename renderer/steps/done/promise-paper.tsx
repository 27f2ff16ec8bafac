/** The promise to bring papers later, printed in two copies by itself once the slip is out. */
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { shortDate } from '../../components/long-date.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import type { Printing } from '../../machines/print/use-printing.ts';
import { WORDS } from './words.ts';
import '../../components/printing-panel.css';

export function PromisePaper({
  printing,
  until,
  onPrint,
}: {
  printing: Printing;
  /** YYYY-MM-DD */
  until: string;
  onPrint: () => void;
}) {
  const t = useWords(WORDS);
  const { language } = useKiosk();
  const answer = printing.state === 'answered' ? printing.answer : null;
  const failed = answer?.outcome === 'not-printed';
  return (
    <section className={`printing${failed ? ' printing-failed' : ''}`} role="status">
      <Icon name="printer" />
      <div>
        <h2>{t('done.promise', { day: shortDate(language, until) })}</h2>
        <p>{t(failed ? 'done.promiseFailed' : answer ? 'done.promisePrinted' : 'done.promisePrinting')}</p>
      </div>
      {failed && (
        <Button className="button button-quiet" onPress={onPrint}>
          {t('done.printPromise')}
        </Button>
      )}
    </section>
  );
}
