/** Chinese personal names by pinyin: which surname and given-name characters typed syllables may mean, and how likely. Pure. */
import { fuzzyClass, soundCost } from './fuzzy.ts';
import { LONGEST_SYLLABLE } from './lexicon.ts';
import { unpackTexts, type WeightedTexts } from './weighted-texts.ts';

/** Weights are quarter-bits of log2(people in a million). */
export interface NameData {
  surnames: WeightedTexts;
  /** A two-character given name's first and last characters, and given names of one. */
  firsts: WeightedTexts;
  lasts: WeightedTexts;
  /** Whole given names of two characters that are commoner than their characters would have them. */
  givens: WeightedTexts;
  singles: WeightedTexts;
}

export interface Name {
  text: string;
  /** Quarter-bits of log2(how likely it is among names); negative. */
  worth: number;
  /** How many of the typed letters it uses up. */
  letters: number;
}

/** What is asked for: whole names, whole or begun ones, or what follows a surname. */
export type NamePart = 'whole' | 'begun' | 'given';

interface Entry {
  text: string;
  weight: number;
}

interface Found extends Entry {
  reading: string;
}

/** log2 of a million, in quarter-bits. */
const MILLION = 80;
/** What a syllable cut short is worth less. */
const OPEN_COST = 24;
/** 婷婷 and 丽丽 are commoner than two such characters that merely meet. */
const TWIN_WORTH = 16;
/** Of seven names, one has a given name of one character. */
const SINGLE_COST = 11;
/** In characters: a compound surname, and one with two characters more. */
const LONGEST_SURNAME = 2;
const LONGEST_NAME = 4;
/** How many surnames, and how many given names and characters of one place, are tried with those of the next. */
const SURNAMES = 10;
const BREADTH = 20;
const NAMES_MAX = 160;

/** Texts of one reading, as they lie in the data, which has the best first; read once they are asked for, since a start waits for all. */
interface Homophones {
  reading: string;
  list: string;
  entries: readonly Entry[] | null;
}

/** Fuzzy classes of the reading → its texts. */
class Table {
  readonly #byClasses = new Map<string, Homophones[]>();
  /** How a syllable begins → the syllables that go on so. */
  readonly #longer = new Map<string, string[]>();
  readonly syllables = new Set<string>();

  constructor(data: WeightedTexts) {
    for (const [reading, list] of Object.entries(data)) {
      const syllables = reading.split(' ');
      const key = syllables.map(fuzzyClass).join(' ');
      this.#byClasses.set(key, [...(this.#byClasses.get(key) ?? []), { reading, list, entries: null }]);
      for (const syllable of syllables) this.syllables.add(syllable);
    }
    for (const syllable of this.syllables) {
      for (let end = 1; end < syllable.length; end++) {
        const head = syllable.slice(0, end);
        this.#longer.set(head, [...(this.#longer.get(head) ?? []), syllable]);
      }
    }
  }

  /** Best first, with what a sound heard for another costs, and `less` off each. */
  find(pieces: readonly string[], less = 0): Found[] {
    const spelling = pieces.join(' ');
    const found: Found[] = [];
    for (const homophones of this.#byClasses.get(pieces.map(fuzzyClass).join(' ')) ?? []) {
      const { reading, list } = homophones;
      const cost = soundCost(reading, spelling) + less;
      homophones.entries ??= unpackTexts(list).slice(0, BREADTH);
      for (const { text, weight } of homophones.entries) found.push({ text, reading, weight: weight - cost });
    }
    return best(found, BREADTH);
  }

  /** Those whose reading goes on after `head`. */
  begun(head: string): Found[] {
    return best(
      (this.#longer.get(head) ?? []).flatMap((syllable) => this.find([syllable], OPEN_COST)),
      BREADTH,
    );
  }
}

/** The likeliest `count`, best first; sorts what it is given. */
function best<T extends { weight: number }>(entries: T[], count: number): T[] {
  return entries.sort((a, b) => b.weight - a.weight).slice(0, count);
}

export class NameModel {
  readonly #surnames: Table;
  readonly #firsts: Table;
  readonly #lasts: Table;
  readonly #givens: Table;
  readonly #singles: Table;
  readonly #classes: ReadonlySet<string>;

  constructor(data: NameData) {
    this.#surnames = new Table(data.surnames);
    this.#firsts = new Table(data.firsts);
    this.#lasts = new Table(data.lasts);
    this.#givens = new Table(data.givens);
    this.#singles = new Table(data.singles);
    const tables = [this.#surnames, this.#firsts, this.#lasts, this.#singles];
    this.#classes = new Set(tables.flatMap((table) => [...table.syllables].map(fuzzyClass)));
  }

  /** The names that all of `typed` may spell, best first. Only `begun` and `given` end in the midst of a syllable. */
  spelled(typed: string, part: NamePart): Name[] {
    const found = new Map<string, number>();
    const offer = (text: string, worth: number) => {
      if (worth > (found.get(text) ?? Number.NEGATIVE_INFINITY)) found.set(text, worth);
    };
    for (const pieces of this.#splits(typed, part !== 'whole')) {
      if (part === 'given') {
        for (const { text, weight } of this.#given(pieces, true)) offer(text, weight);
        continue;
      }
      for (let length = 1; length <= LONGEST_SURNAME; length++) {
        const rest = pieces.slice(length);
        if (pieces.length < length || (rest.length === 0 && part === 'whole')) continue;
        const surnames = this.#surnames.find(pieces.slice(0, length)).slice(0, SURNAMES);
        const givens = rest.length === 0 ? [{ text: '', weight: 0 }] : this.#given(rest, part === 'begun');
        for (const surname of surnames) {
          for (const given of givens)
            offer(surname.text + given.text, surname.weight - MILLION + given.weight);
        }
      }
    }
    return [...found]
      .map(([text, worth]) => ({ text, worth, letters: typed.length }))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, NAMES_MAX);
  }

  /** The surnames that a beginning of `typed` spells, longest first. */
  surnamesAt(typed: string): Name[] {
    return this.#headsOf(typed, this.#surnames, LONGEST_SURNAME);
  }

  /** The first characters of given names that a beginning of `typed` spells, longest first. */
  firstsAt(typed: string): Name[] {
    return this.#headsOf(typed, this.#firsts, 1);
  }

  #headsOf(typed: string, table: Table, longest: number): Name[] {
    const found: Name[] = [];
    for (let end = Math.min(typed.length, LONGEST_SYLLABLE * longest); end > 0; end--) {
      for (const pieces of this.#splits(typed.slice(0, end), false)) {
        if (pieces.length > longest) continue;
        for (const { text, weight } of table.find(pieces))
          found.push({ text, worth: weight - MILLION, letters: end });
      }
    }
    return found;
  }

  /**
   * What must not get lost among the likelier names: the surnames that `typed` spells exactly, and each exactly spelled compound surname
   * with its likeliest given name. Best first.
   */
  exactSurnames(typed: string): string[] {
    const found = new Map<string, number>();
    for (const pieces of this.#splits(typed, false)) {
      for (let length = 1; length <= Math.min(LONGEST_SURNAME, pieces.length); length++) {
        const head = pieces.slice(0, length);
        const rest = pieces.slice(length);
        if (rest.length > 0 && length === 1) continue;
        const given = rest.length === 0 ? '' : this.#given(rest, false)[0]?.text;
        if (given === undefined) continue;
        for (const { text, reading, weight } of this.#surnames.find(head))
          if (reading === head.join(' ')) found.set(text + given, weight);
      }
    }
    return [...found].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  }

  /** Given names of one or two syllables, weights as log-probabilities. */
  #given(pieces: readonly string[], mayBeOpen: boolean): { text: string; weight: number }[] {
    const [first = '', last] = pieces;
    if (pieces.length > 2) return [];
    const open = (table: Table, piece: string) => [
      ...table.find([piece]),
      ...(mayBeOpen ? table.begun(piece) : []),
    ];
    if (last === undefined) {
      return open(this.#singles, first).map(({ text, weight }) => ({
        text,
        weight: weight - MILLION - SINGLE_COST,
      }));
    }
    const lasts = open(this.#lasts, last);
    const pairs = this.#firsts.find([first]).flatMap((one) =>
      lasts.map((other) => ({
        text: one.text + other.text,
        weight: one.weight + other.weight - 2 * MILLION + (one.text === other.text ? TWIN_WORTH : 0),
      })),
    );
    const common = this.#givens
      .find([first, last])
      .map(({ text, weight }) => ({ text, weight: weight - MILLION }));
    return best([...common, ...pairs], NAMES_MAX);
  }

  /** Every way to cut `typed` into at most four syllables; with `mayBeOpen` the last may lack its end. */
  #splits(typed: string, mayBeOpen: boolean): string[][] {
    const found: string[][] = [];
    const cut = (at: number, pieces: readonly string[]) => {
      if (at === typed.length) {
        found.push([...pieces]);
        return;
      }
      if (pieces.length === LONGEST_NAME) return;
      for (let length = 1; length <= LONGEST_SYLLABLE && at + length <= typed.length; length++) {
        const piece = typed.slice(at, at + length);
        const ends = at + length === typed.length;
        if (this.#classes.has(fuzzyClass(piece)) || (mayBeOpen && ends)) cut(at + length, [...pieces, piece]);
      }
    };
    cut(0, []);
    return found;
  }
}
