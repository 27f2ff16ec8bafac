/** Terms and their texts, one line each. */
import { useWords } from '../kiosk/use-words.ts';
import { Button } from './button.tsx';
import { FACTS_WORDS } from './facts.words.ts';
import './facts.css';

/** `mend`: what is to be asked again where the text is wrong; without it that is not offered. */
export type Fact = readonly [term: string, text: string, mend?: string];

/** `onMend`: called with a fact's `mend`. */
export function Facts(props: { facts: readonly Fact[]; onMend?: ((mend: string) => void) | undefined }) {
  const t = useWords(FACTS_WORDS);
  const { onMend } = props;
  return (
    <dl className="facts">
      {props.facts.map(([term, text, mend]) => (
        <div key={mend ?? term} className={onMend && mend ? 'fact fact-mends' : 'fact'}>
          <dt>{term}</dt>
          <dd>{text}</dd>
          {onMend && mend && (
            <dd className="fact-mend">
              <Button
                className="button button-quiet"
                aria-label={t('facts.mendWhat', { what: term })}
                onPress={() => onMend(mend)}
              >
                {t('facts.mend')}
              </Button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
