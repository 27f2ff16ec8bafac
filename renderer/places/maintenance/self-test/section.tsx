/** The guided self-test: the list, one test after the other, and the signed report at its end. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { SelfTestName } from '../../../../main/core/model/self-test.ts';
import type { SelfTestRun } from '../../../../main/core/self-test/contract.ts';
import { useClient } from '../../../kiosk/use-client.ts';
import { useTask } from '../../../kiosk/use-task.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import { COMMON } from '../common/common.words.ts';
import type { Section, SectionProps } from '../common/section.tsx';
import { SIGN } from '../common/sign-page.words.ts';
import { useExported } from '../common/use-exported.ts';
import { ListScreen } from './list-screen.tsx';
import { ReportScreen } from './report-screen.tsx';
import { TestScreen } from './test-screen.tsx';
import { WORDS } from './words/words.ts';

const TEXTS = { ...COMMON, ...SIGN, ...WORDS };

export const selfTest: Section = {
  name: 'self-test',
  title: WORDS['test.title'],
  about: WORDS['test.about'],
  icon: 'check',
  whenClosed: false,
  signs({ overview: { readiness } }) {
    if (!readiness) return [{ level: 'amber', text: WORDS['test.sign.never'] }];
    const count = readiness.failed.length;
    return count > 0 ? [{ level: 'amber', text: WORDS['test.sign.failed'], blanks: { count } }] : [];
  },
  show: (props) => <SelfTest {...props} />,
};

type At = { screen: 'list' } | { screen: 'test'; name: SelfTestName } | { screen: 'report' };

function SelfTest(props: SectionProps) {
  const t = useWords(TEXTS);
  const client = useClient();
  const task = useTask();
  const exported = useExported();
  const [run, setRun] = useState<SelfTestRun | null>(null);
  const [at, setAt] = useState<At>({ screen: 'list' });
  const { say } = props;
  const begin = (fresh: boolean) => task.run(async () => setRun(await client.selfTest.begin({ fresh })));
  const onStart = useEffectEvent(() => begin(false));
  useEffect(() => onStart(), []);
  const message = task.failed ? t('console.failed') : props.message;
  const go = (to: At) => {
    say(null);
    setAt(to);
  };
  const noted = (next: SelfTestRun) => {
    setRun(next);
    go(after(next));
  };
  const report = () =>
    task.run(async () => {
      const answer = await client.selfTest.exportReport();
      say(answer.outcome === 'no-report' ? t('test.no-report') : exported(answer));
    });
  const finish = useFinish(setRun, (said) => {
    say(said);
    setAt({ screen: 'list' });
  });
  const shared = { busy: task.busy, message, onBack: () => go({ screen: 'list' }) };
  if (run && at.screen === 'test') {
    return (
      <TestScreen
        key={at.name}
        {...shared}
        name={at.name}
        isFitted={run.tests.find(({ name }) => name === at.name)?.isFitted ?? true}
        onAnswer={(answer) =>
          task.run(async () => {
            const { name: test } = at;
            const said = await client.selfTest.answer({ test, answer });
            if (said.outcome === 'not-done') return say(t('test.notDone'));
            noted(said.run);
          })
        }
        onSkip={(reason) =>
          task.run(async () => noted((await client.selfTest.skip({ test: at.name, reason })).run))
        }
      />
    );
  }
  if (run && at.screen === 'report') {
    return (
      <ReportScreen {...shared} run={run} onSign={(ink) => task.run(async () => say(await finish(ink)))} />
    );
  }
  return (
    <ListScreen
      {...props}
      {...shared}
      onBack={props.onBack}
      run={run}
      readiness={props.overview.readiness}
      onTest={(name) => go({ screen: 'test', name })}
      onReport={() => go({ screen: 'report' })}
      onFresh={() => begin(true)}
      onExport={report}
    />
  );
}

/** The next that has neither answer nor reason; the report after the last. */
function after({ tests, results }: SelfTestRun): At {
  const open = tests.find(({ name }) => !results.some(({ test }) => test === name));
  return open ? { screen: 'test', name: open.name } : { screen: 'report' };
}

/** Signs; resolves to what came of it. `done`: called with the same, once the report is made. */
function useFinish(setRun: (run: SelfTestRun) => void, done: (said: string) => void) {
  const t = useWords(TEXTS);
  const client = useClient();
  return async (ink: Parameters<typeof client.selfTest.finish>[0]['ink']): Promise<string> => {
    const answer = await client.selfTest.finish({ ink });
    if (answer.outcome === 'not-signed') return t('signing.tooShort');
    if (answer.outcome === 'not-complete') return t('test.notComplete');
    const printed =
      answer.printed && t(answer.printed.outcome === 'printed' ? 'test.printed' : 'test.notPrinted');
    const said = `${t(answer.isKept ? 'test.finished' : 'test.notKept')}${printed ?? ''}`;
    setRun(await client.selfTest.begin({ fresh: true }));
    done(said);
    return said;
  };
}
