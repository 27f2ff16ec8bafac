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
    const add = (first: string, second: string) => {
      for (const pair of pairsIn(first + second)) {
        const word = from + (pair >> 5);
        this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (pair & 31));
      }
    };
    for (let at = 0; at < folded.length; at++) {
      const syllable = syllables[at] ?? '';
      add(syllable, '');
      for (const letter of folded.charAt(at) + syllable) {
        add(letter, folded.charAt(at + 1));
        add(letter, initials.charAt(at + 1));
      }
    }
  }
}

/** Each two neighbours of a text that are both letters or digits. */
export function pairsIn(text: string): number[] {
  const pairs: number[] = [];
  for (let at = 1; at < text.length; at++) {
    const [first, second] = [signOf(text.charCodeAt(at - 1)), signOf(text.charCodeAt(at))];
    if (first >= 0 && second >= 0) pairs.push(first * SIGNS + second);
  }
  return pairs;
}

/** -1: none */
function signOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 48 + 26 : -1;
}
