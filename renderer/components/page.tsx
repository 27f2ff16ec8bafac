/** The frame of every screen in a session: header, steps, title, content, and the bar with back, help and the one primary action. */
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { DeadEnd } from '../../main/core/model/dead-end.ts';
import type { Prompt } from '../i18n/words.ts';
import { useWords } from '../kiosk/use-words.ts';
import { usePrompt } from '../voice/use-voice.ts';
import { Button } from './button.tsx';
import { ConfirmDialog } from './dialog.tsx';
import type { Failure } from './failure.ts';
import { Header } from './header.tsx';
import { HelpDialog } from './help.tsx';
import { Icon, type IconName } from './icon.tsx';
import { PAGE_WORDS } from './page.words.ts';
import { useSaidLater } from './said-later.ts';
import { Scroller } from './scroller.tsx';
import { type AboutItem, WaysOut } from './ways-out.tsx';
import './page.css';

export interface Chrome {
  /** Names of the flow's steps, and which one this is. */
  steps: readonly string[];
  at: number;
  onBack: (() => void) | null;
  onHome: (() => void) | null;
  /** Keeps what would be lost for later; null: there is nothing to keep yet. */
  onLater: (() => void) | null;
  /** Going home would lose something: ask first. */
  askBeforeHome: boolean;
  /** The item that the flow is about, once it is chosen. */
  about: AboutItem | null;
}

/** Of a screen that is on no journey. */
export const NO_JOURNEY: Chrome = {
  ...{ steps: [], at: 0, onBack: null, onHome: null, onLater: null },
  ...{ askBeforeHome: false, about: null },
};

const ChromeContext = createContext(NO_JOURNEY);

export function ChromeProvider(props: { chrome: Chrome; children: ReactNode }) {
  return <ChromeContext value={props.chrome}>{props.children}</ChromeContext>;
}

interface PageProps {
  title: string;
  lead?: string | undefined;
  /** Replaces the flow's own way back, e.g. to an earlier page of a form. */
  onBack?: (() => void) | undefined;
  backLabel?: string;
  backIcon?: IconName;
  primary?:
    | {
        label: string;
        /** What it is called where that is not its label: a name that counts down is never said to the end. */
        name?: string;
        onPress: () => void;
        isDisabled?: boolean;
        busy?: boolean;
        /** The id of what the action agrees to: read aloud with its label. */
        describedBy?: string | undefined;
      }
    | undefined;
  /** A failed call or a refusal: said in one calm line above the bar. */
  failure?: Failure | null | undefined;
  /** What the screen's own content refuses, where it does. */
  deadEnd?: DeadEnd | null | undefined;
  /** Said above the bar to the technician. */
  notice?: string | null | undefined;
  /** Said to a screen reader only; null: nothing yet. */
  said?: string | null;
  /** What is spoken when this screen comes. */
  prompt?: Prompt | undefined;
  className?: string;
  /** The content fits itself to the screen; else it scrolls. */
  fixed?: boolean;
  /** Stays in sight while the content scrolls: below it, in landscape beside it. */
  aside?: ReactNode;
  children: ReactNode;
}

export function Page(props: PageProps) {
  const chrome = useContext(ChromeContext);
  usePrompt(props.prompt);
  const heading = useFoundFocus(`${props.title} ${props.lead}`);
  const afterTitle = useSaidLater(1);
  return (
    <div className="page">
      <Header />
      {chrome.steps.length > 0 && <Steps steps={chrome.steps} at={chrome.at} />}
      <main className={`page-main ${props.aside ? 'with-aside ' : ''}${props.className ?? ''}`}>
        <div className="page-title" role="status" aria-atomic="false">
          <h1 ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          {props.lead && (
            <p className="lead" {...afterTitle}>
              {props.lead}
            </p>
          )}
        </div>
        {props.fixed ? (
          <div className="page-body">{props.children}</div>
        ) : (
          <Scroller className="page-body">{props.children}</Scroller>
        )}
        {props.aside}
        {(props.failure || props.notice) && (
          <p className="notice notice-soft" role="alert">
            {props.failure?.text ?? props.notice}
          </p>
        )}
        {props.said !== undefined && (
          <p className="unseen" role="status">
            {props.said}
          </p>
        )}
      </main>
      <Bar
        {...props}
        onBack={props.onBack ?? chrome.onBack}
        chrome={chrome}
        deadEnd={props.failure?.deadEnd ?? props.deadEnd ?? null}
      />
    </div>
  );
}

/** The bar below: back, home, help or, where the screen refuses, the ways out; and the one primary action. */
function Bar(
  props: Pick<PageProps, 'backLabel' | 'backIcon' | 'primary'> & {
    onBack: (() => void) | null;
    chrome: Chrome;
    deadEnd: DeadEnd | null;
  },
) {
  const t = useWords(PAGE_WORDS);
  const { onBack: back, chrome, primary } = props;
  const { onHome: home } = chrome;
  const [help, setHelp] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const keepForLater = () => {
    setLeaving(false);
    chrome.onLater?.();
  };
  return (
    <>
      <nav className={`page-bar${primary ? '' : ' page-bar-even'}`} aria-label={t('nav.bar')}>
        {back && (
          <Button className="button button-quiet" onPress={back}>
            <Icon name={props.backIcon ?? 'back'} />
            {props.backLabel ?? t('nav.back')}
          </Button>
        )}
        {home && (
          <Button
            className="button button-quiet"
            onPress={() => (chrome.askBeforeHome ? setLeaving(true) : home())}
          >
            <Icon name="home" />
            {t('nav.home')}
          </Button>
        )}
        {props.deadEnd ? (
          <WaysOut key={props.deadEnd} deadEnd={props.deadEnd} about={chrome.about} />
        ) : (
          <Button className="button button-quiet" onPress={() => setHelp(true)}>
            <Icon name="help" />
            {t('nav.help')}
          </Button>
        )}
        {primary && (
          <Button
            className="button button-primary"
            isDisabled={primary.isDisabled === true || primary.busy === true}
            onPress={primary.onPress}
            aria-label={primary.name}
            aria-describedby={primary.describedBy}
          >
            {primary.busy && <span className="spinner" aria-hidden="true" />}
            {primary.label}
          </Button>
        )}
      </nav>
      <HelpDialog isOpen={help} onClose={() => setHelp(false)} />
      <ConfirmDialog
        isOpen={leaving}
        title={t('leave.title')}
        text={t(chrome.onLater ? 'leave.textLater' : 'leave.text')}
        other={chrome.onLater && { label: t('leave.later'), onPress: keepForLater }}
        cancel={t('leave.stay')}
        confirm={t('leave.go')}
        onCancel={() => setLeaving(false)}
        onConfirm={() => home?.()}
      />
    </>
  );
}

/** A new screen takes the pressed key away with the focus on it: then the heading has it, read aloud and a step before the first key. */
function useFoundFocus(screen: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when another screen stands, not at every letter
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost) heading.current?.focus({ preventScroll: true });
  }, [screen]);
  return heading;
}

/** So many steps have room for all their names in every language. */
const NAMED_MAX = 10;

function Steps(props: { steps: readonly string[]; at: number }) {
  const t = useWords(PAGE_WORDS);
  const isNamed = (index: number) => props.steps.length <= NAMED_MAX || index === props.at;
  return (
    <nav className="steps-bar" aria-label={t('nav.steps')}>
      <p className="steps-at">{t('nav.stepOf', { step: props.at + 1, steps: props.steps.length })}</p>
      <ol className="steps">
        {props.steps.map((step, index) => (
          <li
            key={step}
            className={index < props.at ? 'step step-past' : index === props.at ? 'step step-now' : 'step'}
            aria-current={index === props.at ? 'step' : undefined}
            aria-label={isNamed(index) ? undefined : step}
          >
            <span className="step-mark" aria-hidden="true">
              {index < props.at ? '✓' : index + 1}
            </span>
            {isNamed(index) && <span className="step-name">{step}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
