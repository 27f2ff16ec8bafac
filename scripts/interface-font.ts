/** Cuts the interface's own fonts at build: what every screen says in one small file a weight, and the rarest characters of names. */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { hashFiles, OUT, once, ROOT, warn } from './lib.mjs';

/** Whatever a screen can say without a citizen typing it: the words of both languages and of the catalogue. */
const WORDS = ['renderer/**/*.{ts,tsx}', 'kiosk-config/catalogue/**/*.json', 'kiosk-config/*.yaml'];
const ASCII = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('');
const WEIGHTS = { 400: '400Regular', 600: '600SemiBold', 700: '700Bold' } as const;
const NOTO = path.join(ROOT, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
/** Debian's fonts-hanazono: with Noto it covers GB 18030-2022 level 3. One file for the basic plane, one for those above. */
const HANAZONO = '/usr/share/fonts/truetype/hanazono';
const RARE = {
  'HanaMinA.ttf': 'U+2E80-2FDF, U+3400-9FFF, U+E000-FAFF',
  'HanaMinB.ttf': 'U+20000-3FFFF',
} as const;

const FOLDER = path.join(OUT, 'fonts');
/** A style sheet beside the font files. */
export const FONT_STYLES = path.join(FOLDER, 'fonts.css');

/** The font files for the rarest characters; none where Debian's package is not installed. */
export function rareFonts(): string[] {
  return Object.keys(RARE)
    .map((file) => path.join(HANAZONO, file))
    .filter((file) => existsSync(file));
}

export async function interfaceFonts(): Promise<void> {
  const sources = globSync(WORDS, { cwd: ROOT }).map((file) => path.join(ROOT, file));
  const rare = rareFonts();
  if (rare.length === 0)
    warn('The rarest characters of names will lack on the screen: install fonts-hanazono');
  const key = hashFiles([...sources, import.meta.filename]) + rare.join();
  await once('fonts', key, FONT_STYLES, async () => {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    const words = sources.map((file) => readFileSync(file, 'utf8')).join('');
    const text = [...new Set(words + ASCII)].filter((character) => character >= ' ').join('');
    const faces: string[] = [];
    for (const [weight, name] of Object.entries(WEIGHTS)) {
      const whole = readFileSync(path.join(NOTO, name, `NotoSansSC_${name}.ttf`));
      // Uncompressed: it is read from the disk, and unpacking is what would take time.
      const cut = await subsetFont(whole, text, { targetFormat: 'sfnt' });
      writeFileSync(path.join(FOLDER, `interface-${weight}.ttf`), cut);
      faces.push(face('Interface', `interface-${weight}.ttf`, `font-weight: ${weight};`));
    }
    for (const file of rare) {
      const name = path.basename(file) as keyof typeof RARE;
      symlinkSync(file, path.join(FOLDER, name));
      faces.push(face('Rare Characters', name, `unicode-range: ${RARE[name]};`));
    }
    writeFileSync(FONT_STYLES, faces.join(''));
  });
}

function face(family: string, file: string, more: string): string {
  return `@font-face { font-family: "${family}"; src: url("./${file}") format("truetype"); ${more} font-display: block; }\n`;
}
