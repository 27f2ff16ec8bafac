/** How well a query fits a name or a common word, as one number, and which part of the name it fits. */
import { HAN, matchAt, matchScattered, type ReadableText } from './pinyin-text.ts';
import { pairAt, spelt } from './query-terms.ts';

/**
 * Lower is better. A common word typed whole says more than scattered characters, so it stands before them; one
 * spelt out from its beginning says more than syllables cut short: shebao is 社保, not 申报.
 */
export const RANK = {
  exact: 0,
  prefix: 1,
  substring: 2,
  keywordExact: 3,
  pinyinPrefix: 4,
  pinyinInside: 5,
  scattered: 6,
  keywordSpelt: 7,
  initialsPrefix: 8,
  keywordInitialsPrefix: 9,
  initialsInside: 10,
  keywordPart: 11,
  keywordInitials: 12,
} as const;

/** Positions a rank is divided into. */
export const POSITIONS = 64;

/** The score of a query that names the item itself. */
export const LEAST = RANK.exact * POSITIONS;

/** A range [start, end) of the original's UTF-16 units. */
export type Mark = [number, number];

/** Rank, then the position in the name; -1 when the query does not fit. */
export function nameScore(text: ReadableText, query: string): number {
  const at = text.folded.indexOf(query);
  if (at >= 0) {
    return score(text.folded === query ? RANK.exact : at === 0 ? RANK.prefix : RANK.substring, at);
  }
  const spelt = runStart(text, query, false);
  if (spelt >= 0) return score(spelt === 0 ? RANK.pinyinPrefix : RANK.pinyinInside, spelt);
  const scattered = scatteredIn(text, query);
  if (scattered) return score(RANK.scattered, scattered[0] ?? 0);
  const short = runStart(text, query, true);
  return short < 0 ? -1 : score(short === 0 ? RANK.initialsPrefix : RANK.initialsInside, short);
}

export function keywordScore(text: ReadableText, query: string): number {
  const at = text.folded.indexOf(query);
  if (at >= 0) return score(text.folded === query ? RANK.keywordExact : RANK.keywordPart, at);
  const spelt = runStart(text, query, false);
  if (spelt >= 0) {
    const whole = spelt === 0 && matchAt(text, 0, query, false) === text.folded.length;
    return score(whole ? RANK.pinyinPrefix : spelt === 0 ? RANK.keywordSpelt : RANK.keywordPart, spelt);
  }
  const short = runStart(text, query, true);
  if (short < 0) return -1;
  return score(short === 0 ? RANK.keywordInitialsPrefix : RANK.keywordInitials, short);
}

/** The part of the name that `nameScore` found; null when it found none. */
export function nameMarks(text: ReadableText, query: string): Mark[] | null {
  const at = text.folded.indexOf(query);
  if (at >= 0) return [markOf(text, at, at + query.length)];
  for (const abbreviated of [false, true]) {
    const start = runStart(text, query, abbreviated);
    if (start >= 0) return [markOf(text, start, matchAt(text, start, query, abbreviated))];
    const scattered = abbreviated ? null : scatteredIn(text, query);
    if (scattered) return joined(scattered.map((index) => markOf(text, index, index + 1)));
  }
  return null;
}

/** The parts of the name that hold two neighbours of what was asked for. */
export function termMarks(text: ReadableText, terms: ReadonlyMap<string, number>): Mark[] {
  const characters = [...text.folded];
  const syllables = spelt(text);
  const marked = characters.map((_, at) =>
    [characters, syllables].some((signs) => terms.has(pairAt(signs, at))),
  );
  return joined(
    characters.flatMap((_, at) => (marked[at] || marked[at - 1] ? [markOf(text, at, at + 1)] : [])),
  );
}

function score(rank: number, at: number): number {
  return rank * POSITIONS + Math.min(at, POSITIONS - 1);
}

/** Where the first run that spells the query begins, tried only where its first character fits; -1 when none does. */
function runStart(text: ReadableText, query: string, abbreviated: boolean): number {
  const { folded, initials } = text;
  const first = query.charCodeAt(0);
  for (let at = 0; at < folded.length; at++) {
    if (initials.charCodeAt(at) !== first && folded.charCodeAt(at) !== first) continue;
    if (matchAt(text, at, query, abbreviated) >= 0) return at;
  }
  return -1;
}

function scatteredIn(text: ReadableText, query: string): number[] | null {
  return query.length > 1 && HAN.test(query) ? matchScattered(text, query) : null;
}

/** The characters [from, to) of the folded text as a range of the original. */
function markOf(text: ReadableText, from: number, to: number): Mark {
  return [text.positions[from] ?? 0, (text.positions[to - 1] ?? 0) + 1];
}

function joined(marks: readonly Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const [start, end] of marks) {
    const last = result.at(-1);
    if (last?.[1] === start) last[1] = end;
    else result.push([start, end]);
  }
  return result;
}
