/**
 * How many names could come first if the keyboard knew exactly how common each is: one spelling, one name first, and those that sound alike
 * lose. No model can do better on people drawn so, whatever it was learnt from.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { dictionaryPersons } from '../../renderer/build/persons.ts';

/** Text → how many people have it, in any unit. */
type Shares = ReadonlyMap<string, number>;

const ENGINES = path.join(import.meta.dirname, '../unit/renderer/engines');
const DATA = path.join(import.meta.dirname, '../../renderer/engines/data');
/** As scripts/data/sample-names.ts draws surnames. */
const RANK_OFFSET = 4;

const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(' '));
const evenly = (texts: readonly string[]) => new Map(texts.map((text) => [text, 1]));

/** Spelling → the shares of the texts spelled so, all together one. */
function bySpelling(shares: Shares, spell: (text: string) => string): number[][] {
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const spelled = new Map<string, number[]>();
  for (const [text, share] of shares) {
    const spelling = spell(text);
    spelled.set(spelling, [...(spelled.get(spelling) ?? []), share / total]);
  }
  return [...spelled.values()];
}

/** The commonest of each spelling together. */
const first = (spelled: readonly number[][]) => spelled.reduce((sum, shares) => sum + Math.max(...shares), 0);

const spellSurname = (text: string) =>
  pinyin(text, { surname: 'head', toneType: 'none', v: true, separator: '' });
const spellGiven = (text: string) => pinyin(text, { toneType: 'none', v: true, separator: '' });
const percent = (share: number) => Number((100 * share).toFixed(1));

/** In percent, of people drawn from the parts of names.txt; of real surnames; and of jieba's persons where all of them were known beforehand. */
export function nameCeilings(): Record<string, number> {
  const parts = new Map(
    linesOf(path.join(ENGINES, 'name-parts.txt')).map(([kind = '', ...texts]) => [kind, texts]),
  );
  const drawn = first(
    bySpelling(
      new Map((parts.get('surnames') ?? []).map((text, at) => [text, 1 / (at + RANK_OFFSET)])),
      spellSurname,
    ),
  );
  const surnames = new Map(
    linesOf(path.join(DATA, 'surnames.txt')).map(([text = '', share]) => [text, Number(share)]),
  );
  const persons = new Map<string, number>();
  for (const { text } of dictionaryPersons(new Set(surnames.keys())))
    persons.set(text.slice(1), (persons.get(text.slice(1)) ?? 0) + 1);
  const bySurname = first(bySpelling(surnames, spellSurname));
  return {
    'names.txt, common': percent(drawn * first(bySpelling(evenly(parts.get('common') ?? []), spellGiven))),
    'names.txt, listed': percent(drawn * first(bySpelling(evenly(parts.get('listed') ?? []), spellGiven))),
    'surnames alone': percent(bySurname),
    "jieba's persons, each known": percent(bySurname * first(bySpelling(persons, spellGiven))),
  };
}
