/** What was left is fetched; or why it can't be, and what to do. */
import type { TakeEvent } from '../../../main/core/hand-over/contract.ts';
import { Elsewhere } from '../../components/elsewhere.tsx';
import { useFailures } from '../../components/failure.ts';
import { Page } from '../../components/page.tsx';
import { Said } from '../../components/said.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './hand-over.css';

export type Refused = Exclude<TakeEvent, { state: 'fetching' | 'taken' }>;

interface Ways {
  onHome: () => void;
  onRetry: () => void;
}

export function FetchingScreen(props: { event: Extract<TakeEvent, { state: 'fetching' }> | null }) {
  const t = useWords(WORDS);
  const { event } = props;
  return (
    <Page title={t('resume.title')} className="hand-over">
      <div className="said" role="status" aria-busy="true">
        <span className="spinner" aria-hidden="true" />
        <h2>{t('resume.fetching')}</h2>
        {event && event.count > 0 && <p>{t('later.pages', { sent: event.got + 1, count: event.count })}</p>}
      </div>
    </Page>
  );
}

/** `refused`: or the call was cut off. */
export function RefusedScreen(props: Ways & { refused: Refused | 'failed'; busy?: boolean }) {
  const t = useWords(WORDS);
  const failures = useFailures();
  const { refused } = props;
  const state = refused === 'failed' ? 'unreachable' : refused.state;
  const isForGood = state === 'over' || state === 'unusable' || state === 'nobody';
  const canRetry = state === 'being-taken' || state === 'unreachable' || state === 'another-person';
  const text =
    refused !== 'failed' && refused.state === 'limited'
      ? failures.limited(refused.limit).text
      : t(`resume.${state as Exclude<typeof state, 'limited'>}Text`);
  return (
    <Page
      title={t(`resume.${state}`)}
      {...(canRetry && { onBack: props.onHome, backLabel: t('resume.home'), backIcon: 'home' as const })}
      primary={
        canRetry
          ? {
              label: t(state === 'another-person' ? 'resume.again' : 'later.retry'),
              onPress: props.onRetry,
            }
          : { label: t('resume.home'), onPress: props.onHome }
      }
      deadEnd={isForGood || !canRetry ? 'not-taken-up' : 'call-failed'}
      prompt={PROMPTS.notTakenUp}
      className="hand-over"
    >
      <Said icon={state === 'another-person' ? 'person' : 'receipt'}>{text}</Said>
      {(state === 'unusable' || state === 'cannot-save') && <Elsewhere />}
    </Page>
  );
}

/** Some of it was dropped: said before the form stands there. */
export function ChangedScreen(props: { onGoOn: () => void }) {
  const t = useWords(WORDS);
  return (
    <Page
      title={t('resume.changed')}
      primary={{ label: t('resume.goOn'), onPress: props.onGoOn }}
      className="hand-over"
    >
      <Said icon="papers">{t('resume.changedLead')}</Said>
    </Page>
  );
}

export function NoCardScreen(props: { onBack: () => void }) {
  const t = useWords(WORDS);
  return (
    <Page
      title={t('resume.noCard')}
      lead={t('resume.noCardLead')}
      onBack={props.onBack}
      primary={{ label: t('resume.cardHere'), onPress: props.onBack }}
      className="hand-over"
    >
      <Said icon="person">{t('resume.noCardText')}</Said>
    </Page>
  );
}
