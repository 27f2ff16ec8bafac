/** How much of what a query asks for an item's name, common words and office hold, the rarer terms counting more. */
import type { Indexed } from './literal.ts';
import type { ReadableText } from './pinyin-text.ts';
import { initialTerms, spelt, type Terms, termsOf } from './query-terms.ts';

/** What a hit in a text is worth beside one in a name. An office says what kind of matter it is, not which. */
const WORTH = { name: 1, keyword: 1.2, department: 0.4 };
/** How far a long text stands behind a short one, and how long a text counts as short. */
const LENGTH = { power: 0.8, short: 6 };
/** What all texts of an item hold together counts as much as if a short one did, beside what its best text holds. */
const TOGETHER = LENGTH.short ** -LENGTH.power;
/** An item that holds less, as a part of the rarest term's weight, holds it by chance. */
const LEAST = 0.3;

/** Which texts and which items hold a term. */
type Posting = { rarity: number; texts: Uint32Array; items: Uint32Array };
type Text = { item: number; text: ReadableText; worth: number };

export class WordIndex {
  readonly #postings: ReadonlyMap<string, Posting>;
  readonly #itemOf: Uint32Array;
  /** What a text's part in a score is multiplied by. */
  readonly #worths: Float32Array;
  readonly #inTexts: Float32Array;
  readonly #inItems: Float32Array;
  readonly #best: Float32Array;
  readonly #least: number;

  constructor(indexed: readonly Indexed[]) {
    const texts = indexed.flatMap(({ at, name, words, department }): Text[] => [
      { item: at, text: name, worth: WORTH.name },
      ...words.map(({ text }) => ({ item: at, text, worth: WORTH.keyword })),
      { item: at, text: department, worth: WORTH.department },
    ]);
    this.#itemOf = Uint32Array.from(texts, ({ item }) => item);
    this.#postings = post(texts, indexed.length);
    this.#least = LEAST * rarityOf(0, indexed.length);
    this.#worths = Float32Array.from(
      texts,
      ({ text, worth }) => worth / this.#lengthOf(text) ** LENGTH.power,
    );
    this.#inTexts = new Float32Array(texts.length);
    this.#inItems = new Float32Array(indexed.length);
    this.#best = new Float32Array(indexed.length);
  }

  /** Whether any text holds the term. */
  knows(term: string): boolean {
    return this.#postings.has(term);
  }

  /** By the item's index; 0 where it holds too little of what is asked for. The array is the next query's too. */
  scores(terms: Terms): Float32Array {
    const texts = this.#inTexts.fill(0);
    const items = this.#inItems.fill(0);
    const best = this.#best.fill(0);
    for (const [term, weight] of terms) {
      const posting = this.#postings.get(term);
      if (!posting) continue;
      const worth = weight * posting.rarity;
      for (const at of posting.texts) texts[at] = (texts[at] ?? 0) + worth;
      for (const at of posting.items) items[at] = (items[at] ?? 0) + worth;
    }
    for (let at = 0; at < texts.length; at++) {
      const item = this.#itemOf[at] ?? 0;
      const score = (texts[at] ?? 0) * (this.#worths[at] ?? 0);
      if (score > (best[item] ?? 0)) best[item] = score;
    }
    for (let at = 0; at < items.length; at++) {
      const held = items[at] ?? 0;
      best[at] = held < this.#least ? 0 : held * TOGETHER + (best[at] ?? 0);
    }
    return best;
  }

  #lengthOf({ folded }: ReadableText): number {
    let length = LENGTH.short;
    termsOf([...folded], (term, weight) => {
      length += weight * (this.#postings.get(term)?.rarity ?? 0);
    });
    return length;
  }
}

/** Terms are those of the characters, of the syllables and of the initials: a query is one of the three. */
function post(texts: readonly Text[], items: number): Map<string, Posting> {
  const lists = new Map<string, number[]>();
  const note = (term: string, at: number) => {
    const list = lists.get(term);
    if (!list) lists.set(term, [at]);
    else if (list.at(-1) !== at) list.push(at);
  };
  for (const [at, { text }] of texts.entries()) {
    for (const signs of [[...text.folded], spelt(text)]) termsOf(signs, (term) => note(term, at));
    for (const term of initialTerms(text.initials).keys()) note(term, at);
  }
  const postings = new Map<string, Posting>();
  for (const [term, list] of lists) {
    const having = new Set(list.map((at) => texts[at]?.item ?? 0));
    postings.set(term, {
      rarity: rarityOf(having.size, items),
      texts: Uint32Array.from(list),
      items: Uint32Array.from(having),
    });
  }
  return postings;
}

/** Inverse document frequency as BM25 has it. */
function rarityOf(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}
