/** The sentence for what is wrong with an answer. */
import { useCallback } from 'react';
import type { FieldProblem } from '../../main/core/model/problem.ts';
import { useWords } from '../kiosk/use-words.ts';
import { PROBLEM_WORDS } from './problem.words.ts';

export function useProblemText(): (problem: Omit<FieldProblem, 'field'>) => string {
  const t = useWords(PROBLEM_WORDS);
  return useCallback(({ code, limit = 0, other = '' }) => t(`problem.${code}`, { limit, other }), [t]);
}
