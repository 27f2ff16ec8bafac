/** The log's newest entries with filters, and its sealed way onto a stick. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { LogEntry, LogFilter, LogLevel } from '../../../../main/core/log-book/contract.ts';
import { Button } from '../../../components/button.tsx';
import { useClient } from '../../../kiosk/use-client.ts';
import { useTask } from '../../../kiosk/use-task.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import { Choices } from '../common/choices.tsx';
import { COMMON } from '../common/common.words.ts';
import { type Section, SectionPage, type SectionProps } from '../common/section.tsx';
import { useExported } from '../common/use-exported.ts';
import { useMoment } from '../common/use-moment.ts';
import { WORDS } from './words.ts';
import './logs.css';

export const logs: Section = {
  name: 'logs',
  title: WORDS['logs.title'],
  about: WORDS['logs.about'],
  icon: 'papers',
  whenClosed: true,
  signs: () => [],
  show: (props) => <Logs {...props} />,
};

const LEVELS: readonly LogLevel[] = ['info', 'warning', 'error'];
const SINCE = [60, 1440, null] as const;

type Shown = { entries: readonly LogEntry[]; sources: readonly string[] };

function Logs(props: SectionProps) {
  const t = useWords(COMMON);
  const exported = useExported();
  const client = useClient();
  const task = useTask();
  const [filter, setFilter] = useState<LogFilter>({ level: 'info', source: null, minutes: 1440 });
  const [shown, setShown] = useState<Shown>({ entries: [], sources: [] });
  const load = useEffectEvent((wanted: LogFilter) =>
    client.logBook.entries(wanted).then(setShown, () => props.say(t('console.failed'))),
  );
  useEffect(() => void load(filter), [filter]);
  return (
    <LogsScreen
      {...props}
      {...shown}
      message={task.failed ? t('console.failed') : props.message}
      filter={filter}
      busy={task.busy}
      onFilter={setFilter}
      onExport={() => task.run(async () => props.say(exported(await client.logBook.export())))}
    />
  );
}

export function LogsScreen(
  props: Pick<SectionProps, 'message' | 'onBack' | 'busy'> &
    Shown & {
      filter: LogFilter;
      onFilter: (filter: LogFilter) => void;
      onExport: () => void;
    },
) {
  const t = useWords(WORDS);
  const { filter, onFilter } = props;
  return (
    <SectionPage section={props} title={WORDS['logs.title']}>
      <div className="log-filters">
        <Choices
          label={t('logs.level')}
          chosen={filter.level}
          choices={LEVELS.map((level) => [level, t(`logs.level.${level}`)])}
          onChoose={(level) => onFilter({ ...filter, level })}
        />
        <Choices
          label={t('logs.minutes')}
          chosen={filter.minutes}
          choices={SINCE.map((minutes) => [minutes, t(`logs.minutes.${minutes ?? 'all'}`)])}
          onChoose={(minutes) => onFilter({ ...filter, minutes })}
        />
        <Choices
          label={t('logs.source')}
          chosen={filter.source}
          choices={[
            [null, t('logs.source.all')],
            ...props.sources.map((source): [string, string] => [source, source]),
          ]}
          onChoose={(source) => onFilter({ ...filter, source })}
        />
      </div>
      <div className="maintenance-actions">
        <Button className="button button-quiet" isDisabled={props.busy} onPress={props.onExport}>
          {t('logs.export')}
        </Button>
      </div>
      <Entries entries={props.entries} />
    </SectionPage>
  );
}

function Entries({ entries }: { entries: readonly LogEntry[] }) {
  const t = useWords(WORDS);
  const moment = useMoment();
  if (entries.length === 0) return <p className="empty">{t('logs.none')}</p>;
  return (
    <ul className="panel log-entries">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two entries of one moment may be alike in all
        <li key={`${entry.at} ${index}`} className={`log-entry log-${entry.level}`}>
          <span className="log-head">
            {moment(entry.at)} · {entry.source} · {t(`logs.entry.${entry.level}`)}
          </span>
          <strong>{entry.event}</strong>
          {entry.detail && <span className="log-detail">{entry.detail}</span>}
        </li>
      ))}
    </ul>
  );
}
