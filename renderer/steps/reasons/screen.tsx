/** What the level is about, in a few large boxes, and words of one's own: all of it may be left out. */
import { useState } from 'react';
import { COMMENT_LENGTH_MAX, EvaluationReason } from '../../../main/core/model/evaluation.ts';
import { Button } from '../../components/button.tsx';
import { Entry } from '../../components/entry.tsx';
import type { Failure } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { ChineseKeyboard } from '../../input/chinese-keyboard.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './reasons.css';

export interface SaidReasons {
  reasons: EvaluationReason[];
  comment: string;
}

interface ReasonsProps {
  said: SaidReasons;
  busy: boolean;
  failure: Failure | null;
  onSubmit: (said: SaidReasons) => void;
}

export function ReasonsScreen(props: ReasonsProps & { writes?: boolean }) {
  const [said, setSaid] = useState(props.said);
  const [writes, setWrites] = useState(props.writes ?? false);
  if (writes) {
    return (
      <CommentScreen
        comment={said.comment}
        onChange={(comment) => setSaid({ ...said, comment })}
        onDone={() => setWrites(false)}
      />
    );
  }
  return <Boxes {...props} said={said} onChange={setSaid} onWrite={() => setWrites(true)} />;
}

function Boxes(props: ReasonsProps & { onChange: (said: SaidReasons) => void; onWrite: () => void }) {
  const t = useWords(WORDS);
  const { said } = props;
  const toggle = (reason: EvaluationReason) => {
    const reasons = said.reasons.includes(reason)
      ? said.reasons.filter((each) => each !== reason)
      : [...said.reasons, reason];
    props.onChange({ ...said, reasons });
  };
  return (
    <Page
      title={t('reasons.title')}
      lead={t('reasons.lead')}
      primary={{ label: t('reasons.submit'), onPress: () => props.onSubmit(said), busy: props.busy }}
      failure={props.failure}
      prompt={PROMPTS.reasons}
      className="reasons"
    >
      <div className="reason-boxes">
        {EvaluationReason.options.map((reason) => (
          <Button
            key={reason}
            className="button button-quiet reason"
            aria-pressed={said.reasons.includes(reason)}
            onPress={() => toggle(reason)}
          >
            <span className="reason-tick">{said.reasons.includes(reason) && <Icon name="check" />}</span>
            {t(`reasons.${reason}`)}
          </Button>
        ))}
      </div>
      <Button className="button button-quiet reason-write" onPress={props.onWrite}>
        <Icon name="pen" />
        <span className="reason-words">{said.comment.trim() || t('reasons.write')}</span>
      </Button>
    </Page>
  );
}

function CommentScreen(props: { comment: string; onChange: (comment: string) => void; onDone: () => void }) {
  const t = useWords(WORDS);
  const change = (text: string) => props.onChange(text.slice(0, COMMENT_LENGTH_MAX));
  return (
    <Page
      title={t('reasons.comment')}
      onBack={props.onDone}
      primary={{ label: t('reasons.written'), onPress: props.onDone }}
      fixed
      className="with-dock comment"
    >
      <div className="entries">
        <Entry
          label={t('reasons.comment')}
          value={props.comment}
          placeholder={t('reasons.commentHint')}
          required={false}
          isActive
          isLong
          problem={null}
          onActivate={() => undefined}
          onChange={change}
        />
      </div>
      <div className="dock">
        <ChineseKeyboard value={props.comment} onChange={change} />
      </div>
    </Page>
  );
}
