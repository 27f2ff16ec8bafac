/** Cuts the interface's own fonts at build: what every screen says in one small file a weight, and the rarest characters of names. */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { hashFiles, OUT, once, ROOT, warn } from '../setup/lib.mjs';

/** Whatever a screen can say without a citizen typing it: the words of every language and of the catalogue. */
const WORDS = ['renderer/**/*.{ts,tsx}', 'kiosk-config/**/*.yaml'];
const ASCII = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('');
const WEIGHTS = { 400: '400Regular', 600: '600SemiBold', 700: '700Bold' } as const;
const NOTO = path.join(ROOT, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
/** Debian's fonts-hanazono: with Noto it covers GB 18030-2022 level 3. One file for the basic plane, one for those above. */
const HANAZONO = '/usr/share/fonts/truetype/hanazono';
/** Code points, first and last. */
const RARE: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  'HanaMinA.ttf': [
    [0x2e80, 0x2fdf],
    [0x3400, 0x9fff],
    [0xe000, 0xfaff],
  ],
  'HanaMinB.ttf': [[0x20000, 0x3ffff]],
};
/** Code points of one file: a page that shows one rare character holds its whole file, 30 MB where it was one. */
const SLICE = 2048;
/** A cut without a single character is its tables alone. */
const EMPTY_BYTES = 4096;

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
    for (const file of rare) faces.push(...(await rareFaces(file)));
    writeFileSync(FONT_STYLES, faces.join(''));
  });
}

/** The rare characters of one file in slices; each is fetched with the first character of it that is shown. */
async function rareFaces(file: string): Promise<string[]> {
  const name = path.basename(file);
  const whole = readFileSync(file);
  const faces: string[] = [];
  for (const [first, last] of RARE[name] ?? []) {
    for (let from = first; from <= last; from += SLICE) {
      const to = Math.min(last, from + SLICE - 1);
      const points = Array.from({ length: to - from + 1 }, (_, at) => from + at);
      const cut = await subsetFont(whole, String.fromCodePoint(...points), { targetFormat: 'sfnt' });
      if (cut.length < EMPTY_BYTES) continue;
      const slice = `rare-${from.toString(16)}.ttf`;
      writeFileSync(path.join(FOLDER, slice), cut);
      const range = `U+${from.toString(16)}-${to.toString(16)}`;
      faces.push(face('Rare Characters', slice, `unicode-range: ${range};`));
    }
  }
  return faces;
}

function face(family: string, file: string, more: string): string {
  return `@font-face { font-family: "${family}"; src: url("./${file}") format("truetype"); ${more} font-display: block; }\n`;
}
