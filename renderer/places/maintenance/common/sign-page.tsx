/** A technician signs with a finger for what was done. */
import { type ReactNode, useRef, useState } from 'react';
import type { Ink } from '../../../../main/core/model/signature.ts';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Page } from '../../../components/page.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { type Pad, SignBox } from '../../../steps/sign/pad.tsx';
import { SIGN } from './sign-page.words.ts';
import '../../../steps/sign/sign.css';
import './maintenance.css';

export function SignPage(props: {
  title: string;
  /** What is signed for. */
  about: ReactNode;
  done: string;
  busy: boolean;
  message: string | null;
  onSign: (ink: Ink) => void;
  onBack: () => void;
}) {
  const t = useWords(SIGN);
  const pad = useRef<Pad>(null);
  const [touched, setTouched] = useState(false);
  return (
    <Page
      title={props.title}
      onBack={props.onBack}
      primary={{
        label: props.done,
        onPress: () => pad.current && props.onSign(pad.current.ink()),
        isDisabled: !touched,
        busy: props.busy,
      }}
      notice={props.message}
      fixed
      className="mostly-read sign maintenance"
    >
      <section className="panel">{props.about}</section>
      <div className="sign-frame">
        <SignBox label={t('signing.box')} before={null} pad={pad} onTouch={() => setTouched(true)} />
        <p className="sign-line" aria-hidden="true">
          {t('signing.here')}
        </p>
      </div>
      <Button
        className="button button-quiet"
        onPress={() => {
          pad.current?.clear();
          setTouched(false);
        }}
      >
        <Icon name="erase" />
        {t('signing.again')}
      </Button>
    </Page>
  );
}
