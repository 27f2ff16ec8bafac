/** Which pinyin sounds Hunan speakers don't tell apart: both spellings fall into one class. */

/** Initials that are one: zh z, ch c, sh s, n l, f h. */
const INITIALS: Record<string, string> = { zh: 'z', ch: 'c', sh: 's', l: 'n', f: 'h' };
/** Finals that are one: in ing, en eng, an ang, un ong stay apart except the nasals' end. */
const FINALS: Record<string, string> = { ing: 'in', eng: 'en', ang: 'an', iang: 'ian', uang: 'uan' };

export function splitSyllable(syllable: string): [initial: string, final: string] {
  const initial = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?/.exec(syllable)?.[0] ?? '';
  return [initial, syllable.slice(initial.length)];
}

/** The class that a syllable shares with those it is taken for; e.g. `niang` for both liang and niang. */
export function fuzzyClass(syllable: string): string {
  const [initial, final] = splitSyllable(syllable);
  return `${INITIALS[initial] ?? initial}${FINALS[final] ?? final}`;
}
