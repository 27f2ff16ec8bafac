/**
 * Draws the fictitious people by which names are measured and whom the build never saw, the same ones each time, for test/unit/renderer/engines:
 * `node scripts/data/other-names.ts public` prints public-names.txt; `… faker FILE FILE` another-hand-names.txt, of `person/zh_CN/__init__.py` of
 * PyPI Faker and `zh_CN/Person.php` of Debian's php-faker; `… third FILE` third-hand-names.txt, of `name_cn/first_names` of Debian's ruby-ffaker;
 * `… tuning FILE` tuning-names.txt, those the model was tuned on, of `zh-CN.yml` of Debian's ruby-faker.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { dictionaryPersons, isForTuning, isKeptBack } from '../../renderer/build/persons.ts';
import { seeded } from '../../test/kit/random.ts';

const PEOPLE = 500;
const OTHERS_EACH = 250;
const SEED = 20260412;
/** Persons that the corpus names as often stand in the keyboard's lexicon. */
const LISTED_COUNT = 15;
/** Flattens the surnames' share. */
const RANK_OFFSET = 4;

const PARTS = path.join(import.meta.dirname, '../../test/unit/renderer/engines/name-parts.txt');
const { next, below } = seeded(SEED);
const strings = (text: string) =>
  [...text.matchAll(/["'](\p{Script=Han}+)["']/gu)].map(([, found = '']) => found);
const pick = (texts: readonly string[]) => texts[below(texts.length)] ?? '';

const commonSurnames = (
  readFileSync(PARTS, 'utf8')
    .split('\n')
    .find((each) => each.startsWith('surnames ')) ?? ''
)
  .split(' ')
  .slice(1);

/** Given names of persons that the build leaves out, each behind another one's surname, so that no one is named. */
function publicNames(isLeftOut: (person: string) => boolean): string[] {
  const persons = dictionaryPersons(new Set(commonSurnames))
    .filter(({ text, count }) => isLeftOut(text) && count < LISTED_COUNT)
    .map(({ text }) => ({ text, place: next() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, PEOPLE);
  return persons.map(({ text }, at) => (persons[(at + 1) % persons.length]?.text[0] ?? '') + text.slice(1));
}

/** As PyPI's Faker draws: surnames by their share, given names evenly. */
function pythonNames(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const part = (name: string) => strings(source.split(`    ${name} = [`)[1]?.split(']')[0] ?? '');
  const given = [...part('first_names_male'), ...part('first_names_female')];
  const surnames = [...source.matchAll(/\("(\p{Script=Han}+)", ([\d.]+)\)/gu)].map(
    ([, text = '', share]) => ({ text, share: Number(share) }),
  );
  const total = surnames.reduce((sum, { share }) => sum + share, 0);
  const surname = () => {
    let left = next() * total;
    for (const { text, share } of surnames) {
      left -= share;
      if (left < 0) return text;
    }
    return surnames.at(-1)?.text ?? '';
  };
  return Array.from({ length: OTHERS_EACH }, () => surname() + pick(given));
}

/** As PHP's Faker draws: all evenly. */
function phpNames(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const part = (name: string) => strings(source.split(`$${name} = [`)[1]?.split('];')[0] ?? '');
  const given = [...part('firstNameMale'), ...part('firstNameFemale')];
  return Array.from({ length: OTHERS_EACH }, () => pick(part('lastName')) + pick(given));
}

/** `count` of the given names, each behind a surname by its share, which falls about as one over the rank. */
function behindCommonSurnames(given: readonly string[], count: number): string[] {
  const shares = commonSurnames.map((_, at) => 1 / (at + RANK_OFFSET));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return Array.from({ length: count }, () => {
    let left = next() * total;
    const at = shares.findIndex((share) => {
      left -= share;
      return left < 0;
    });
    return (commonSurnames.at(at) ?? '') + pick(given);
  });
}

const thirdNames = (file: string) =>
  behindCommonSurnames(readFileSync(file, 'utf8').trim().split(/\s+/), PEOPLE);

function tuningNames(file: string): string[] {
  const list = /first_name: \[([^\]]*)\]/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  return [...publicNames(isForTuning), ...behindCommonSurnames(list.split(/,\s*/), OTHERS_EACH)];
}

const [kind, file = '', php = ''] = process.argv.slice(2);
const names = {
  public: () => publicNames(isKeptBack),
  faker: () => [...pythonNames(file), ...phpNames(php)],
  third: () => thirdNames(file),
  tuning: () => tuningNames(file),
}[kind as 'public' | 'faker' | 'third' | 'tuning']();
for (const name of new Set(names))
  console.log(`${name} ${pinyin(name, { surname: 'head', toneType: 'none', v: true })}`);
