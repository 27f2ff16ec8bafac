/** Chinese text made matchable by its characters, its full pinyin and its initials, with positions kept for marking. */
import { pinyin } from 'pinyin-pro';

/** Punctuation and blanks are left out; the three lists run in parallel. */
export type ReadableText = {
  /** Folded characters: lower case, half width. */
  folded: string;
  /** Toneless syllable of each character (ü as v), empty where it has none. */
  syllables: readonly string[];
  /** First letter of each syllable, or the character itself. */
  initials: string;
  /** UTF-16 index of each character in the original. */
  positions: readonly number[];
  original: string;
};

const SIGNIFICANT = /[\p{L}\p{N}]/u;

/** Lower case, half width, without blanks and punctuation; ü is typed v. */
export function foldQuery(text: string): string {
  return [...text.normalize('NFKC').toLowerCase().replaceAll('ü', 'v')]
    .filter((character) => SIGNIFICANT.test(character))
    .join('');
}

/** Readings follow the context, so 重新 reads chong and 体重 reads zhong. Names stay within the basic plane. */
export function readText(original: string): ReadableText {
  const readings = pinyin(original, { toneType: 'none', type: 'all', v: true });
  const folded: string[] = [];
  const syllables: string[] = [];
  const positions: number[] = [];
  let position = 0;
  for (const { origin, pinyin: syllable, isZh } of readings) {
    const character = foldQuery(origin);
    if (character.length === 1) {
      folded.push(character);
      syllables.push(isZh ? syllable : '');
      positions.push(position);
    }
    position += origin.length;
  }
  const initials = folded.map((character, at) => syllables[at]?.charAt(0) || character).join('');
  return { folded: folded.join(''), syllables, initials, positions, original };
}

/**
 * Where a run of characters from `start` spells `query`, the index behind its last; -1 when none does.
 * Each character is typed itself or as its syllable; the last syllable may be unfinished. With `abbreviated`
 * any syllable may be cut short, down to its initial.
 */
export function matchAt(text: ReadableText, start: number, query: string, abbreviated: boolean): number {
  return matchFrom(text, start, query, 0, abbreviated);
}

function matchFrom(
  text: ReadableText,
  at: number,
  query: string,
  typed: number,
  abbreviated: boolean,
): number {
  if (typed === query.length) return at;
  if (at >= text.folded.length) return -1;
  if (text.folded.charCodeAt(at) === query.charCodeAt(typed)) {
    const end = matchFrom(text, at + 1, query, typed + 1, abbreviated);
    if (end >= 0) return end;
  }
  const syllable = text.syllables[at] ?? '';
  let common = 0;
  while (common < syllable.length && syllable.charCodeAt(common) === query.charCodeAt(typed + common))
    common++;
  if (common === 0) return -1;
  if (typed + common === query.length) return at + 1;
  const least = abbreviated ? 1 : syllable.length;
  for (let length = common; length >= least; length--) {
    const end = matchFrom(text, at + 1, query, typed + length, abbreviated);
    if (end >= 0) return end;
  }
  return -1;
}

/** The indices of `query`'s characters, in order but apart; null when they are not all there. */
export function matchScattered(text: ReadableText, query: string): number[] | null {
  const found: number[] = [];
  let at = -1;
  for (const character of query) {
    at = text.folded.indexOf(character, at + 1);
    if (at < 0) return null;
    found.push(at);
  }
  return found;
}
