/**
 * Cuts what nearly every application is set in out of Noto Sans SC: GB 2312, what surnames and given names are made of, and the catalogue's
 * own words. The whole fonts, 10 MB each, are then opened for rarer characters alone.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import subsetFont from 'subset-font';
import { hashFiles, OUT, once, ROOT } from '../setup/lib.mjs';

const NOTO = path.join(ROOT, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
const ALSO = ['renderer/engines/data/{surnames,given-characters,given-names}.txt', 'kiosk-config/**/*.yaml'];
const WEIGHTS = { regular: '400Regular', bold: '700Bold' } as const;

/** As main/core/papers/fonts.ts looks for them. */
export const DOCUMENT_FONTS = path.join(OUT, 'document-fonts');

export async function documentFonts(): Promise<void> {
  const sources = globSync(ALSO, { cwd: ROOT }).map((file) => path.join(ROOT, file));
  const key = hashFiles([import.meta.filename, path.join(ROOT, 'package-lock.json'), ...sources]);
  await once('document-fonts', key, path.join(DOCUMENT_FONTS, 'common-bold.ttf'), async () => {
    rmSync(DOCUMENT_FONTS, { recursive: true, force: true });
    mkdirSync(DOCUMENT_FONTS, { recursive: true });
    const text = asciiAndGb2312() + sources.map((file) => readFileSync(file, 'utf8')).join('');
    for (const [weight, name] of Object.entries(WEIGHTS)) {
      const whole = readFileSync(path.join(NOTO, name, `NotoSansSC_${name}.ttf`));
      // The forms that layout tables would choose are no characters of a text.
      const cut = await subsetFont(whole, text, { targetFormat: 'sfnt', noLayoutClosure: true });
      writeFileSync(path.join(DOCUMENT_FONTS, `common-${weight}.ttf`), cut);
    }
  });
}

/** GB 2312-80: rows 1 to 87 of 94 characters, each as two bytes of its row and cell with the high bit set (EUC-CN). */
function asciiAndGb2312(): string {
  const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('');
  const bytes: number[] = [];
  for (let row = 1; row <= 87; row++) {
    for (let cell = 1; cell <= 94; cell++) bytes.push(0xa0 + row, 0xa0 + cell);
  }
  return ascii + iconv.decode(Buffer.from(bytes), 'gb2312').replaceAll('\ufffd', '');
}
