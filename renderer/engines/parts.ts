/** Finds a character by the parts one can name, e.g. 石 and 羡 for 𥖄. Pure. */

/** Data that leads in circles ends here. */
const DEPTH_MAX = 5;
const NEWLINE = 10;

/** A part is asked for by the name it goes by: 三点水 as 水, 单人旁 as 人, 頁 as 页. */
const NAMES: readonly string[] = [
  '水氵氺',
  '人亻𠆢',
  '手扌龵',
  '草艹艸⺿⺾',
  '心忄㣺',
  '犬犭',
  '示礻',
  '衣衤',
  '言讠訁',
  '食饣飠',
  '丝纟糹糸糸',
  '金钅釒',
  '火灬',
  '刀刂',
  '王𤣩⺩玉',
  '竹⺮',
  '网罒',
  '冰冫',
  '足⻊',
  '走辶⻌',
  '页頁',
  '贝貝',
  '车車',
  '见見',
  '马馬',
  '鱼魚',
  '鸟鳥',
  '门門',
  '风風',
  '龙龍',
  '长長',
  '东東',
  '齐齊',
  '单單',
  '麦麥',
  '齿齒',
  '韦韋',
  '卤鹵',
  '仑侖',
  '圣聖',
];

const NAME_OF = new Map(NAMES.flatMap((forms) => [...forms].map((form) => [form, [...forms][0] ?? form])));
const nameOf = (part: string) => NAME_OF.get(part) ?? part;

const isCommonBlock = (character: string) => {
  const point = character.codePointAt(0) ?? 0;
  return point >= 0x4e00 && point <= 0x9fff;
};

export class PartsIndex {
  readonly #lines: string;
  /** Character → where its parts stand in the lines: lists of them would take five times the text's own memory. */
  readonly #at = new Map<string, number>();

  /** Lines of a character followed by its parts, as in data/parts.txt. */
  constructor(lines: string) {
    this.#lines = lines;
    for (let at = 0; at < lines.length; at = this.#endOf(at) + 1) {
      const point = lines.codePointAt(at);
      if (point === undefined || point === NEWLINE) continue;
      const character = String.fromCodePoint(point);
      this.#at.set(character, at + character.length);
    }
  }

  /** Characters that hold all of the parts (a part named twice, twice); those with the least beside them first. */
  find(wanted: readonly string[], limit: number): string[] {
    if (wanted.length === 0) return [];
    const names = wanted.map(nameOf);
    const asked = new Set(names);
    const known = new Map<string, string>();
    const found: { character: string; rank: number }[] = [];
    for (const character of this.#at.keys()) {
      if (asked.has(nameOf(character))) continue;
      const left = [...this.#leaves(character, asked, known, 0)];
      const all = names.every((name) => {
        const at = left.indexOf(name);
        if (at >= 0) left.splice(at, 1);
        return at >= 0;
      });
      if (all) found.push({ character, rank: left.length * 2 + (isCommonBlock(character) ? 0 : 1) });
    }
    return found
      .sort((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map((one) => one.character);
  }

  /** The parts by name, taken apart until they are among the asked ones or have no parts. */
  #leaves(character: string, asked: ReadonlySet<string>, known: Map<string, string>, depth: number): string {
    const name = nameOf(character);
    if (depth > 0 && asked.has(name)) return name;
    const before = known.get(character);
    if (before !== undefined) return before;
    const parts = depth < DEPTH_MAX ? this.#partsOf(character) : undefined;
    const leaves = parts?.map((part) => this.#leaves(part, asked, known, depth + 1)).join('') ?? name;
    known.set(character, leaves);
    return leaves;
  }

  /** What it is directly made of. */
  #partsOf(character: string): string[] | undefined {
    const at = this.#at.get(character);
    return at === undefined ? undefined : [...this.#lines.slice(at, this.#endOf(at))];
  }

  #endOf(at: number): number {
    const end = this.#lines.indexOf('\n', at);
    return end < 0 ? this.#lines.length : end;
  }
}
