/** Which pinyin sounds Hunan speakers don't tell apart, and ü typed as u: both spellings fall into one class. */

/** Initials that are one: zh z, ch c, sh s, n l, f h. */
const INITIALS: Record<string, string> = { zh: 'z', ch: 'c', sh: 's', l: 'n', f: 'h' };
/** Finals that are one: in ing, en eng, an ang, un ong stay apart except the nasals' end; v stands for ü. */
const FINALS: Record<string, string> = {
  ing: 'in',
  eng: 'en',
  ang: 'an',
  iang: 'ian',
  uang: 'uan',
  v: 'u',
  ve: 'ue',
};

/** In quarter-bits: a sound heard for another is likelier wrong than a rare word; lu may well be meant for lü. */
const FUZZY_COST = 40;
const U_COST = 6;

export function splitSyllable(syllable: string): [initial: string, final: string] {
  const initial = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?/.exec(syllable)?.[0] ?? '';
  return [initial, syllable.slice(initial.length)];
}

/** Syllables, and what was tried as one, by their class; asked for some hundred times a key. */
const classes = new Map<string, string>();
const CLASSES_MAX = 4096;

/** The class that a syllable shares with those it is taken for; e.g. `niang` for both liang and niang. */
export function fuzzyClass(syllable: string): string {
  const known = classes.get(syllable);
  if (known !== undefined) return known;
  const [initial, final] = splitSyllable(syllable);
  const found = `${INITIALS[initial] ?? initial}${FINALS[final] ?? final}`;
  if (classes.size >= CLASSES_MAX) classes.clear();
  classes.set(syllable, found);
  return found;
}

/** Typed letters as the dictionaries spell them, letter for letter: ü is v after l and n and u elsewhere, and lue can only be lve. */
export function asSpelled(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/(?<=[jqxy])v/g, 'u')
    .replace(/(?<=[ln])ue/g, 've');
}

/** What it costs to take `typed` for `reading`, both of one class: nothing where they are the same. */
export function soundCost(reading: string, typed: string): number {
  if (reading === typed) return 0;
  return reading.replaceAll('v', 'u') === typed.replaceAll('v', 'u') ? U_COST : FUZZY_COST;
}
