/** Paper: how much of roll and tray is used, by what, and for how many days it lasts. */
import { useState } from 'react';
import type { CountedPrinter, PaperState } from '../../../../main/core/model/paper.ts';
import { Button } from '../../../components/button.tsx';
import { Facts } from '../../../components/facts.tsx';
import { fill, type Text } from '../../../i18n/words.ts';
import { useClient } from '../../../kiosk/use-client.ts';
import { useTask } from '../../../kiosk/use-task.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import { COMMON } from '../common/common.words.ts';
import { type Section, SectionPage, type SectionProps, type Sign } from '../common/section.tsx';
import { useMoment } from '../common/use-moment.ts';
import { WORDS } from './words.ts';
import './paper.css';

const TEXTS = { ...COMMON, ...WORDS };

export const paper: Section = {
  name: 'paper',
  title: WORDS['paper.title'],
  about: WORDS['paper.about'],
  icon: 'receipt',
  whenClosed: false,
  signs: ({ overview }) => overview.paper.filter(({ isLow }) => isLow).map(lowPaper),
  show: (props) => <Paper {...props} />,
};

function lowPaper({ printer, used, holds, daysLeft }: PaperState): Sign {
  const sentence = WORDS[used >= holds || daysLeft === null ? 'paper.sign.out' : 'paper.sign.low'];
  const name = WORDS[`paper.${printer}`];
  const named = (language: keyof Text) =>
    fill(sentence[language], { printer: name[language], days: daysLeft ?? 0 });
  return { level: 'amber', text: { 'zh-CN': named('zh-CN'), en: named('en') } };
}

function Paper(props: SectionProps) {
  const t = useWords(TEXTS);
  const client = useClient();
  const task = useTask();
  const refilled = (printer: CountedPrinter) =>
    task.run(async () => {
      const { outcome } = await client.paper.refilled({ printer });
      props.say(t(outcome === 'noted' ? 'paper.noted' : 'console.cannotSave'));
    });
  return (
    <PaperScreen
      {...props}
      message={task.failed ? t('console.failed') : props.message}
      states={props.overview.paper}
      busy={task.busy}
      onRefilled={refilled}
    />
  );
}

export function PaperScreen(
  props: Pick<SectionProps, 'message' | 'onBack' | 'busy'> & {
    states: readonly PaperState[];
    onRefilled: (printer: CountedPrinter) => void;
  },
) {
  const t = useWords(TEXTS);
  return (
    <SectionPage section={props} title={WORDS['paper.title']} lead={t('paper.counted')}>
      {props.states.length === 0 && <p className="empty">{t('paper.none')}</p>}
      {props.states.map((state) => (
        <Printer key={state.printer} state={state} busy={props.busy} onRefilled={props.onRefilled} />
      ))}
    </SectionPage>
  );
}

function Printer(props: { state: PaperState; busy: boolean; onRefilled: (printer: CountedPrinter) => void }) {
  const t = useWords(TEXTS);
  const moment = useMoment();
  const [asked, setAsked] = useState(false);
  const { printer, since, used, holds, uses, daysLeft, isLow } = props.state;
  const isRoll = printer === 'receipt-printer';
  const amountOf = (amount: number) => (isRoll ? amount.toFixed(1) : String(amount));
  const share = Math.min(100, Math.round((used / holds) * 100));
  const label = t(isRoll ? 'paper.usedMetres' : 'paper.usedSheets', { used: amountOf(used), holds });
  return (
    <section className="panel">
      <h2>{t(`paper.${printer}`)}</h2>
      <div className="paper-head">
        <strong className="paper-days">
          {daysLeft === null ? t('paper.unknown') : t('paper.lasts', { days: daysLeft })}
        </strong>
        <div className={isLow ? 'paper-meter paper-low' : 'paper-meter'} role="img" aria-label={label}>
          <span className="paper-left" style={{ width: `${100 - share}%` }} />
        </div>
        <span>
          {label} · {t('paper.since', { since: moment(since) })}
        </span>
      </div>
      {uses.length === 0 ? (
        <p>{t('paper.nothing')}</p>
      ) : (
        <Facts
          facts={uses.map(({ use, count, amount }) => [
            t(`paper.use.${use}`),
            t(isRoll ? 'paper.metres' : 'paper.sheets', { count, amount: amountOf(amount) }),
          ])}
        />
      )}
      <div className="queue-actions">
        <Button
          className="button button-small"
          isDisabled={props.busy}
          onPress={() => {
            if (asked) props.onRefilled(printer);
            setAsked(!asked);
          }}
        >
          {t(asked ? 'paper.sure' : 'paper.refilled')}
        </Button>
      </div>
    </section>
  );
}
