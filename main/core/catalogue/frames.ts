/**
 * Words with a gap, such as 开…店: what is opened is named in more ways than any list holds. Each stands for its official words wherever it is found, and
 * hides nothing of what stands in the gap: 开药店 is a pharmacy first.
 */
import type { Signs, Terms } from './query-terms.ts';

/** In synonyms.yaml: some characters that nobody listed. */
const GAP = '…';
/** Characters of the longest. */
const GAP_MOST = 4;
/** Of its official words, beside those that are said themselves. */
const WEIGHT = 0.7;

export type Frame = { opening: Signs; closing: Signs; terms: Terms };

export const isFrame = (word: string): boolean => word.includes(GAP);

export function frameOf(word: string, terms: Terms): Frame {
  const [opening = '', closing = ''] = word.split(GAP);
  return { opening: [...opening], closing: [...closing], terms };
}

/** The terms of all that a query holds. */
export function frameTerms(signs: Signs, frames: readonly Frame[]): Map<string, number> {
  const terms = new Map<string, number>();
  for (const frame of frames) {
    if (!isIn(signs, frame)) continue;
    for (const [term, weight] of frame.terms)
      terms.set(term, Math.max(weight * WEIGHT, terms.get(term) ?? 0));
  }
  return terms;
}

function isIn(signs: Signs, { opening, closing }: Frame): boolean {
  const standsAt = (word: Signs, at: number) => word.every((sign, behind) => signs[at + behind] === sign);
  return signs.some((_, from) => {
    if (!standsAt(opening, from)) return false;
    const gap = from + opening.length;
    return Array.from({ length: GAP_MOST }, (_, more) => gap + 1 + more).some((at) => standsAt(closing, at));
  });
}
