/** Makes the pinyin keyboard's character table at build time: syllable → characters, commonest first. */
import { pinyin } from 'pinyin-pro';
import { COMMON } from './common-characters.ts';

/** All of GBK's ideographs in code order: GB 2312 level 1 (common) comes before level 2 and the rest. */
function gbkIdeographs(): string[] {
  const decoder = new TextDecoder('gbk');
  const rows = (from: number, to: number, low: number, high: number) => {
    const found: string[] = [];
    for (let lead = from; lead <= to; lead++) {
      for (let trail = low; trail <= high; trail++) {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if (/^\p{Script=Han}$/u.test(character)) found.push(character);
      }
    }
    return found;
  };
  return [...rows(0xb0, 0xf7, 0xa1, 0xfe), ...rows(0x81, 0xa0, 0x40, 0xfe), ...rows(0xaa, 0xfe, 0x40, 0xa0)];
}

/** Syllables are plain letters, ü written v. */
export function pinyinTable(): Record<string, string> {
  const table = new Map<string, string[]>();
  for (const character of new Set([...COMMON, ...gbkIdeographs()])) {
    const readings = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
    for (const reading of new Set(readings)) {
      if (!/^[a-z]+$/.test(reading)) continue;
      const known = table.get(reading);
      if (known) known.push(character);
      else table.set(reading, [character]);
    }
  }
  return Object.fromEntries(
    [...table].sort(([a], [b]) => a.localeCompare(b)).map(([k, v]) => [k, v.join('')]),
  );
}
