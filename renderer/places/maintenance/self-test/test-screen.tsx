/** One test: what to do, what the machine does meanwhile, what to look at, and a person's yes, no or reason to skip it. */
import { useState } from 'react';
import { type SelfTestName, SkipReason } from '../../../../main/core/model/self-test.ts';
import { Button } from '../../../components/button.tsx';
import { Page } from '../../../components/page.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import '../common/maintenance.css';
import { TRIALS } from './tests/index.ts';
import { WORDS } from './words/words.ts';
import './self-test.css';

type Answers = {
  busy: boolean;
  onAnswer: (answer: 'yes' | 'no') => void;
  onSkip: (reason: SkipReason) => void;
};

export function TestScreen(
  props: Answers & {
    name: SelfTestName;
    isFitted: boolean;
    message: string | null;
    onBack: () => void;
    /** The gallery shows one that was tried. */
    tried?: boolean;
  },
) {
  const t = useWords(WORDS);
  const [tried, setTried] = useState(props.tried ?? false);
  const { name, isFitted } = props;
  const Trial = TRIALS[name];
  return (
    <Page
      title={t(`try.${name}`)}
      lead={isFitted ? t(`try.${name}.do`) : t('test.notFitted')}
      onBack={props.onBack}
      notice={props.message}
      className="maintenance test"
    >
      {isFitted && <Trial name={name} onTried={setTried} />}
      {isFitted && tried && <p className="test-look">{t(`try.${name}.look`)}</p>}
      <Said {...props} tried={tried} />
    </Page>
  );
}

function Said({ busy, isFitted, tried, onAnswer, onSkip }: Answers & { isFitted: boolean; tried: boolean }) {
  const t = useWords(WORDS);
  const [asksWhy, setAsksWhy] = useState(!isFitted);
  if (asksWhy) {
    return (
      <section className="panel">
        <h2>{t('test.whySkip')}</h2>
        <div className="notice-choices">
          {SkipReason.options.map((reason) => (
            <Button
              key={reason}
              className="button button-small"
              isDisabled={busy}
              onPress={() => onSkip(reason)}
            >
              {t(`test.skip.${reason}`)}
            </Button>
          ))}
        </div>
      </section>
    );
  }
  return (
    <div className="test-answers">
      <Button
        className="button button-chosen test-yes"
        isDisabled={busy || !tried}
        onPress={() => onAnswer('yes')}
      >
        {t('test.yes')}
      </Button>
      <Button className="button button-quiet" isDisabled={busy} onPress={() => onAnswer('no')}>
        {t('test.no')}
      </Button>
      <Button className="button button-quiet" isDisabled={busy} onPress={() => setAsksWhy(true)}>
        {t('test.skip')}
      </Button>
    </div>
  );
}
