/** All tests with what came of each; one clear next one. */
import type { Readiness, SelfTestName, TestResult } from '../../../../main/core/model/self-test.ts';
import type { SelfTestRun } from '../../../../main/core/self-test/contract.ts';
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { SectionPage, type SectionProps } from '../common/section.tsx';
import { useMoment } from '../common/use-moment.ts';
import { WORDS } from './words/words.ts';
import './self-test.css';

export function ListScreen(
  props: Pick<SectionProps, 'message' | 'onBack' | 'busy'> & {
    run: SelfTestRun | null;
    readiness: Readiness | null;
    onTest: (name: SelfTestName) => void;
    onReport: () => void;
    onFresh: () => void;
    onExport: () => void;
  },
) {
  const t = useWords(WORDS);
  const moment = useMoment();
  const { run, readiness, busy } = props;
  const resultOf = (name: SelfTestName) => run?.results.find(({ test }) => test === name);
  const next = run?.tests.find(({ name }) => !resultOf(name))?.name;
  const last =
    readiness &&
    t('test.last', {
      at: moment(readiness.at),
      passed: readiness.passed,
      failed: readiness.failed.length,
      skipped: readiness.skipped,
    });
  return (
    <SectionPage
      section={props}
      title={WORDS['test.title']}
      lead={t('test.lead')}
      {...(run && {
        primary: {
          label: next ? t('test.next', { test: t(`try.${next}`) }) : t('test.toSign'),
          onPress: () => (next ? props.onTest(next) : props.onReport()),
          busy,
        },
      })}
    >
      <ul className="panel tests">
        {run?.tests.map(({ name, isFitted, port }) => (
          <TestLine
            key={name}
            name={name}
            more={isFitted ? port : t('test.notFitted')}
            result={resultOf(name)}
            onTest={props.onTest}
          />
        ))}
      </ul>
      {last && <p>{last}</p>}
      <div className="maintenance-actions">
        <Button className="button button-quiet" isDisabled={busy} onPress={props.onFresh}>
          {t('test.fresh')}
        </Button>
        <Button className="button button-quiet" isDisabled={busy} onPress={props.onExport}>
          {t('test.export')}
        </Button>
      </div>
    </SectionPage>
  );
}

const LIGHTS = { yes: 'well', no: 'red', skipped: 'none' } as const;

function TestLine(props: {
  name: SelfTestName;
  more: string | null;
  result: TestResult | undefined;
  onTest: (name: SelfTestName) => void;
}) {
  const t = useWords(WORDS);
  const { name, result } = props;
  return (
    <li>
      <span className="test-name">{t(`try.${name}`)}</span>
      <span className="test-more">{props.more}</span>
      <span className={`light light-${result ? LIGHTS[result.outcome] : 'none'}`}>
        {t(result ? `test.${result.outcome}` : 'test.open')}
      </span>
      <Button
        className="button button-small"
        aria-label={`${t(`try.${name}`)} ${t(result ? 'test.redo' : 'test.start')}`}
        onPress={() => props.onTest(name)}
      >
        {t(result ? 'test.redo' : 'test.start')}
      </Button>
    </li>
  );
}
