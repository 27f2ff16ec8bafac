/** What a query in characters sounds like where its characters say nothing: misheard, miswritten, or left as letters. */
import { HAN } from './pinyin-text.ts';

/** `counts`: whether the sound is to be looked for. */
export type Sound = { sign: string; counts: boolean };

export type Ears = {
  /** The syllables of characters, one each. */
  read: (text: string) => readonly string[];
  /** Those that letters spell; null where they spell none. */
  split: (letters: string) => readonly string[] | null;
  /** Whether any text has two neighbours that sound so. */
  isKnown: (pair: string) => boolean;
};

/**
 * The sounds of a folded query. Letters among its characters always count; of `strange` characters, which meet in no text, those that sound
 * like what texts say from one end to the other: 护罩 does, 量子纠缠 does not.
 */
export function soundsOf(query: string, strange: readonly boolean[], ears: Ears): Sound[] {
  const parts = query.match(/[a-z]+|[^a-z]+/gu) ?? [];
  const sounds = parts.flatMap((part) =>
    HAN.test(part)
      ? ears.read(part).map((sign) => ({ sign, counts: false }))
      : (ears.split(part) ?? []).map((sign) => ({ sign, counts: true })),
  );
  if (sounds.length !== strange.length) return sounds;
  for (let from = 0; from < strange.length; from++) {
    if (!strange[from] || strange[from - 1]) continue;
    let to = from + 1;
    while (strange[to]) to++;
    const run = sounds.slice(from, to);
    const isSaid = run.every(({ sign }, at) => at === 0 || ears.isKnown((run[at - 1]?.sign ?? '') + sign));
    for (const sound of run) sound.counts = isSaid;
  }
  return sounds;
}
