/** What a query asks for, as weighted terms: its characters and pairs, fillers weighing little, and the official words for its own. */
import type { SynonymEntry } from './entries.ts';
import { foldQuery, HAN, type ReadableText, readText } from './pinyin-text.ts';

/** Characters or syllables of a text, one after the other. */
export type Signs = readonly string[];
export type Terms = ReadonlyMap<string, number>;

/** Ends a syllable, so that none can be taken for a pair of characters. */
const BREAK = ' ';
/** Before two initials, for the same reason. */
const INITIALS = '/';
/** Letters of the longest syllable, such as zhuang. */
const LONGEST = 6;
/**
 * `edge`: of a filler and its neighbour; `explained`: of a long word that an official one stands for, which else drowns what is to be
 * done with it; `meaning`: of an official word, shared among the several that one may mean; `initials`: one pair says nothing.
 */
const WEIGHT = { sign: 0.4, pair: 1, explained: 0.45, filler: 0.06, edge: 0.3, meaning: 1.4, initials: 0.4 };
/** Signs from which on a word is long. */
const LONG_SAID = 3;
/** How much a long official word's terms give way, so that it does not drown what else was said. */
const LONG_WORD = 0.3;
const NO_WORDS: readonly Word[] = [];

/** A word that people say: the terms it stands for; none for a filler. */
type Word = { signs: Signs; terms: Terms | null };
type Words = ReadonlyMap<string, readonly Word[]>;
type Span = { from: number; to: number; word: Word };

/** Terms of a text: each sign, and each two neighbours. */
export function termsOf(signs: Signs, add: (term: string, weight: number) => void): void {
  for (let at = 0; at < signs.length; at++) {
    add(signs[at] ?? '', WEIGHT.sign);
    const pair = pairAt(signs, at);
    if (pair !== '') add(pair, WEIGHT.pair);
  }
}

/** Syllables as signs; a character without a reading stands for itself. */
export function spelt({ folded, syllables }: ReadableText): Signs {
  return [...folded].map((character, at) => (syllables[at] || character) + BREAK);
}

/** Each two neighbours of a text's initials. */
export function initialTerms(initials: string): Terms {
  const terms = new Map<string, number>();
  for (let at = 1; at < initials.length; at++)
    terms.set(INITIALS + initials.slice(at - 1, at + 1), WEIGHT.initials);
  return terms;
}

export class QueryTerms {
  readonly #synonyms: readonly SynonymEntry[];
  readonly #texts: readonly ReadableText[];
  readonly #characters: Words;
  #spelt: { words: Words; syllables: ReadonlySet<string> } | null = null;

  /** `texts` are all that letters may spell. */
  constructor(synonyms: readonly SynonymEntry[], texts: readonly ReadableText[]) {
    this.#synonyms = synonyms;
    this.#texts = texts;
    this.#characters = wordsOf(synonyms, (word) => [...foldQuery(word)]);
  }

  /** Of a folded query; letters that spell no syllables are initials. */
  of(query: string): { terms: Terms; spelt: boolean } {
    if (HAN.test(query)) return { terms: weigh([...query], this.#characters), spelt: false };
    this.#spelt ??= this.#read();
    const syllables = splitInto(this.#spelt.syllables, query);
    if (!syllables) return { terms: initialTerms(query), spelt: false };
    return { terms: weigh(syllables, this.#spelt.words), spelt: true };
  }

  /** Readings wait for the first letters: a start of the core does not. */
  #read(): { words: Words; syllables: ReadonlySet<string> } {
    const read: ReadableText[] = [...this.#texts];
    const words = wordsOf(this.#synonyms, (word) => {
      const text = readText(word);
      read.push(text);
      return spelt(text);
    });
    return { words, syllables: new Set(read.flatMap(({ syllables }) => syllables)) };
  }
}

/** The syllables that letters spell, as few as may be; null where they spell none. */
function splitInto(known: ReadonlySet<string>, letters: string): Signs | null {
  const best: (string[] | null)[] = [[]];
  for (let to = 1; to <= letters.length; to++) {
    best[to] = null;
    for (let from = Math.max(0, to - LONGEST); from < to; from++) {
      const before = best[from];
      const syllable = letters.slice(from, to);
      if (!before || !known.has(syllable)) continue;
      if (before.length + 1 < (best[to]?.length ?? Number.POSITIVE_INFINITY))
        best[to] = [...before, syllable + BREAK];
    }
  }
  return best[letters.length] ?? null;
}

/** By their first sign, long ones first. */
function wordsOf(synonyms: readonly SynonymEntry[], signsOf: (word: string) => Signs): Words {
  const words = new Map<string, Word[]>();
  for (const { say, mean } of synonyms) {
    const terms = mean.length === 0 ? null : meaningOf(mean.map(signsOf));
    for (const signs of say.map(signsOf)) {
      const first = signs[0] ?? '';
      const known = words.get(first);
      if (known) known.push({ signs, terms });
      else words.set(first, [{ signs, terms }]);
    }
  }
  for (const list of words.values()) list.sort((a, b) => b.signs.length - a.signs.length);
  return words;
}

function meaningOf(meanings: readonly Signs[]): Terms {
  const terms = new Map<string, number>();
  for (const signs of meanings) {
    const share = WEIGHT.meaning / meanings.length / Math.max(1, signs.length - 1) ** LONG_WORD;
    termsOf(signs, (term, weight) => raise(terms, term, weight * share));
  }
  return terms;
}

function weigh(signs: Signs, words: Words): Terms {
  const spans = spansIn(signs, words);
  const within = (holds: (span: Span) => boolean): boolean[] =>
    signs.map((_, at) => spans.some((span) => holds(span) && span.from <= at && at < span.to));
  const filler = within(({ word }) => !word.terms);
  const explained = within(({ from, to, word }) => word.terms !== null && to - from >= LONG_SAID);
  // Who says nothing but fillers means them.
  const plain = filler.every(Boolean);
  const terms = new Map<string, number>();
  for (let at = 0; at < signs.length; at++) {
    raise(terms, signs[at] ?? '', filler[at] && !plain ? WEIGHT.filler : WEIGHT.sign);
    const pair = pairAt(signs, at);
    if (pair === '') continue;
    const fillers = plain ? 0 : Number(filler[at]) + Number(filler[at + 1]);
    const content = explained[at] && explained[at + 1] ? WEIGHT.explained : WEIGHT.pair;
    raise(terms, pair, fillers === 0 ? content : fillers === 1 ? WEIGHT.edge : WEIGHT.filler);
  }
  for (const { word } of spans) for (const [term, weight] of word.terms ?? []) raise(terms, term, weight);
  return terms;
}

/** The words in a text, none that lies within a longer one. */
function spansIn(signs: Signs, words: Words): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (let from = 0; from < signs.length; from++) {
    for (const word of words.get(signs[from] ?? '') ?? NO_WORDS) {
      const to = from + word.signs.length;
      if (to <= end || !word.signs.every((sign, at) => signs[from + at] === sign)) continue;
      spans.push({ from, to, word });
      end = to;
      break;
    }
  }
  return spans;
}

function raise(terms: Map<string, number>, term: string, weight: number): void {
  if (weight > (terms.get(term) ?? 0)) terms.set(term, weight);
}

export function pairAt(signs: Signs, at: number): string {
  const next = signs[at + 1];
  return next === undefined ? '' : (signs[at] ?? '') + next;
}
