/** The promise to bring papers later (容缺): what, how, until when, what follows. Read here, signed on the next screen. */
import { daysUntil } from '../../../main/core/model/hall/days.ts';
import type { LaterPromise } from '../../../main/core/model/later.ts';
import { Button } from '../../components/button.tsx';
import type { Failure } from '../../components/failure.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { longDate } from '../../components/long-date.ts';
import { Page } from '../../components/page.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useToday } from '../../kiosk/use-today.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './promise.css';

export function PromiseScreen(props: {
  papers: readonly string[];
  /** Null while its day is asked for. */
  promise: Pick<LaterPromise, 'until' | 'workingDays'> | null;
  /** No day can be named now. */
  noDay: boolean;
  failure: Failure | null;
  departmentName: string;
  onPromise: () => void;
  /** The papers are handed in now, or brought as originals. */
  onRather: () => void;
}) {
  const t = useWords(WORDS);
  const { info, language } = useKiosk();
  const today = useToday();
  const { papers, promise, noDay } = props;
  const days = promise && today ? daysUntil(today, promise.until) : null;
  const until = promise ? longDate(language, promise.until) : '';
  const left = promise
    ? t(days === null ? 'promise.workingDays' : 'promise.left', {
        days: days ?? 0,
        working: promise.workingDays,
      })
    : '';
  const office = `${info?.hall.name ?? ''}${props.departmentName}`;
  const rows: readonly { icon: IconName; name: string; text: string; more?: string }[] = [
    { icon: 'papers', name: t('promise.what'), text: papers.join('；') },
    { icon: 'calendar', name: t('promise.until'), text: until, more: left },
    { icon: 'building', name: t('promise.how'), text: t('promise.howText', { office }) },
    { icon: 'help', name: t('promise.after'), text: t('promise.afterText') },
  ];
  return (
    <Page
      title={t(noDay ? 'promise.noDay' : 'promise.title', { count: papers.length })}
      lead={t(noDay ? 'promise.noDayText' : 'promise.lead')}
      primary={
        noDay
          ? { label: t('promise.rather'), onPress: props.onRather }
          : { label: t('promise.sign'), onPress: props.onPromise, busy: promise === null && !props.failure }
      }
      failure={props.failure}
      deadEnd={noDay ? 'no-promise' : null}
      prompt={noDay ? undefined : PROMPTS.promise}
      className="promise"
    >
      {noDay ? (
        <div className="promise-nothing">
          <Icon name="calendar" />
        </div>
      ) : (
        <>
          <dl className="promise-rows">
            {rows.map(({ icon, name, text, more }) => (
              <div key={name} className="panel promise-row">
                <Icon name={icon} />
                <dt>{name}</dt>
                <dd>
                  {text}
                  {more && <span className="promise-more">{more}</span>}
                </dd>
              </div>
            ))}
          </dl>
          <Button className="button button-quiet promise-rather" onPress={props.onRather}>
            {t('promise.rather')}
          </Button>
        </>
      )}
    </Page>
  );
}
