/** How the printing of a slip stands, in words. */
import type { ReactNode } from 'react';
import { useWords } from '../kiosk/use-words.ts';
import type { Printing } from '../machines/print/use-printing.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { PRINTING_WORDS } from './printing.words.ts';
import './printing-panel.css';

export function PrintingPanel(props: {
  printing: Printing;
  /** Said while nothing was asked for; without it printing is said to be under way. */
  idle?: { title: string; text: ReactNode };
  /** What is printed, where it is no slip: said once it came out, and beside the printer's fault where it did not. */
  paper?: { printed: string; take: string; notPrinted: string; kept: string };
  /** Null where it cannot be asked for now. */
  onPrintAgain: (() => void) | null;
}) {
  const t = useWords(PRINTING_WORDS);
  const { printing, paper } = props;
  const answer = printing.state === 'answered' ? printing.answer : null;
  const failed = answer?.outcome === 'not-printed' ? answer : null;
  const said = (() => {
    if (failed)
      return {
        title: paper?.notPrinted ?? t('done.notPrinted'),
        text: `${t(`print.${failed.fault}`)}${paper?.kept ?? t('done.kept')}`,
      };
    if (printing.state === 'idle' && props.idle) return props.idle;
    return {
      title: answer ? (paper?.printed ?? t('done.printed')) : t('done.printing'),
      text: paper?.take ?? t('done.slipText'),
    };
  })();
  return (
    <section className={`printing${failed ? ' printing-failed' : ''}`} role="status">
      <Icon name="printer" />
      <div>
        <h2>{said.title}</h2>
        <p>{said.text}</p>
      </div>
      {props.onPrintAgain && (
        <Button
          className="button button-quiet"
          isDisabled={printing.state === 'printing'}
          onPress={props.onPrintAgain}
        >
          {t('done.printAgain')}
        </Button>
      )}
    </section>
  );
}
