/** The text signed for, the date, and a box to sign in; who can't sign here goes on all the same, and signs at the window. */
import { useRef, useState } from 'react';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { type Ink, type Signature, UnsignedReason } from '../../../main/core/model/signature.ts';
import { Button } from '../../components/button.tsx';
import { COMMON_WORDS } from '../../components/common.words.ts';
import type { Failure } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { longDate } from '../../components/long-date.ts';
import { Page } from '../../components/page.tsx';
import { useProblemText } from '../../components/problem-text.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useToday } from '../../kiosk/use-today.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { type Pad, SignBox } from './pad.tsx';
import { PROMPTS, WORDS } from './words.ts';
import './sign.css';

const TEXTS = { ...COMMON_WORDS, ...WORDS };

/** A text with a promise, as a rule: smaller, so that it is seen at a glance beside the box. UTF-16 units. */
const LONG = 90;

interface SignProps {
  /** What is signed for: Chinese, since that is what counts. */
  text: string;
  /** Whether a promise to bring papers later is part of it. */
  promises: boolean;
  /** As it was signed before; null: not yet, or something has changed since. */
  signature: Signature | null;
  problem: FieldProblem | null;
  busy: boolean;
  failure: Failure | null;
  onSign: (ink: Ink) => void;
  onAtWindow: (why: UnsignedReason) => void;
  /** On with what was signed before. */
  onKeep: () => void;
}

export function SignScreen(props: SignProps & { atWindow?: boolean }) {
  const [asksWhy, setAsksWhy] = useState(props.atWindow ?? false);
  if (asksWhy) return <WhyScreen {...props} onBack={() => setAsksWhy(false)} />;
  return <PadScreen {...props} onOtherWay={() => setAsksWhy(true)} />;
}

function PadScreen(props: SignProps & { onOtherWay: () => void }) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const { text, promises, signature, problem } = props;
  const pad = useRef<Pad>(null);
  const before = signature?.state === 'signed' ? signature.ink : null;
  /** Of what stands in the box: as it was signed before, not yet judged, or judged as it stands. */
  const [state, setState] = useState<'kept' | 'fresh' | 'sent'>(before ? 'kept' : problem ? 'sent' : 'fresh');
  const told = problem && state === 'sent' ? problemText(problem) : null;
  const next = () => {
    if (state === 'kept') return props.onKeep();
    setState('sent');
    if (pad.current) props.onSign(pad.current.ink());
  };
  return (
    <Page
      title={t(state === 'kept' ? 'sign.titleSigned' : 'sign.title')}
      lead={t(state === 'kept' ? 'sign.leadSigned' : 'sign.lead')}
      primary={{ label: t('nav.next'), onPress: next, busy: props.busy }}
      failure={props.failure}
      deadEnd={told ? 'not-signed' : null}
      prompt={promises ? PROMPTS.signPromise : PROMPTS.sign}
      fixed
      className="mostly-read sign"
    >
      <SignedText text={text} promises={promises} />
      <div className="sign-frame">
        <SignBox label={t('sign.box')} before={before} pad={pad} onTouch={() => setState('fresh')} />
        <p className="sign-line" aria-hidden="true">
          {t('sign.here')}
        </p>
      </div>
      {told && (
        <p className="entry-problem" role="alert">
          {told}
        </p>
      )}
      <div className="sign-ways">
        <Button
          className="button button-quiet"
          onPress={() => {
            pad.current?.clear();
            setState('fresh');
          }}
        >
          <Icon name="erase" />
          {t('sign.again')}
        </Button>
        <Button className="button button-quiet" onPress={props.onOtherWay}>
          <Icon name="building" />
          {t('sign.atWindow')}
        </Button>
      </div>
    </Page>
  );
}

function SignedText({ text, promises }: Pick<SignProps, 'text' | 'promises'>) {
  const t = useWords(WORDS);
  const { language } = useKiosk();
  const today = useToday();
  return (
    <section
      className={`panel sign-text${text.length > LONG ? ' sign-long' : ''}`}
      aria-label={t('sign.text')}
    >
      {language !== 'zh-CN' && <p>{t(promises ? 'sign.meaningPromise' : 'sign.meaning')}</p>}
      <p lang="zh-CN" className="sign-words">
        {text}
      </p>
      {today && <p className="sign-date">{t('sign.date', { day: longDate(language, today) })}</p>}
    </section>
  );
}

const ICONS = { hand: 'help', sight: 'speaker', screen: 'settings', wish: 'pen' } as const;

/** Nobody is asked for a proof: any answer leads on. */
function WhyScreen(props: SignProps & { onBack: () => void }) {
  const t = useWords(WORDS);
  return (
    <Page
      title={t('sign.whyTitle')}
      lead={t('sign.whyLead')}
      onBack={props.onBack}
      failure={props.failure}
      prompt={PROMPTS.signAtWindow}
      className="sign-why"
    >
      <div className="sign-reasons">
        {UnsignedReason.options.map((why) => (
          <Button
            key={why}
            className="button button-quiet sign-reason"
            isDisabled={props.busy}
            onPress={() => props.onAtWindow(why)}
          >
            <Icon name={ICONS[why]} />
            {t(`sign.why.${why}`)}
          </Button>
        ))}
      </div>
    </Page>
  );
}
