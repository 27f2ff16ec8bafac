/** The privacy notice: three sentences and the choice; its details, and where else to go, one tap away. */
import { Elsewhere } from '../../components/elsewhere.tsx';
import type { Failure } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { unbroken } from '../../i18n/unbroken.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { SENTENCES } from './sentences.ts';
import { ConsentWays, type ConsentWaysProps } from './ways.tsx';
import { PROMPTS, WORDS } from './words.ts';
import './consent.css';

export function NoticeScreen(
  props: ConsentWaysProps & {
    /** Somebody else had agreed. */
    another?: boolean;
    busy: boolean;
    failure: Failure | null;
    onAgree: () => void;
  },
) {
  const t = useWords(WORDS);
  const { info } = useKiosk();
  const handler = info?.dataHandler.name ?? '';
  return (
    <Page
      title={t('consent.title')}
      lead={t(props.given ? 'consent.given' : props.another ? 'consent.another' : 'consent.lead')}
      primary={{
        label: t(props.given ? 'consent.goOn' : 'consent.agree'),
        onPress: props.onAgree,
        busy: props.busy,
      }}
      failure={props.failure}
      prompt={PROMPTS.consent}
      className="mostly-read consent"
    >
      <ol className="sentences">
        {SENTENCES.map(({ icon, title, text }) => (
          <li key={title} className="panel sentence">
            <Icon name={icon} />
            <h2>{t(title)}</h2>
            <p>{t(text, { handler })}</p>
          </li>
        ))}
      </ol>
      <ConsentWays given={props.given} onDetails={props.onDetails} onRefuse={props.onRefuse} />
    </Page>
  );
}

const DETAILS = [
  ['consent.handler', 'consent.handlerText'],
  ['consent.purpose', 'consent.purposeText'],
  ['consent.data', 'consent.dataText'],
  ['consent.need', 'consent.needText'],
  ['consent.kept', 'consent.keptText'],
  ['consent.rights', 'consent.rightsText'],
] as const;

export function DetailsScreen(props: { onBack: () => void }) {
  const t = useWords(WORDS);
  const { info } = useKiosk();
  const blanks = {
    handler: info?.dataHandler.name ?? '',
    phone: unbroken(info?.dataHandler.phone ?? ''),
    days: info?.keepDays ?? 0,
  };
  return (
    <Page
      title={t('consent.detailsTitle')}
      onBack={props.onBack}
      primary={{ label: t('consent.detailsRead'), onPress: props.onBack }}
      className="mostly-read consent"
    >
      <dl className="consent-details">
        {DETAILS.map(([term, text]) => (
          <div key={term}>
            <dt>{t(term)}</dt>
            <dd>{t(text, blanks)}</dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}

export function OtherWayScreen(props: { onBack: () => void }) {
  const t = useWords(WORDS);
  return (
    <Page
      title={t('consent.otherTitle')}
      lead={t('consent.otherLead')}
      onBack={props.onBack}
      backLabel={t('consent.back')}
      deadEnd="no-consent"
      prompt={PROMPTS.consentOther}
      className="mostly-read consent"
    >
      <Elsewhere />
    </Page>
  );
}
