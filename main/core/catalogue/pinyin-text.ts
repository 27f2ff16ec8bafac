/** Chinese text made matchable by its characters, its full pinyin and its initials, with positions kept for marking. */
import { pinyin } from 'pinyin-pro';

/** Punctuation and blanks are left out; the three lists run in parallel. */
export type ReadableText = {
  /** Folded characters: lower case, half width. */
  folded: string;
  /** Toneless syllable of each character (ü as u), empty where it has none. */
  syllables: readonly string[];
  /** First letter of each syllable, or the character itself. */
  initials: string;
  /** UTF-16 index of each character in the original. */
  positions: readonly number[];
  original: string;
};

export const HAN = /\p{Script=Han}/u;
const SIGNIFICANT = /[\p{L}\p{N}]/u;

/** Folded signs by the signs as typed: some hundred, read again and again. */
const folds = new Map<string, string>();

/** Lower case, half width, without blanks, punctuation and marks above letters; ü and the v that is typed for it are u. */
export function foldQuery(text: string): string {
  return [...text.normalize('NFKD').toLowerCase().replaceAll('v', 'u')]
    .filter((character) => SIGNIFICANT.test(character))
    .join('');
}

/** Readings follow the context, so 重新 reads chong and 体重 reads zhong. Names stay within the basic plane. */
export function readText(original: string): ReadableText {
  // One reading a character; what has none reads as itself.
  const readings = pinyin(original, { toneType: 'none', type: 'array', v: true });
  const folded: string[] = [];
  const syllables: string[] = [];
  const positions: number[] = [];
  for (let at = 0; at < original.length; at++) {
    const origin = original.charAt(at);
    const character = foldOne(origin);
    if (character.length !== 1) continue;
    const reading = readings[at] ?? origin;
    folded.push(character);
    syllables.push(reading === origin ? '' : reading.replace('v', 'u'));
    positions.push(at);
  }
  const initials = folded.map((character, at) => syllables[at]?.charAt(0) || character).join('');
  return { folded: folded.join(''), syllables, initials, positions, original };
}

function foldOne(sign: string): string {
  const known = folds.get(sign);
  if (known !== undefined) return known;
  const folded = foldQuery(sign);
  folds.set(sign, folded);
  return folded;
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
