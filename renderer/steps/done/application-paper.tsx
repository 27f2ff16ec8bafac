/** The filed application on A4 paper, for those who want one. */
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import type { Printing } from '../../machines/print/use-printing.ts';
import { WORDS } from './words.ts';
import '../../components/printing-panel.css';

export function ApplicationPaper(props: { printing: Printing; onPrint: () => void }) {
  const t = useWords(WORDS);
  const { printing } = props;
  const answer = printing.state === 'answered' ? printing.answer : null;
  const failed = answer?.outcome === 'not-printed';
  const text = (() => {
    if (printing.state === 'printing') return t('done.applicationPrinting');
    if (failed) return t('done.applicationFailed');
    return t(answer ? 'done.applicationPrinted' : 'done.applicationText');
  })();
  return (
    <section className={`printing${failed ? ' printing-failed' : ''}`} role="status">
      <Icon name="papers" />
      <div>
        <h2>{t('done.application')}</h2>
        <p>{text}</p>
      </div>
      {answer?.outcome !== 'printed' && (
        <Button
          className="button button-quiet"
          isDisabled={printing.state === 'printing'}
          onPress={props.onPrint}
        >
          {t('done.printApplication')}
        </Button>
      )}
    </section>
  );
}
