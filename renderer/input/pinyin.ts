/** The pinyin keyboard's engine: cuts typed letters into syllables and offers words and characters. Pure. */
import { PHRASES, type Phrase } from './phrases.ts';

/** Syllable → characters, commonest first. */
export type PinyinTable = Readonly<Record<string, string>>;

export interface Candidate {
  text: string;
  /** How many of the typed letters it uses up. */
  letters: number;
}

const LONGEST_SYLLABLE = 6;

/** How many letters of `typed` a phrase accounts for: whole syllables, or initials, or a mixture; 0 when it doesn't fit. */
function lettersOf(phrase: Phrase, typed: string): number {
  let reach = new Set([0]);
  for (const syllable of phrase.syllables) {
    const next = new Set<number>();
    for (const at of reach) {
      if (typed.startsWith(syllable, at)) next.add(at + syllable.length);
      if (typed[at] === syllable[0]) next.add(at + 1);
      const rest = typed.slice(at);
      if (rest.length > 1 && syllable.startsWith(rest)) next.add(typed.length);
    }
    reach = next;
  }
  return Math.max(0, ...reach);
}

export class PinyinEngine {
  readonly #table: PinyinTable;
  readonly #syllables: readonly string[];

  constructor(table: PinyinTable) {
    this.#table = table;
    this.#syllables = Object.keys(table);
  }

  /** Candidates for the head of `typed` (letters a–z, ü as v), best first; choosing one uses up its letters. */
  candidates(typed: string): Candidate[] {
    if (typed === '') return [];
    const words = PHRASES.map((phrase) => ({ phrase, letters: lettersOf(phrase, typed) }))
      .filter(({ phrase, letters }) => letters > 0 && (phrase.syllables.length > 1 || letters > 1))
      .filter(({ phrase, letters }) => phrase.syllables.length <= letters && letters === typed.length)
      .filter(({ phrase }) => phrase.syllables.length > 1)
      .sort((a, b) => b.phrase.syllables.length - a.phrase.syllables.length)
      .map(({ phrase, letters }): Candidate => ({ text: phrase.text, letters }));
    return [...words, ...this.#characters(typed)];
  }

  #characters(typed: string): Candidate[] {
    for (let length = Math.min(LONGEST_SYLLABLE, typed.length); length >= 1; length--) {
      const head = typed.slice(0, length);
      const exact = this.#table[head];
      if (exact && this.#divisible(typed.slice(length))) {
        return [...exact].map((text) => ({ text, letters: length }));
      }
    }
    // Nothing whole yet: the commonest few of each syllable that begins so.
    for (let length = Math.min(LONGEST_SYLLABLE, typed.length); length >= 1; length--) {
      const head = typed.slice(0, length);
      const begun = this.#syllables.filter((syllable) => syllable.startsWith(head));
      if (begun.length > 0) {
        return begun.flatMap((syllable) =>
          [...(this.#table[syllable] ?? '')].slice(0, 5).map((text) => ({ text, letters: length })),
        );
      }
    }
    return [];
  }

  /** Whether letters can be read as syllables, the last perhaps unfinished. */
  #divisible(letters: string): boolean {
    if (letters === '') return true;
    if (this.#syllables.some((syllable) => syllable.startsWith(letters))) return true;
    for (let length = Math.min(LONGEST_SYLLABLE, letters.length); length >= 1; length--) {
      if (this.#table[letters.slice(0, length)] && this.#divisible(letters.slice(length))) return true;
    }
    return false;
  }
}
