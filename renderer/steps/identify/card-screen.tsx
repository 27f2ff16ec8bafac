/** Who is here: the card on the reader, or a code of the electronic ID. */
import type { CardEvent } from '../../../main/core/identity/contract.ts';
import type { DeadEnd } from '../../../main/core/model/dead-end.ts';
import { maskNumber } from '../../../main/core/model/documents/index.ts';
import type { Applicant } from '../../../main/core/model/draft.ts';
import { type IdentityLevel, isEnough } from '../../../main/core/model/identity-level.ts';
import { Button } from '../../components/button.tsx';
import { CardPicture } from '../../components/card-picture.tsx';
import { Page } from '../../components/page.tsx';
import { PERSON_WORDS } from '../../components/person.words.ts';
import type { Prompt } from '../../i18n/words.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './identify.css';

const TEXTS = { ...PERSON_WORDS, ...WORDS };

export function CardScreen(props: {
  event: CardEvent | null;
  applicant: Applicant | null;
  /** A card that lies on the reader was read before: it is found only once it was lifted. */
  lies?: boolean;
  /** What the card is read for. */
  lead: string;
  /** It is the card of the person for whom somebody else acts. */
  isPrincipals?: boolean;
  /** Replaces the flow's own way back. */
  onBack?: (() => void) | undefined;
  /** To say that it is for another, or for oneself after all. */
  whom?: { label: string; onPress: () => void };
  /** How far the item needs it proved who is here. */
  needed: IdentityLevel;
  /** In place of typing, where that is no way. */
  otherWay?: { label: string; onPress: () => void };
  onType: () => void;
  onAgain: () => void;
  onNext: () => void;
}) {
  const t = useWords(TEXTS);
  const { status } = useKiosk();
  const scans = status?.devices.some(({ device, state }) => device === 'scanner' && state === 'ready');
  const { applicant, event } = props;
  const holdsCard = status?.devices.some(
    ({ device, holds }) => device === 'id-card-reader' && holds === 'card',
  );
  const photo = applicant && event?.state === 'identified' ? event.photo : null;
  const state = applicant ? 'identified' : (event?.state ?? 'present-card');
  const isProved = applicant !== null && isEnough(applicant.source, props.needed);
  const said = useCardText(applicant, event, isProved ? null : props.needed, isEnough('typed', props.needed));
  const words =
    props.lies && holdsCard && state === 'present-card'
      ? { title: t(props.isPrincipals ? 'card.swap' : 'card.lift'), text: t('card.liftText'), code: null }
      : said;
  return (
    <Page
      title={t(props.isPrincipals ? 'card.titlePrincipal' : 'card.title')}
      lead={props.lead}
      onBack={props.onBack}
      primary={isProved ? { label: t('card.correct'), onPress: props.onNext } : undefined}
      fixed
      deadEnd={deadEndOf(applicant, event, isProved)}
      prompt={promptOf(state, props.isPrincipals === true)}
      className="mostly-read identify"
    >
      <div className={`card-state card-state-${state}`} role="status">
        {photo ? (
          <img className="card-photo" src={`data:image/bmp;base64,${photo}`} alt={t('card.photo')} />
        ) : (
          <CardPicture state={state} />
        )}
        <div className="card-words">
          <h2>{words.title}</h2>
          {applicant?.undrawn ? (
            <p className="notice notice-soft">{t('confirm.undrawn')}</p>
          ) : (
            <p>{words.text}</p>
          )}
          {scans && words.code && <p>{words.code}</p>}
          {applicant && (
            <dl className="facts">
              <dt>{t('confirm.name')}</dt>
              <dd className="strong">{applicant.name}</dd>
              {applicant.nameEn && (
                <>
                  <dt>{t('confirm.nameEn')}</dt>
                  <dd className="strong">{applicant.nameEn}</dd>
                </>
              )}
              <dt>{t('confirm.id')}</dt>
              <dd className="strong">{maskNumber(applicant.idNumber)}</dd>
            </dl>
          )}
        </div>
      </div>
      <div className="card-ways">
        {(applicant || event?.state === 'refused') && (
          <Button className="button button-quiet" onPress={props.onAgain}>
            {t('card.readAgain')}
          </Button>
        )}
        {isEnough('typed', props.needed) && (
          <Button className="button button-quiet" onPress={props.onType}>
            {t('card.type')}
          </Button>
        )}
        {props.whom && (
          <Button className="button button-quiet" onPress={props.whom.onPress}>
            {props.whom.label}
          </Button>
        )}
        {props.otherWay && (
          <Button className="button button-quiet" onPress={props.otherWay.onPress}>
            {props.otherWay.label}
          </Button>
        )}
      </div>
    </Page>
  );
}

function promptOf(state: CardEvent['state'], isPrincipals: boolean): Prompt {
  if (state === 'identified') return isPrincipals ? PROMPTS.cardReadPrincipal : PROMPTS.cardRead;
  if (state === 'refused') return PROMPTS.cardRefused;
  return isPrincipals ? PROMPTS.cardPrincipal : PROMPTS.card;
}

/** What keeps this person from going on, where something does. */
function deadEndOf(applicant: Applicant | null, event: CardEvent | null, isProved: boolean): DeadEnd | null {
  if (applicant) return isProved ? null : 'identity-level';
  switch (event?.state) {
    case 'refused':
      return `card-${event.reason}`;
    case 'code-refused':
      return 'code-refused';
    case 'reader-unavailable':
      return 'reader-away';
    default:
      return null;
  }
}

/**
 * What the screen says of the reading; `code` only where a code is enough instead of a card. `raise`: what the item needs beyond who is
 * known. `types`: whether typing is a way out.
 */
function useCardText(
  applicant: Applicant | null,
  event: CardEvent | null,
  raise: IdentityLevel | null,
  types: boolean,
) {
  const t = useWords(TEXTS);
  if (applicant && raise) return { title: t('card.raise'), text: t(`card.raise.${raise}`) };
  if (applicant)
    return {
      title: t('card.identified'),
      text: t(applicant.source === 'e-id' ? 'card.identifiedCode' : 'card.identifiedText'),
    };
  switch (event?.state) {
    case 'reading':
      return { title: t('card.reading'), text: t('card.readingText') };
    case 'present-again':
      return { title: t('card.again'), text: t(`card.again.${event.reason}`) };
    case 'reader-unavailable':
      return {
        title: t('card.unavailable'),
        text: t(types ? 'card.unavailableText' : 'card.unavailableWait'),
      };
    case 'checking-code':
      return { title: t('card.checking'), text: t('card.checkingText') };
    case 'code-refused':
      return {
        title: t('card.code'),
        text: t(event.reason === 'offline' && !types ? 'card.code.offlineCard' : `card.code.${event.reason}`),
      };
    case 'refused':
      return { title: t('card.refused'), text: t(`card.refused.${event.reason}`) };
    default:
      return {
        title: t('card.present'),
        text: t('card.presentText'),
        code: raise === null || isEnough('e-id', raise) ? t('card.presentCode') : null,
      };
  }
}
