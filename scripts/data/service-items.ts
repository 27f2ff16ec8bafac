/**
 * Draws test/unit/renderer/engines/item-words.txt: words and phrases of another district's list of services, bszl-data.js of
 * github.com/v-luobo/zwfw, which no build reads: `node scripts/data/service-items.ts FILE`.
 */
import { readFileSync } from 'node:fs';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { pinyin } from 'pinyin-pro';
import { seeded } from '../../test/kit/random.ts';

const [file = ''] = process.argv.slice(2);
const DRAWN = 300;
const LONGEST = 6;
/** Texts that a phrase must stand in. */
const LEAST_TEXTS = 3;

const jieba = Jieba.withDict(dict);
const seen = new Map<string, number>();
const items = [...readFileSync(file, 'utf8').matchAll(/"(?:name|main_item)":\s*"([^"]+)"/g)].map(
  ([, name = '']) => name,
);
for (const item of new Set(items)) {
  const here = new Set<string>();
  for (const [run] of item.matchAll(/\p{Script=Han}{2,}/gu)) {
    const words = jieba.cut(run, true);
    for (const [at, word] of words.entries()) {
      const next = words[at + 1];
      for (const text of [word, ...(next && next.length > 1 && word.length > 1 ? [word + next] : [])])
        if (text.length > 1 && text.length <= LONGEST) here.add(text);
    }
  }
  for (const text of here) seen.set(text, (seen.get(text) ?? 0) + 1);
}
const texts = [...seen].filter(([, count]) => count >= LEAST_TEXTS).map(([text]) => text);
const { next } = seeded(20261129);
const drawn = new Set<string>();
while (drawn.size < Math.min(DRAWN, texts.length)) drawn.add(texts[Math.floor(next() * texts.length)] ?? '');
console.log(
  "# Words and phrases of another district's list of services, drawn by scripts/data/service-items.ts; no build reads them.",
);
for (const text of drawn) console.log(`${text} ${pinyin(text, { toneType: 'none', v: true })}`);
