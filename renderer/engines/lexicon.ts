/** The pinyin keyboard's dictionary, indexed by how its words sound. Pure. */
import { fuzzyClass } from './fuzzy.ts';
import { unpackTexts, type WeightedTexts } from './weighted-texts.ts';

export interface Word {
  text: string;
  syllables: readonly string[];
  weight: number;
}

/** In characters; what is longer is put together from several. */
export const LONGEST_WORD = 8;
/** In letters: `zhuang`. */
export const LONGEST_SYLLABLE = 6;

/** Holds nothing personal, so one serves all sessions. */
export class Lexicon {
  /** Fuzzy classes of the reading → its words, best first. */
  readonly #byClasses = new Map<string, Word[]>();
  readonly #heads = new Set<string>();
  readonly #byFirstLetter = new Map<string, Word[]>();
  readonly #classOf = new Map<string, string>();
  readonly syllables = new Set<string>();
  readonly classes = new Set<string>();

  constructor(data: WeightedTexts) {
    for (const [reading, list] of Object.entries(data)) this.#add(reading, list);
    for (const words of this.#byClasses.values()) if (words.length > 1) words.sort(byWeight);
    for (const words of this.#byFirstLetter.values()) words.sort(byWeight);
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

  /** The class of what may be a syllable. */
  classOf(piece: string): string {
    return this.#classOf.get(piece) ?? fuzzyClass(piece);
  }

  #add(reading: string, list: string): void {
    const syllables = reading.split(' ');
    let key = '';
    for (const syllable of syllables) {
      const known = this.#classOf.get(syllable) ?? fuzzyClass(syllable);
      this.#classOf.set(syllable, known);
      this.syllables.add(syllable);
      this.classes.add(known);
      key = key === '' ? known : `${key} ${known}`;
      this.#heads.add(key);
    }
    const words = this.#byClasses.get(key) ?? [];
    this.#byClasses.set(key, words);
    const initial = reading.charAt(0);
    const abbreviated = this.#byFirstLetter.get(initial) ?? [];
    this.#byFirstLetter.set(initial, abbreviated);
    for (const { text, weight } of unpackTexts(list)) {
      const word = { text, syllables, weight };
      words.push(word);
      if (syllables.length > 1) abbreviated.push(word);
    }
  }
}

function byWeight(a: Word, b: Word): number {
  return b.weight - a.weight;
}
