/**
 * What a query asks for, as weighted terms: its characters and pairs, fillers weighing little, and the official words for its own. Where two
 * characters meet in no text, they may be misheard, and their sound counts (护罩); letters among characters are syllables (tuixiu办理); English
 * is taken word by word.
 */
import type { SynonymEntry } from './entries.ts';
import { type Frame, frameOf, frameTerms, isFrame } from './frames.ts';
import { soundsOf } from './heard.ts';
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
 * done with it; `meaning`: of an official word, shared among the several that one may mean; `initials`: one pair says nothing; `heard`: of a
 * sound where its characters say nothing.
 */
const WEIGHT = {
  sign: 0.4,
  pair: 1,
  explained: 0.45,
  filler: 0.06,
  edge: 0.3,
  meaning: 1.4,
  initials: 0.4,
  heard: 0.8,
};
/** Signs from which on a word is long. */
const LONG_SAID = 3;
/** How much a long official word's terms give way, so that it does not drown what else was said. */
const LONG_WORD = 0.3;
const NO_WORDS: readonly Word[] = [];

/** A word that people say: the terms it stands for; none for a filler. */
type Word = { signs: Signs; terms: Terms | null };
type Words = ReadonlyMap<string, readonly Word[]>;
type Span = { from: number; to: number; word: Word };
type SignsOf = (word: string) => Signs;

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

/** `words`: in characters or in English, so that letters in a row mean nothing of their own. */
export type Asked = { terms: Terms; by: 'words' | 'syllables' | 'initials' };

export class QueryTerms {
  readonly #synonyms: readonly SynonymEntry[];
  readonly #texts: readonly ReadableText[];
  readonly #characters: Words;
  readonly #english: Words;
  readonly #frames: readonly Frame[];
  readonly #isKnown: (term: string) => boolean;
  #spelt: { words: Words; syllables: ReadonlySet<string> } | null = null;

  /** `texts` are all that letters may spell; `isKnown` says whether any of them holds a term. */
  constructor(
    synonyms: readonly SynonymEntry[],
    texts: readonly ReadableText[],
    isKnown: (term: string) => boolean,
  ) {
    const isEnglish = (word: string) => /^[a-z][a-z ]{2,}$/.test(word);
    const isChinese = (word: string) => !isEnglish(word) && !isFrame(word);
    const chinese = synonyms.map(({ say, mean }) => ({ say: say.filter(isChinese), mean }));
    this.#synonyms = chinese;
    this.#texts = texts;
    this.#isKnown = isKnown;
    this.#characters = wordsOf(chinese, charactersOf);
    const english = synonyms.map(({ say, mean }) => ({ say: say.filter(isEnglish), mean }));
    this.#english = wordsOf(english, englishOf, charactersOf);
    this.#frames = synonyms.flatMap(({ say, mean }) => {
      const terms = meaningOf(mean.map(charactersOf));
      return say.filter(isFrame).map((word) => frameOf(word, terms));
    });
  }

  /** Of a query and what it folds to; letters that spell no syllables are initials. */
  of(text: string, query: string): Asked {
    if (HAN.test(query)) return { terms: this.#inCharacters(query), by: 'words' };
    const english = englishOf(text);
    if (spansIn(english, this.#english).some(({ word }) => word.terms))
      return { terms: weigh(english, this.#english), by: 'words' };
    const { words, syllables } = this.#speltWords();
    const spelling = splitInto(syllables, query);
    if (!spelling) return { terms: initialTerms(query), by: 'initials' };
    return { terms: weigh(spelling, words), by: 'syllables' };
  }

  #inCharacters(query: string): Terms {
    const signs = [...query];
    const terms = weigh(signs, this.#characters);
    for (const [term, weight] of frameTerms(signs, this.#frames)) raise(terms, term, weight);
    // Letters beside characters that spell nothing are initials, as in sfz补办.
    for (const [letters] of query.matchAll(/[a-z]{2,}/g))
      if (!splitInto(this.#speltWords().syllables, letters))
        for (const [term, weight] of initialTerms(letters)) raise(terms, term, weight);
    const spans = spansIn(signs, this.#characters);
    const known = signs.map((_, at) => this.#isKnown(pairAt(signs, at)));
    const strange = signs.map(
      (_, at) => !known[at] && !known[at - 1] && !spans.some(({ from, to }) => from <= at && at < to),
    );
    if (!strange.includes(true)) return terms;
    const { words, syllables } = this.#speltWords();
    const sounds = soundsOf(query, strange, {
      read: (text) => spelt(readText(text)),
      split: (letters) => splitInto(syllables, letters),
      isKnown: this.#isKnown,
    });
    const heard = weigh(
      sounds.map(({ sign }) => sign),
      words,
      (at) => sounds[at]?.counts ?? false,
    );
    for (const [term, weight] of heard) raise(terms, term, weight * WEIGHT.heard);
    return terms;
  }

  /** Readings wait for the first letters: a start of the core does not. */
  #speltWords() {
    this.#spelt ??= this.#read();
    return this.#spelt;
  }

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

const charactersOf = (word: string): Signs => [...foldQuery(word)];

/** English words one by one, without the s of many. */
const englishOf = (text: string): Signs =>
  (text.toLowerCase().match(/[a-z]+/g) ?? []).map((word) =>
    word.length > 3 ? word.replace(/s$/, '') : word,
  );

/** By their first sign, long ones first. */
function wordsOf(synonyms: readonly SynonymEntry[], signsOf: SignsOf, meantBy = signsOf): Words {
  const words = new Map<string, Word[]>();
  for (const { say, mean } of synonyms) {
    const terms = mean.length === 0 ? null : meaningOf(mean.map(meantBy));
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

/** `counts`: the signs that any of which a term must hold; all unless said. */
function weigh(signs: Signs, words: Words, counts = (_at: number) => true): Map<string, number> {
  const spans = spansIn(signs, words);
  const within = (holds: (span: Span) => boolean): boolean[] =>
    signs.map((_, at) => spans.some((span) => holds(span) && span.from <= at && at < span.to));
  const filler = within(({ word }) => !word.terms);
  const explained = within(({ from, to, word }) => word.terms !== null && to - from >= LONG_SAID);
  // Who says nothing but fillers means them.
  const plain = filler.every(Boolean);
  const terms = new Map<string, number>();
  for (let at = 0; at < signs.length; at++) {
    if (counts(at)) raise(terms, signs[at] ?? '', filler[at] && !plain ? WEIGHT.filler : WEIGHT.sign);
    const pair = pairAt(signs, at);
    if (pair === '' || !(counts(at) || counts(at + 1))) continue;
    const fillers = plain ? 0 : Number(filler[at]) + Number(filler[at + 1]);
    const content = explained[at] && explained[at + 1] ? WEIGHT.explained : WEIGHT.pair;
    raise(terms, pair, fillers === 0 ? content : fillers === 1 ? WEIGHT.edge : WEIGHT.filler);
  }
  for (const { from, to, word } of spans) {
    if (!signs.some((_, at) => from <= at && at < to && counts(at))) continue;
    for (const [term, weight] of word.terms ?? []) raise(terms, term, weight);
  }
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
