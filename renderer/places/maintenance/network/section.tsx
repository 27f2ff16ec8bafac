/** The way to the platform, walked step by step; the first step that fails says what to do. */
import { useEffect, useRef, useState } from 'react';
import type { PathResult } from '../../../../main/core/model/network-path.ts';
import { useClient } from '../../../kiosk/use-client.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import { COMMON } from '../common/common.words.ts';
import { type Section, SectionPage, type SectionProps } from '../common/section.tsx';
import { WORDS } from './words.ts';
import './network.css';

export const network: Section = {
  name: 'network',
  title: WORDS['network.title'],
  about: WORDS['network.about'],
  icon: 'globe',
  whenClosed: true,
  signs: ({ overview, status }) =>
    overview.closed === null && status?.network === 'offline'
      ? [{ level: 'red', text: WORDS['network.sign.offline'] }]
      : [],
  show: (props) => <Network {...props} />,
};

function Network(props: SectionProps) {
  const t = useWords(COMMON);
  const client = useClient();
  const [walk, setWalk] = useState<{ results: readonly PathResult[]; state: 'idle' | 'walking' | 'over' }>({
    results: [],
    state: 'idle',
  });
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const start = async () => {
    props.say(null);
    setWalk({ results: [], state: 'walking' });
    try {
      const { signal } = leaving.current;
      for await (const result of await client.networkPath.walk(undefined, { signal })) {
        setWalk(({ results }) => ({ results: [...results, result], state: 'walking' }));
      }
      setWalk(({ results }) => ({ results, state: 'over' }));
    } catch {
      setWalk(({ results }) => ({ results, state: 'idle' }));
      if (!leaving.current.signal.aborted) props.say(t('console.failed'));
    }
  };
  return <NetworkScreen {...props} {...walk} onStart={() => void start()} />;
}

export function NetworkScreen(
  props: Pick<SectionProps, 'message' | 'onBack'> & {
    results: readonly PathResult[];
    state: 'idle' | 'walking' | 'over';
    onStart: () => void;
  },
) {
  const t = useWords(WORDS);
  const { results, state } = props;
  const isWell = state === 'over' && results.length > 0 && results.every((each) => each.state !== 'wrong');
  const label =
    state === 'walking' ? 'network.walking' : results.length > 0 ? 'network.again' : 'network.start';
  return (
    <SectionPage
      section={props}
      title={WORDS['network.title']}
      lead={t('network.lead')}
      primary={{ label: t(label), onPress: props.onStart, busy: state === 'walking' }}
    >
      {state === 'over' && results.length === 0 && <p className="notice">{t('network.noWay')}</p>}
      {isWell && <p className="well">{t('network.well')}</p>}
      {results.length > 0 && (
        <ol className="panel path">
          {results.map((result) => (
            <StepLine key={result.step} result={result} />
          ))}
        </ol>
      )}
    </SectionPage>
  );
}

const FACTS = [
  'interface',
  'gateway',
  'host',
  'address',
  'port',
  'proxy',
  'status',
  'code',
  'issuer',
  'validTo',
  'daysLeft',
  'pin',
  'seconds',
] as const;

function StepLine({ result }: { result: PathResult }) {
  const t = useWords(WORDS);
  const { step, state, problem, facts, ms } = result;
  const seen = FACTS.flatMap((name) => {
    const value = facts[name];
    return value === undefined ? [] : [t(`path.fact.${name}`, { value })];
  });
  const more = state === 'ok' || state === 'wrong' ? [...seen, t('path.ms', { ms })] : seen;
  const light = { ok: 'well', wrong: 'red', none: 'none', 'not-reached': 'none' }[state];
  return (
    <li className="path-step">
      <span className="path-name">{t(`path.${step}`)}</span>
      <span className={`light light-${light}`}>{t(`path.state.${state}`)}</span>
      {problem && <strong className="path-problem">{t(`path.${problem}`)}</strong>}
      {more.length > 0 && <span className="path-facts">{more.join(' · ')}</span>}
    </li>
  );
}
