/** The sentence for what is wrong with an answer. */
import { useCallback } from 'react';
import type { FieldProblem } from '../../main/core/model/problem.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useText, useWords } from '../kiosk/use-words.ts';
import { longDate } from './long-date.ts';
import { PROBLEM_WORDS } from './problem.words.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function useProblemText(): (problem: Omit<FieldProblem, 'field'>) => string {
  const t = useWords(PROBLEM_WORDS);
  const text = useText();
  const { language } = useKiosk();
  return useCallback(
    ({ code, limit = 0, other = '', found = '', said }) =>
      t(`problem.${code}`, {
        limit,
        other: DAY.test(other) ? longDate(language, other) : other,
        found,
        said: said ? text(said) : '',
      }),
    [t, text, language],
  );
}
