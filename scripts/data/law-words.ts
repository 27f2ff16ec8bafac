/**
 * Makes renderer/engines/data/law-words.txt, the words and phrases of laws and regulations (their texts are free: 著作权法 article 5), from a
 * checkout of github.com/LawRefBook/Laws: `node scripts/data/law-words.ts FOLDER`. HELD_OUT stays unread, for measuring:
 * `node scripts/data/law-words.ts FOLDER held-out` draws from it alone.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { pinyin } from 'pinyin-pro';
import { seeded } from '../../test/kit/random.ts';

const [folder = '', kind = 'words'] = process.argv.slice(2);
/** Two cities' regulations, and court cases, which are full of names. */
const HELD_OUT = /(北京|重庆)地方性?法规/;
const UNREAD = /^案例|模版|README|_index/;
const LONGEST = 6;
/** Numbers of articles and sessions. */
const NUMBERED = /第|届|[一二三四五六七八九十百零]{2}|[条款项]$/u;
const LEAST_DOCUMENTS = 4;
/** How much oftener two words meet than by chance, in bits, to be a phrase. */
const LEAST_BOND = 4;
const KEPT = 24_000;
const DRAWN = 600;
/** Words that begin or end no phrase that anybody types. */
const FUNCTION_WORDS =
  /^(的|和|或|或者|及|与|以及|应当|应|不得|可以|由|对|在|为|等|其|其他|本|该|之|者|按照|依照|根据|有|是|将|向|从|并|并且|且|不|所|自|至|以|于|第|条|款|项|下列|上述|前款|规定|已|未|经|被|给予|处|同|各|有关|以上|以下|进行|予以|负责|必须|具有|以内|后|前|时|上|下|中|内|外|无|非|因|如|若|但|但是|除|即|则|何|要|会|使|用|到|过|再|又|也|都|就|还|很|更|最|一|二|三|四|五|六|七|八|九|十|个|日起|之日起|十日|百分之)$/u;

interface Seen {
  documents: number;
  count: number;
}

const jieba = Jieba.withDict(dict);
const words = new Map<string, Seen>();
const phrases = new Map<string, Seen & { parts: string[] }>();
let total = 0;
const files = globSync('**/*.md', { cwd: folder })
  .filter((file) => !UNREAD.test(file) && HELD_OUT.test(file) === (kind === 'held-out'))
  .sort();
for (const file of files) {
  const here = new Set<string>();
  const note = (into: Map<string, Seen>, text: string, seen: () => Seen) => {
    const known = into.get(text) ?? seen();
    known.count += 1;
    if (!here.has(text)) known.documents += 1;
    here.add(text);
    into.set(text, known);
  };
  for (const [run] of readFileSync(path.join(folder, file), 'utf8').matchAll(/\p{Script=Han}{2,}/gu)) {
    const cut = jieba.cut(run, true);
    for (const [at, word] of cut.entries()) {
      total += 1;
      note(words, word, () => ({ documents: 0, count: 0 }));
      for (const length of [2, 3]) {
        const parts = cut.slice(at, at + length);
        const text = parts.join('');
        if (parts.length < length || text.length > LONGEST) continue;
        if (FUNCTION_WORDS.test(word) || FUNCTION_WORDS.test(parts.at(-1) ?? '')) continue;
        note(phrases as Map<string, Seen>, text, () => ({ documents: 0, count: 0, parts }) as Seen);
      }
    }
  }
}
const found: [text: string, seen: Seen][] = [...words].filter(
  ([text]) => text.length > 1 && text.length <= LONGEST,
);
for (const [text, seen] of phrases) {
  if (words.has(text) || seen.documents < LEAST_DOCUMENTS) continue;
  const chance = seen.parts.reduce((sum, part) => sum + Math.log2((words.get(part)?.count ?? 1) / total), 0);
  const bond = (Math.log2(seen.count / total) - chance) / (seen.parts.length - 1);
  if (bond >= LEAST_BOND) found.push([text, seen]);
}
const kept = found
  .filter(([text, { documents }]) => documents >= LEAST_DOCUMENTS && !NUMBERED.test(text))
  .sort((a, b) => b[1].documents - a[1].documents || (a[0] < b[0] ? -1 : 1))
  .slice(0, kind === 'held-out' ? 6000 : KEPT);
if (kind === 'held-out') {
  const { next } = seeded(20261129);
  const drawn = new Set<string>();
  while (drawn.size < Math.min(DRAWN, kept.length))
    drawn.add(kept[Math.floor(next() * kept.length)]?.[0] ?? '');
  for (const text of drawn) console.log(`${text} ${pinyin(text, { toneType: 'none', v: true })}`);
} else {
  const byWeight = new Map<number, string[]>();
  for (const [text, { count }] of kept) {
    // As if in a corpus as large as the general dictionary's, a quarter of which are laws.
    const weight = Math.round(4 * Math.log2((count / total) * 2 ** 24));
    byWeight.set(weight, [...(byWeight.get(weight) ?? []), text]);
  }
  const lines = [...byWeight]
    .sort((a, b) => b[0] - a[0])
    .map(([weight, texts]) => `${weight} ${texts.join(' ')}`);
  writeFileSync(
    path.join(import.meta.dirname, '../../renderer/engines/data/law-words.txt'),
    `${lines.join('\n')}\n`,
  );
  console.log(`${files.length} texts, ${total} words, ${kept.length} kept`);
}
