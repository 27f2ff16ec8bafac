/** One question about the citizen's situation, its answers one under the other. */
import type { AnswerValue } from '../../../main/core/model/draft.ts';
import type { Field } from '../../../main/core/model/field.ts';
import { Button } from '../../components/button.tsx';
import type { Failure } from '../../components/failure.ts';
import { Page } from '../../components/page.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './situation.css';

export function SituationScreen(props: {
  itemName: string;
  question: Field;
  /** Which question it is, from 0, and how many there are as answered so far. */
  at: number;
  count: number;
  /** What was tapped before the citizen came back to here. */
  chosen: AnswerValue | null;
  failure: Failure | null;
  onOption: (option: string) => void;
  /** To the question before; without it: to the step before. */
  onBack: (() => void) | undefined;
}) {
  const t = useWords(WORDS);
  const { question, at, count } = props;
  return (
    <Page
      title={question.label}
      lead={t('situation.lead', { item: props.itemName, at: at + 1, count })}
      onBack={props.onBack}
      failure={props.failure}
      prompt={PROMPTS.situation}
      className="situation"
    >
      <div className="situation-options">
        {question.options?.map((option) => (
          <Button
            key={option}
            className="button button-quiet situation-option"
            aria-pressed={props.chosen === option}
            onPress={() => props.onOption(option)}
          >
            {option}
          </Button>
        ))}
      </div>
    </Page>
  );
}
