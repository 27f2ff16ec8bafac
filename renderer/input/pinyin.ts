/** The pinyin keyboard's engine: the likeliest words for typed letters, by syllables, initials or a mixture, forgiving local accents. Pure. */
import { fuzzyClass } from './fuzzy.ts';

/** Reading (`liu yang`) → words with their weights, e.g. `浏阳60流洋12`. Weights are quarter-bits of log2(count). */
export type LexiconData = Readonly<Record<string, string>>;

export interface Candidate {
  text: string;
  /** How many of the typed letters it uses up. */
  letters: number;
}

interface Word {
  text: string;
  syllables: readonly string[];
  weight: number;
}

/** A run of words over typed[0, end) and what it is worth. */
interface Run {
  words: readonly Word[];
  worth: number;
}

const LONGEST_SYLLABLE = 6;
const LONGEST_WORD = 8;
/** log2 of the corpus's words, in quarter-bits: what each further word of a run costs. */
const WORD_COST = 104;
/** A sound heard for another is likelier wrong than a rare word. */
const FUZZY_COST = 40;
/** What one earlier choice in this session is worth, and at most how many count. */
const CHOSEN_WORTH = 14;
const CHOSEN_MAX = 4;
const SHORTHAND_MAX = 24;
const CANDIDATES_MAX = 400;

function parse(data: LexiconData): Word[] {
  return Object.entries(data).flatMap(([key, list]) => {
    const syllables = key.split(' ');
    return [...list.matchAll(/(\D+)(\d+)/gu)].map(([, text = '', weight = '0']) => ({
      text,
      syllables,
      weight: Number(weight),
    }));
  });
}

/** The dictionary, indexed. Holds nothing personal, so one serves all sessions. */
export class Lexicon {
  /** Fuzzy classes of the reading → its words, best first. */
  readonly #byClasses = new Map<string, Word[]>();
  readonly #heads = new Set<string>();
  readonly #byFirstLetter = new Map<string, Word[]>();
  readonly syllables = new Set<string>();
  readonly classes = new Set<string>();

  constructor(data: LexiconData) {
    for (const word of parse(data)) this.#add(word);
    for (const words of this.#byClasses.values()) words.sort((a, b) => b.weight - a.weight);
    for (const words of this.#byFirstLetter.values()) words.sort((a, b) => b.weight - a.weight);
  }

  withClasses(key: string): readonly Word[] {
    return this.#byClasses.get(key) ?? [];
  }

  isHead(key: string): boolean {
    return this.#heads.has(key);
  }

  withFirstLetter(letter: string): readonly Word[] {
    return this.#byFirstLetter.get(letter) ?? [];
  }

  #add(word: Word): void {
    const classes = word.syllables.map(fuzzyClass);
    const key = classes.join(' ');
    push(this.#byClasses, key, word);
    for (let length = 1; length <= classes.length; length++)
      this.#heads.add(classes.slice(0, length).join(' '));
    if (word.syllables.length > 1) push(this.#byFirstLetter, word.syllables[0]?.[0] ?? '', word);
    for (const syllable of word.syllables) {
      this.syllables.add(syllable);
      this.classes.add(fuzzyClass(syllable));
    }
  }
}

function push(map: Map<string, Word[]>, key: string, word: Word): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}

/** Whether all of `typed` spells the word by syllables, initials, or a mixture, the last perhaps unfinished. */
function abbreviates(word: Word, typed: string): boolean {
  let reach = new Set([0]);
  for (const syllable of word.syllables) {
    const next = new Set<number>();
    for (const at of reach) {
      for (let length = 1; length <= syllable.length && at + length <= typed.length; length++) {
        if (typed[at + length - 1] !== syllable[length - 1]) break;
        const initial = length === 1 || (length === 2 && syllable[1] === 'h');
        if (initial || length === syllable.length || at + length === typed.length) next.add(at + length);
      }
    }
    if (next.size === 0) return false;
    reach = next;
  }
  return reach.has(typed.length);
}

export class PinyinEngine {
  readonly #lexicon: Lexicon;
  /** Text → how often it was chosen. Dropped with the session. */
  readonly #chosen = new Map<string, number>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Remembers a choice for the rest of the session. */
  learn(text: string): void {
    this.#chosen.set(text, Math.min(CHOSEN_MAX, (this.#chosen.get(text) ?? 0) + 1));
  }

  forget(): void {
    this.#chosen.clear();
  }

  /** Candidates for the head of `typed` (letters a–z, ü as v), best first; choosing one uses up its letters. */
  candidates(typed: string): Candidate[] {
    if (typed === '') return [];
    const found = new Map<string, Candidate>();
    const offer = (text: string, letters: number) => {
      if (!found.has(text) && found.size < CANDIDATES_MAX) found.set(text, { text, letters });
    };
    const ends = this.#wordsFrom(typed, 0);
    const whole = (ends.get(typed.length) ?? []).filter(
      (word) => word.syllables.length > 1 || typed.length <= 6,
    );
    const run = this.#bestRun(typed);
    const best = whole[0];
    if (best && (!run || this.#worth(best, typed) >= run.worth)) offer(best.text, typed.length);
    if (run && run.words.length > 1) offer(run.words.map((word) => word.text).join(''), typed.length);
    const shorthand = this.#shorthand(typed);
    const spelled = whole.length > 0 || run !== null;
    if (!spelled) for (const word of shorthand) offer(word.text, typed.length);
    for (const word of whole) offer(word.text, typed.length);
    if (spelled) for (const word of shorthand) offer(word.text, typed.length);
    for (const end of [...ends.keys()].sort((a, b) => b - a)) {
      for (const word of ends.get(end) ?? []) offer(word.text, end);
    }
    if (found.size === 0 || ends.size === 0) this.#unfinished(typed, offer);
    return [...found.values()];
  }

  #worth(word: Word, spelling: string): number {
    const exact = word.syllables.join('') === spelling;
    const chosen = (this.#chosen.get(word.text) ?? 0) * CHOSEN_WORTH;
    return word.weight - WORD_COST - (exact ? 0 : FUZZY_COST) + chosen;
  }

  /** End → the words over typed[at, end), best first. */
  #wordsFrom(typed: string, at: number): Map<number, Word[]> {
    const ends = new Map<number, Word[]>();
    const seek = (from: number, key: string, depth: number) => {
      for (let length = 1; length <= LONGEST_SYLLABLE && from + length <= typed.length; length++) {
        const piece = typed.slice(from, from + length);
        const kind = fuzzyClass(piece);
        if (!this.#lexicon.classes.has(kind)) continue;
        const joined = key === '' ? kind : `${key} ${kind}`;
        if (!this.#lexicon.isHead(joined)) continue;
        const words = this.#lexicon.withClasses(joined);
        if (words.length > 0) {
          const spelling = typed.slice(at, from + length);
          const known = ends.get(from + length) ?? [];
          ends.set(
            from + length,
            [...known, ...words].sort((a, b) => this.#worth(b, spelling) - this.#worth(a, spelling)),
          );
        }
        if (depth < LONGEST_WORD) seek(from + length, joined, depth + 1);
      }
    };
    seek(at, '', 1);
    return ends;
  }

  /** The likeliest words over all of `typed`; null when it is not all syllables. */
  #bestRun(typed: string): Run | null {
    const best: (Run | undefined)[] = [{ words: [], worth: 0 }];
    for (let at = 0; at < typed.length; at++) {
      const here = best[at];
      if (!here) continue;
      for (const [end, words] of this.#wordsFrom(typed, at)) {
        const word = words[0];
        if (!word) continue;
        const worth = here.worth + this.#worth(word, typed.slice(at, end));
        const known = best[end];
        if (!known || worth > known.worth) best[end] = { words: [...here.words, word], worth };
      }
    }
    return best[typed.length] ?? null;
  }

  #shorthand(typed: string): Word[] {
    if (typed.length < 2) return [];
    const found: Word[] = [];
    for (const word of this.#lexicon.withFirstLetter(typed[0] ?? '')) {
      if (word.syllables.length <= typed.length && abbreviates(word, typed)) found.push(word);
      if (found.length >= SHORTHAND_MAX) break;
    }
    return found.sort(
      (a, b) =>
        b.weight +
        (this.#chosen.get(b.text) ?? 0) * CHOSEN_WORTH -
        a.weight -
        (this.#chosen.get(a.text) ?? 0) * CHOSEN_WORTH,
    );
  }

  /** Nothing whole yet: the commonest of each syllable that begins so. */
  #unfinished(typed: string, offer: (text: string, letters: number) => void): void {
    for (let length = Math.min(LONGEST_SYLLABLE, typed.length); length >= 1; length--) {
      const head = typed.slice(0, length);
      const begun = [...this.#lexicon.syllables].filter((syllable) => syllable.startsWith(head));
      if (begun.length === 0) continue;
      const words = begun.flatMap((syllable) =>
        this.#lexicon
          .withClasses(fuzzyClass(syllable))
          .filter((word) => word.syllables[0] === syllable)
          .slice(0, 6),
      );
      words.sort((a, b) => b.weight - a.weight);
      for (const word of words.slice(0, 60)) offer(word.text, length);
      return;
    }
  }
}
