/** The five levels, one under the other and all alike: none is set beforehand, larger or coloured. */
import type { EvaluationLevel } from '../../../main/core/model/evaluation.ts';
import { Button } from '../../components/button.tsx';
import type { Failure } from '../../components/failure.ts';
import { Page } from '../../components/page.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './level.css';

const LEVELS: readonly EvaluationLevel[] = [5, 4, 3, 2, 1];

export function LevelScreen(props: {
  itemName: string;
  /** What was tapped before the citizen came back to here. */
  chosen: EvaluationLevel | null;
  failure: Failure | null;
  onLevel: (level: EvaluationLevel) => void;
  /** Away from here without an evaluation. */
  onSkip: (() => void) | undefined;
}) {
  const t = useWords(WORDS);
  return (
    <Page
      title={t('level.title')}
      lead={props.itemName}
      onBack={props.onSkip}
      backLabel={t('level.skip')}
      failure={props.failure}
      fixed
      prompt={PROMPTS.level}
      className="level"
    >
      <div className="levels">
        {LEVELS.map((level) => (
          <Button
            key={level}
            className="button button-quiet level-choice"
            aria-pressed={props.chosen === level}
            onPress={() => props.onLevel(level)}
          >
            {t(`level.${level}`)}
          </Button>
        ))}
      </div>
    </Page>
  );
}
