/** Samples of showing a card and of typing one's identity. */
import type { CardEvent } from '../../../main/core/identity/contract.ts';
import type { Applicant } from '../../../main/core/model/draft.ts';
import type { IdentityLevel } from '../../../main/core/model/identity-level.ts';
import type { Text } from '../../i18n/words.ts';
import { useText } from '../../kiosk/use-words.ts';
import { draft } from '../../samples/facts.ts';
import { drawnPhoto } from '../../samples/photo.ts';
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { CardScreen } from './card-screen.tsx';
import { TypedIdentityScreen } from './typed-screen.tsx';
import { WORDS } from './words.ts';

const bar = { kind: 'pre-review', step: 'identify' } as const;

export function CardSample(props: {
  event: CardEvent | null;
  lies?: boolean;
  applicant?: Applicant | null;
  lead?: Text;
  needed?: IdentityLevel;
  otherWay?: Text;
  /** What the button for whom it is says; without it there is none. */
  whom?: Text;
}) {
  const text = useText();
  return (
    <CardScreen
      event={props.event}
      applicant={props.applicant ?? null}
      lead={text(props.lead ?? WORDS['card.lead'])}
      needed={props.needed ?? 'typed'}
      lies={props.lies === true}
      {...(props.otherWay && { otherWay: { label: text(props.otherWay), onPress: nothing } })}
      {...(props.whom && { whom: { label: text(props.whom), onPress: nothing } })}
      onType={nothing}
      onAgain={nothing}
      onNext={nothing}
    />
  );
}

const REFUSED = ['not-an-id-card', 'inconsistent', 'verification-failed'] as const;

const EVENTS: Readonly<Record<string, CardEvent>> = {
  card: { state: 'present-card' },
  reading: { state: 'reading' },
  refused: { state: 'refused', reason: 'expired' },
  checkingCode: { state: 'checking-code' },
  codeRefused: { state: 'code-refused', reason: 'expired' },
  readerAway: { state: 'reader-unavailable' },
};

export const SAMPLES: readonly Sample[] = [
  ...Object.entries(EVENTS).map(([name, event]) => ({
    name,
    bar,
    show: () => <CardSample event={event} />,
  })),
  { name: 'lift', bar, show: () => <CardSample event={{ state: 'present-card' }} lies /> },
  ...REFUSED.map((reason) => ({
    name: `refused-${reason}`,
    bar,
    show: () => <CardSample event={{ state: 'refused', reason }} />,
  })),
  {
    name: 'cardAgent',
    bar,
    show: () => (
      <CardSample
        event={{ state: 'present-card' }}
        lead={WORDS['card.leadAgent']}
        whom={WORDS['card.forOneself']}
      />
    ),
  },
  {
    name: 'identifiedWhom',
    bar,
    show: () => (
      <CardSample
        event={{ state: 'identified', draft, photo: drawnPhoto() }}
        applicant={draft.applicant}
        whom={WORDS['card.forAnother']}
      />
    ),
  },
  { name: 'identified', bar, show: () => <CardSample event={null} applicant={draft.applicant} /> },
  {
    name: 'photo',
    bar,
    show: () => (
      <CardSample event={{ state: 'identified', draft, photo: drawnPhoto() }} applicant={draft.applicant} />
    ),
  },
  {
    name: 'raise',
    bar,
    show: () => (
      <CardSample
        event={null}
        needed="card"
        applicant={draft.applicant && { ...draft.applicant, source: 'typed' }}
      />
    ),
  },
  {
    name: 'rareName',
    bar,
    show: () => (
      <CardSample
        event={{ state: 'identified', draft, photo: drawnPhoto() }}
        applicant={
          draft.applicant && {
            ...draft.applicant,
            name: '欧阳\u{2ebf0}',
            nameEn: 'OUYANG CESHI',
            undrawn: ['\u{2ebf0}'],
          }
        }
      />
    ),
  },
  {
    name: 'typed',
    bar,
    show: () => <TypedIdentityScreen {...IDLE} problems={[]} onBack={nothing} onEnter={nothing} />,
  },
  {
    name: 'typedRefused',
    bar,
    show: () => (
      <TypedIdentityScreen
        {...IDLE}
        problems={[{ field: 'idNumber', code: 'id-check' }]}
        start="id"
        onBack={nothing}
        onEnter={nothing}
      />
    ),
  },
  {
    name: 'typedNumber',
    bar,
    show: () => <TypedIdentityScreen {...IDLE} problems={[]} start="id" onBack={nothing} onEnter={nothing} />,
  },
];
