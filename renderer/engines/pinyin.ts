/** The pinyin keyboard's engine: the likeliest words for typed letters, by syllables, initials or a mixture, forgiving local accents. Pure. */
import { asSpelled, soundCost } from './fuzzy.ts';
import { type Lexicon, LONGEST_SYLLABLE, type Range, type Word } from './lexicon.ts';
import type { Name, NameModel } from './names.ts';

/** What is being typed: anything, a person's name, or the rest of one behind its surname. */
export type Writing = 'text' | 'name' | 'given';

export interface Candidate {
  text: string;
  /** How many of the typed letters it uses up. */
  letters: number;
}

/** A run of words over typed[0, end) and what it is worth. */
interface Run {
  words: readonly Word[];
  worth: number;
}

/** log2 of the corpus's words, in quarter-bits: what each further word of a run costs. */
const WORD_COST = 104;
/** What one earlier choice in this session is worth, and at most how many count. */
const CHOSEN_WORTH = 14;
const CHOSEN_MAX = 4;
/** Of a character that ends no longer word. */
const NO_TAIL = Number.NEGATIVE_INFINITY;
/** How many of one place's words, and of the runs up to there, are gone on with. */
const RUN_CHOICES = 6;
const RUNS_MAX = 10;
/** How many of a sound's words are looked at for the best to go on with: those misheard stand among them. */
const HEARD = 48;
const SHORTHAND_MAX = 24;
/** How much likelier the next word is a word than a person's name; of what is typed here, every sixteenth is a name. */
const NAME_COST = 16;
/** Names among the words; a field for names offers all there are. */
const NAMES_AMONG_WORDS = 6;
const CANDIDATES_MAX = 400;
/** A name's first page, and on it: surnames spelled so, whole names or given names; the rest is what they begin with. */
const NAME_PAGE = 12;
const EXACT_SURNAMES = 8;
const NAMES_FIRST = 10;
const GIVENS_FIRST = 6;

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

function isExact(word: Word, spelling: string): boolean {
  return word.syllables.join('') === spelling;
}

export class PinyinEngine {
  readonly #lexicon: Lexicon;
  readonly #names: NameModel;
  readonly #tails: Readonly<Record<string, number>>;
  /** Text → how often it was chosen. Dropped with the session. */
  readonly #chosen = new Map<string, number>();

  /** `tails`: how likely each character is to end a word of three or more behind a word, in quarter-bits of log2; negative. */
  constructor(lexicon: Lexicon, names: NameModel, tails: Readonly<Record<string, number>>) {
    this.#lexicon = lexicon;
    this.#names = names;
    this.#tails = tails;
  }

  /** Remembers a choice for the rest of the session. */
  learn(text: string): void {
    this.#chosen.set(text, Math.min(CHOSEN_MAX, (this.#chosen.get(text) ?? 0) + 1));
  }

  forget(): void {
    this.#chosen.clear();
  }

  /** Candidates for the head of `letters` (a–z; ü as u, v or itself), best first; choosing one uses up its letters. */
  candidates(letters: string, writing: Writing = 'text'): Candidate[] {
    if (letters === '') return [];
    const typed = asSpelled(letters);
    const found = new Map<string, Candidate>();
    const offer = (text: string, letters: number) => {
      if (!found.has(text) && found.size < CANDIDATES_MAX) found.set(text, { text, letters });
    };
    if (writing !== 'text') this.#asName(typed, writing, offer);
    const ends = this.#wordsFrom(typed, 0);
    const whole = (ends.get(typed.length) ?? [])
      .filter((word) => word.syllables.length > 1 || typed.length <= LONGEST_SYLLABLE)
      .map((word) => ({ text: word.text, worth: this.#worth(word, typed), exact: isExact(word, typed) }));
    const runs = this.#bestRuns(typed, ends);
    const [run, ...lesserRuns] = runs.map(({ words, worth }) => ({
      text: words.map((word) => word.text).join(''),
      worth,
    }));
    const names = this.#namesAmongWords(typed);
    // A word that is spelled so always stands before a name; a chance run of words, or a word misheard, has to be likelier.
    const leads = [
      ...whole.slice(0, 1),
      ...(run ? [run] : []),
      ...(whole[0]?.exact ? [] : names.slice(0, 1)),
    ].sort((a, b) => b.worth - a.worth);
    const shorthand = this.#shorthand(typed);
    for (const { text } of leads) offer(text, typed.length);
    if (leads.length === 0) for (const word of shorthand) offer(word.text, typed.length);
    // Two common characters that merely meet are no rival to a word that is spelled so.
    const others = whole[0]?.exact ? [...whole, ...names] : [...whole, ...names, ...lesserRuns];
    others.sort((a, b) => b.worth - a.worth);
    for (const { text } of others) offer(text, typed.length);
    if (leads.length > 0) for (const word of shorthand) offer(word.text, typed.length);
    for (const end of [...ends.keys()].sort((a, b) => b - a)) {
      for (const word of ends.get(end) ?? []) offer(word.text, end);
    }
    if (found.size === 0 || ends.size === 0) this.#unfinished(typed, offer);
    return [...found.values()];
  }

  #namesAmongWords(typed: string): Name[] {
    return this.#names
      .spelled(typed, 'whole')
      .slice(0, NAMES_AMONG_WORDS)
      .map((name) => ({ ...name, worth: name.worth - NAME_COST + this.#chosenWorth(name.text) }));
  }

  /**
   * A field that holds a person's name: names first. Behind the likeliest stand the likeliest surnames alone, behind a surname the likeliest
   * first characters, so that a name that no commonness tells is put together from one page each.
   */
  #asName(typed: string, writing: 'name' | 'given', offer: (text: string, letters: number) => void): void {
    const names = this.#names
      .spelled(typed, writing === 'name' ? 'begun' : 'given')
      .map((name) => ({ ...name, worth: name.worth + this.#chosenWorth(name.text) }))
      .sort((a, b) => b.worth - a.worth);
    const exact = writing === 'name' ? this.#names.exactSurnames(typed).slice(0, EXACT_SURNAMES) : [];
    const [likeliest] = names;
    if (likeliest) offer(likeliest.text, typed.length);
    for (const text of exact) offer(text, typed.length);
    const wholes = (writing === 'name' ? NAMES_FIRST : GIVENS_FIRST) - exact.length;
    for (const { text } of names.slice(0, Math.max(1, wholes))) offer(text, typed.length);
    const heads = writing === 'name' ? this.#names.surnamesAt(typed) : this.#names.firstsAt(typed);
    const begun = heads.filter(({ letters }) => letters < typed.length).sort((a, b) => b.worth - a.worth);
    for (const { text, letters } of begun.slice(0, NAME_PAGE - wholes)) offer(text, letters);
    for (const { text } of names) offer(text, typed.length);
    for (const { text, letters } of heads) offer(text, letters);
  }

  #chosenWorth(text: string): number {
    return (this.#chosen.get(text) ?? 0) * CHOSEN_WORTH;
  }

  #worth(word: Word, spelling: string): number {
    const misheard = soundCost(word.syllables.join(''), spelling);
    return word.weight - WORD_COST - misheard + this.#chosenWorth(word.text);
  }

  /** End → the words over typed[at, end), best first; `most` of each sound at most. */
  #wordsFrom(typed: string, at: number, most?: number): Map<number, Word[]> {
    const ends = new Map<number, Word[]>();
    const seek = (from: number, range: Range) => {
      for (let length = 1; length <= LONGEST_SYLLABLE && from + length <= typed.length; length++) {
        const narrowed = this.#lexicon.narrow(range, typed.slice(from, from + length));
        if (!narrowed) continue;
        const words = this.#lexicon.ending(narrowed, most);
        if (words.length > 0) ends.set(from + length, [...(ends.get(from + length) ?? []), ...words]);
        seek(from + length, narrowed);
      }
    };
    seek(at, this.#lexicon.all);
    for (const [end, words] of ends) {
      const spelling = typed.slice(at, end);
      const worths = new Map(words.map((word) => [word, this.#worth(word, spelling)]));
      words.sort((a, b) => (worths.get(b) ?? 0) - (worths.get(a) ?? 0));
    }
    return ends;
  }

  /** The likeliest runs of words over all of `typed`, best first; none when it is not all syllables. */
  #bestRuns(typed: string, first: ReadonlyMap<number, readonly Word[]>): Run[] {
    const best: Run[][] = [[{ words: [], worth: 0 }]];
    for (let at = 0; at < typed.length; at++) {
      const here = best[at] ?? [];
      if (here.length === 0) continue;
      for (const [end, words] of at === 0 ? first : this.#wordsFrom(typed, at, HEARD)) {
        const runs = best[end] ?? [];
        for (const word of words.slice(0, RUN_CHOICES)) {
          const worth = this.#worth(word, typed.slice(at, end));
          const asTail = worth - word.weight + WORD_COST + (this.#tails[word.text] ?? NO_TAIL);
          for (const run of here) {
            const mayBeTail = (run.words.at(-1)?.text.length ?? 0) > 1;
            runs.push({
              words: [...run.words, word],
              worth: run.worth + (mayBeTail ? Math.max(worth, asTail) : worth),
            });
          }
        }
        best[end] = runs.sort((a, b) => b.worth - a.worth).slice(0, RUNS_MAX);
      }
    }
    return best[typed.length] ?? [];
  }

  #shorthand(typed: string): Word[] {
    if (typed.length < 2) return [];
    const found: Word[] = [];
    for (const word of this.#lexicon.withLetters(typed)) {
      if (word.syllables.length <= typed.length && abbreviates(word, typed)) found.push(word);
      if (found.length >= SHORTHAND_MAX) break;
    }
    return found.sort((a, b) => b.weight + this.#chosenWorth(b.text) - a.weight - this.#chosenWorth(a.text));
  }

  /** Nothing whole yet: the commonest of each syllable that begins so. */
  #unfinished(typed: string, offer: (text: string, letters: number) => void): void {
    for (let length = Math.min(LONGEST_SYLLABLE, typed.length); length >= 1; length--) {
      const head = typed.slice(0, length);
      const begun = this.#lexicon.syllables.filter((syllable) => syllable.startsWith(head));
      if (begun.length === 0) continue;
      const words = begun.flatMap((syllable) => {
        const range = this.#lexicon.narrow(this.#lexicon.all, syllable);
        if (!range) return [];
        return this.#lexicon
          .ending(range)
          .filter((word) => word.syllables[0] === syllable)
          .slice(0, 6);
      });
      words.sort((a, b) => b.weight - a.weight);
      for (const word of words.slice(0, 60)) offer(word.text, length);
      return;
    }
  }
}
