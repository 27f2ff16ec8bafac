/** Which two letters or digits can follow each other where a text is typed: a query with another pair is passed over at a glance. */
import type { ReadableText } from './pinyin-text.ts';

/** a to z and 0 to 9 */
const SIGNS = 36;
/** Of 32 bits, for one bit a pair. */
const WORDS = Math.ceil((SIGNS * SIGNS) / 32);

export class LetterPairs {
  /** All texts' in one piece: a query looks at thousands, and each look into an object of its own would wait for memory. */
  readonly #bits: Uint32Array;

  constructor(texts: readonly ReadableText[]) {
    this.#bits = new Uint32Array(texts.length * WORDS);
    for (const [at, text] of texts.entries()) this.#note(text, at * WORDS);
  }

  /** Whether the text at this place of the list can be typed so that all these pairs, by `pairsIn`, occur. */
  canSpell(at: number, needed: readonly number[]): boolean {
    for (const pair of needed) {
      if (((this.#bits[at * WORDS + (pair >> 5)] ?? 0) & (1 << (pair & 31))) === 0) return false;
    }
    return true;
  }

  /** Pairs within a syllable, and from any letter of one, which may be cut short there, to the beginning of the next. */
  #note({ folded, syllables, initials }: ReadableText, from: number): void {
    for (let at = 0; at < folded.length; at++) {
      const next = signAt(folded, at + 1);
      const nextInitial = signAt(initials, at + 1);
      const syllable = syllables[at] ?? '';
      let previous = NONE;
      for (let letter = 0; letter < syllable.length; letter++) {
        const sign = signAt(syllable, letter);
        this.#add(from, previous, sign);
        this.#add(from, sign, next);
        this.#add(from, sign, nextInitial);
        previous = sign;
      }
      const itself = signAt(folded, at);
      this.#add(from, itself, next);
      this.#add(from, itself, nextInitial);
    }
  }

  #add(from: number, first: number, second: number): void {
    if (first === NONE || second === NONE) return;
    const pair = first * SIGNS + second;
    const word = from + (pair >> 5);
    this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (pair & 31));
  }
}

/** Each two neighbours of a text that are both letters or digits. */
export function pairsIn(text: string): number[] {
  const pairs: number[] = [];
  for (let at = 1; at < text.length; at++) {
    const [first, second] = [signAt(text, at - 1), signAt(text, at)];
    if (first !== NONE && second !== NONE) pairs.push(first * SIGNS + second);
  }
  return pairs;
}

const NONE = -1;

/** Which letter or digit stands there. */
function signAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 48 + 26 : NONE;
}
