/** A test whose device the kiosk itself drives: starts its real action and says how it goes. */
import { useEffect, useRef, useState } from 'react';
import type { TestProgress } from '../../../../../main/core/model/self-test.ts';
import { Button } from '../../../../components/button.tsx';
import { useClient } from '../../../../kiosk/use-client.ts';
import { useWords } from '../../../../kiosk/use-words.ts';
import { COMMON } from '../../common/common.words.ts';
import { WORDS } from '../words/words.ts';
import type { TrialProps } from './trial.ts';

const TEXTS = { ...COMMON, ...WORDS };

export function DeviceTrial({ name, onTried }: TrialProps) {
  const t = useWords(TEXTS);
  const client = useClient();
  const [progress, setProgress] = useState<TestProgress | null>(null);
  const leaving = useRef<AbortController | null>(null);
  // A reader must not go on waiting for a card when nobody asks any more.
  useEffect(() => () => leaving.current?.abort(), []);
  const start = async () => {
    const own = new AbortController();
    leaving.current = own;
    onTried(false);
    setProgress({ state: 'working' });
    try {
      for await (const event of await client.selfTest.try({ test: name }, { signal: own.signal })) {
        setProgress(event);
        onTried(event.state === 'done');
      }
    } catch {
      if (!own.signal.aborted) setProgress({ state: 'failed', problem: t('console.failed') });
    }
  };
  return <TrialView progress={progress} onStart={() => void start()} />;
}

export function TrialView(props: { progress: TestProgress | null; onStart: () => void }) {
  const t = useWords(TEXTS);
  const { progress } = props;
  const isRunning = progress?.state === 'working' || progress?.state === 'waiting';
  return (
    <section className="panel trial" aria-live="polite">
      {progress?.state === 'done' && <p className="well">{t('test.machineDone')}</p>}
      {progress?.state === 'failed' && <p className="notice notice-strong">{progress.problem}</p>}
      {isRunning && (
        <p className="trial-running">
          <span className="spinner" aria-hidden="true" />
          {t(progress.state === 'waiting' ? 'test.waiting' : 'test.working')}
        </p>
      )}
      <Button
        className={`button ${progress === null || isRunning ? 'button-primary' : 'button-quiet'}`}
        isDisabled={isRunning}
        onPress={props.onStart}
      >
        {t(progress === null || isRunning ? 'test.start' : 'test.redo')}
      </Button>
    </section>
  );
}
