/** The pinyin keyboard's dictionary, indexed by how its words sound: a few typed arrays over one file, since a hundred thousand objects
 * would cost the page fifty megabytes. Pure. */
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

/** Words that begin with the same classes: places in the dictionary, from and to. */
export interface Range {
  from: number;
  to: number;
  /** How many classes they share. */
  depth: number;
}

/** Counts of words, of characters and of the syllables' bytes, u32 each. */
const HEAD_BYTES = 12;
const LETTERS = 26;
const CODE_A = 97;

const even = (bytes: number) => bytes + (bytes % 2);
const classesOf = (syllables: readonly string[]) => [...new Set(syllables.map(fuzzyClass))].sort();

/**
 * The lexicon file, little endian: the head; the syllables, with spaces between, ASCII, to an even length; then all words' characters (u16
 * UTF-16) and for each character its syllable's number (u16); then per word its weight (u8) and length (u8). Words are sorted by the classes
 * of their syllables, those of the same classes by weight, the greatest first. Each character is one unit and one syllable.
 */
export function packLexicon(data: WeightedTexts): Uint8Array {
  const entries = Object.entries(data).map(([reading, list]) => ({ syllables: reading.split(' '), list }));
  const syllables = [...new Set(entries.flatMap((entry) => entry.syllables))].sort();
  const numberOf = new Map(syllables.map((syllable, index) => [syllable, index]));
  const classNumber = new Map(classesOf(syllables).map((name, index) => [name, index]));
  const words = entries.flatMap((entry) => {
    const key = entry.syllables.map((syllable) => classNumber.get(fuzzyClass(syllable)) ?? 0);
    const ids = entry.syllables.map((syllable) => numberOf.get(syllable) ?? 0);
    return unpackTexts(entry.list)
      .filter(({ text }) => text.length === ids.length)
      .map(({ text, weight }) => ({ text, weight, key, ids }));
  });
  const byKey = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((one, index) => one !== b[index]);
    return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
  };
  words.sort((a, b) => byKey(a.key, b.key) || b.weight - a.weight);
  const spelled = new TextEncoder().encode(syllables.join(' '));
  const characters = words.reduce((sum, { text }) => sum + text.length, 0);
  const start = HEAD_BYTES + even(spelled.length);
  const bytes = new Uint8Array(start + characters * 4 + words.length * 2);
  new Uint32Array(bytes.buffer, 0, 3).set([words.length, characters, spelled.length]);
  bytes.set(spelled, HEAD_BYTES);
  const texts = new Uint16Array(bytes.buffer, start, characters * 2);
  let at = 0;
  for (const [index, { text, weight, ids }] of words.entries()) {
    for (const [place, id] of ids.entries()) {
      texts[at] = text.charCodeAt(place);
      texts[characters + at] = id;
      at += 1;
    }
    bytes[start + characters * 4 + index] = Math.min(255, weight);
    bytes[start + characters * 4 + words.length + index] = text.length;
  }
  return bytes;
}

/** Holds nothing personal, so one serves all sessions. */
export class Lexicon {
  readonly syllables: readonly string[];
  readonly size: number;
  readonly #texts: Uint16Array;
  readonly #ids: Uint16Array;
  readonly #weights: Uint8Array;
  /** Where each word's characters begin, and the last one's end. */
  readonly #starts: Uint32Array;
  /** Syllable's number → its class's number. */
  readonly #classOf: Uint16Array;
  readonly #classNumbers: ReadonlyMap<string, number>;
  /** What may be a syllable → its class's number, -1 for none. */
  readonly #classOfPiece = new Map<string, number>();
  /** Letter → words of several syllables that begin with it, the weightiest first. */
  readonly #byLetter: readonly Uint32Array[];
  readonly #letterOf: Uint8Array;

  constructor(file: Uint8Array) {
    const bytes = file.byteOffset % 4 === 0 ? file : file.slice();
    const [count = 0, characters = 0, spelled = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 3);
    const start = bytes.byteOffset + HEAD_BYTES + even(spelled);
    this.size = count;
    this.syllables = new TextDecoder().decode(bytes.subarray(HEAD_BYTES, HEAD_BYTES + spelled)).split(' ');
    this.#texts = new Uint16Array(bytes.buffer, start, characters);
    this.#ids = new Uint16Array(bytes.buffer, start + characters * 2, characters);
    this.#weights = new Uint8Array(bytes.buffer, start + characters * 4, count);
    const lengths = new Uint8Array(bytes.buffer, start + characters * 4 + count, count);
    this.#starts = new Uint32Array(count + 1);
    for (let word = 0; word < count; word++)
      this.#starts[word + 1] = (this.#starts[word] ?? 0) + (lengths[word] ?? 0);
    this.#classNumbers = new Map(classesOf(this.syllables).map((name, index) => [name, index]));
    this.#classOf = Uint16Array.from(this.syllables, (one) => this.#classNumbers.get(fuzzyClass(one)) ?? 0);
    this.#letterOf = Uint8Array.from(this.syllables, (one) => one.charCodeAt(0) - CODE_A);
    this.#byLetter = this.#sortByLetter();
  }

  get all(): Range {
    return { from: 0, to: this.size, depth: 0 };
  }

  word(at: number): Word {
    const [start = 0, end = 0] = [this.#starts[at], this.#starts[at + 1]];
    return {
      text: String.fromCharCode(...this.#texts.subarray(start, end)),
      syllables: Array.from(this.#ids.subarray(start, end), (id) => this.syllables[id] ?? ''),
      weight: this.#weights[at] ?? 0,
    };
  }

  /** Of the range's words those that go on with what sounds like `piece`; null where there are none. */
  narrow({ from, to, depth }: Range, piece: string): Range | null {
    const wanted = this.#classNumber(piece);
    if (wanted < 0) return null;
    const first = this.#firstWith(from, to, depth, wanted);
    const last = this.#firstWith(first, to, depth, wanted + 1);
    return last > first ? { from: first, to: last, depth: depth + 1 } : null;
  }

  /** The range's words that end where its shared classes end, the weightiest first, `most` at most. */
  ending({ from, to, depth }: Range, most = Number.POSITIVE_INFINITY): Word[] {
    const end = this.#firstWith(from, to, depth, 0);
    return Array.from({ length: Math.min(most, end - from) }, (_, index) => this.word(from + index));
  }

  /** Words of several syllables whose first letters all stand in `typed` in this order, its first letter first; weightiest first. */
  *withLetters(typed: string): Generator<Word> {
    const letters = Uint8Array.from(typed, (letter) => letter.charCodeAt(0) - CODE_A);
    for (const at of this.#byLetter[letters[0] ?? 0] ?? []) if (this.#holds(letters, at)) yield this.word(at);
  }

  #holds(letters: Uint8Array, at: number): boolean {
    let place = -1;
    for (let next = this.#starts[at] ?? 0; next < (this.#starts[at + 1] ?? 0); next++) {
      place = letters.indexOf(this.#letterOf[this.#ids[next] ?? 0] ?? 0, place + 1);
      if (place < 0) return false;
    }
    return true;
  }

  #classNumber(piece: string): number {
    const known = this.#classOfPiece.get(piece);
    if (known !== undefined) return known;
    const found = this.#classNumbers.get(fuzzyClass(piece)) ?? -1;
    if (piece.length <= LONGEST_SYLLABLE) this.#classOfPiece.set(piece, found);
    return found;
  }

  /** The first of the words from `from` to `to` (that share `depth` classes) whose next class is `wanted` or greater; one that has none is least. */
  #firstWith(from: number, to: number, depth: number, wanted: number): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = (this.#starts[middle] ?? 0) + depth;
      const kind = at < (this.#starts[middle + 1] ?? 0) ? (this.#classOf[this.#ids[at] ?? 0] ?? 0) : -1;
      if (kind < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #sortByLetter(): Uint32Array[] {
    const byWeight: number[][] = [];
    for (let at = 0; at < this.size; at++) {
      if ((this.#starts[at + 1] ?? 0) - (this.#starts[at] ?? 0) < 2) continue;
      const weight = this.#weights[at] ?? 0;
      byWeight[weight] ??= [];
      byWeight[weight].push(at);
    }
    const lists: number[][] = Array.from({ length: LETTERS }, () => []);
    for (const words of byWeight.reverse())
      for (const at of words ?? [])
        lists[this.#letterOf[this.#ids[this.#starts[at] ?? 0] ?? 0] ?? 0]?.push(at);
    return lists.map((list) => Uint32Array.from(list));
  }
}
