/** Cuts the interface's own fonts at build: what every screen says in one small file a weight, and the rarest characters of names. */
import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { rareFontFiles } from '../../devices/common/rare-fonts.ts';
import { hashFiles, OUT, once, ROOT, warn } from '../setup/lib.mjs';

/** Whatever a screen can say without a citizen typing it: the words of every language and of the catalogue. */
const WORDS = ['renderer/**/*.{ts,tsx}', 'kiosk-config/**/*.yaml'];
const ASCII = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('');
const WEIGHTS = { 400: '400Regular', 600: '600SemiBold', 700: '700Bold' } as const;
const NOTO = path.join(ROOT, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
/** Code points, first and last. */
const RARE: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  'HanaMinA.ttf': [
    [0x2e80, 0x2fdf],
    [0x3400, 0x9fea],
    [0xe000, 0xfaff],
  ],
  'HanaMinB.ttf': [[0x20000, 0x2ffff]],
  'BabelStoneHan.ttf': [
    [0x4db6, 0x4dbf],
    [0x9ff0, 0x9fff],
    [0x2a6d7, 0x2a6df],
    [0x2b735, 0x2b739],
    [0x30000, 0x323af],
  ],
};
/** Ideographs that were added since 2015: of the fonts here Noto alone has them, and the faces made for the web leave them out. */
const LATE = [0x9feb, 0x9fef] as const;
/** As base.css names them; the others are Rare Characters. */
const FAMILIES: Readonly<Record<string, string>> = { 'BabelStoneHan.ttf': 'Later Characters' };
/** Code points of one file: a page that shows one rare character holds its whole file, 30 MB where it was one. */
const SLICE = 2048;
/** A cut without a single character is its tables alone. */
const EMPTY_BYTES = 2048;

const FOLDER = path.join(OUT, 'fonts');
/** A style sheet beside the font files. */
export const FONT_STYLES = path.join(FOLDER, 'fonts.css');

export async function interfaceFonts(): Promise<void> {
  const sources = globSync(WORDS, { cwd: ROOT }).map((file) => path.join(ROOT, file));
  const rare = rareFontFiles();
  if (rare.length < Object.keys(RARE).length)
    warn(
      'The rarest characters of names will lack on the screen: install fonts-hanazono and fonts-babelstone-han',
    );
  const key = hashFiles([...sources, import.meta.filename]) + rare.join();
  await once('fonts', key, FONT_STYLES, async () => {
    mkdirSync(FOLDER, { recursive: true });
    const words = sources.map((file) => readFileSync(file, 'utf8')).join('');
    const text = [...new Set(words + ASCII)].filter((character) => character >= ' ').join('');
    const faces: string[] = [];
    // The largest file first: after others the cutter finds no room for it.
    for (const file of rare.toReversed()) {
      for (const range of RARE[path.basename(file)] ?? []) faces.push(...(await rareFaces(file, range)));
    }
    for (const [weight, name] of Object.entries(WEIGHTS)) {
      const whole = readFileSync(path.join(NOTO, name, `NotoSansSC_${name}.ttf`));
      // Uncompressed: it is read from the disk, and unpacking is what would take time.
      const cut = await subsetFont(whole, text, { targetFormat: 'sfnt' });
      put(`interface-${weight}.ttf`, cut);
      faces.push(face('Interface', `interface-${weight}.ttf`, `font-weight: ${weight};`));
    }
    const noto = path.join(NOTO, WEIGHTS[400], `NotoSansSC_${WEIGHTS[400]}.ttf`);
    faces.push(...(await rareFaces(noto, LATE)));
    put(path.basename(FONT_STYLES), faces.join(''));
    removeAllBut(faces.join(''));
  });
}

/** Whole or not at all: another build may be reading the same folder. */
function put(name: string, content: Uint8Array | string): void {
  const file = path.join(FOLDER, name);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

/** What an earlier cut left; not the drafts of a build that runs now. */
function removeAllBut(styles: string): void {
  for (const name of readdirSync(FOLDER)) {
    if (name.endsWith('.ttf') && !styles.includes(`./${name}"`))
      rmSync(path.join(FOLDER, name), { force: true });
  }
}

/** The characters of one range in slices; each is fetched with the first character of it that is shown. */
async function rareFaces(file: string, [first, last]: readonly [number, number]): Promise<string[]> {
  const whole = readFileSync(file);
  const faces: string[] = [];
  for (let from = first; from <= last; from += SLICE) {
    const to = Math.min(last, from + SLICE - 1);
    const cut = await subsetFont(whole, textOf(from, to), { targetFormat: 'sfnt' });
    if (cut.length < EMPTY_BYTES) continue;
    const slice = `${path.basename(file, '.ttf').toLowerCase()}-${from.toString(16)}.ttf`;
    put(slice, cut);
    const covered = `U+${from.toString(16)}-${to.toString(16)}`;
    // Of two faces of one family whose ranges meet, Chromium asks one: what meets is a family of its own.
    faces.push(face(FAMILIES[path.basename(file)] ?? 'Rare Characters', slice, `unicode-range: ${covered};`));
  }
  return faces;
}

/** Every character from one code point to another. */
function textOf(first: number, last: number): string {
  let text = '';
  for (let point = first; point <= last; point++) text += String.fromCodePoint(point);
  return text;
}

function face(family: string, file: string, more: string): string {
  return `@font-face { font-family: "${family}"; src: url("./${file}") format("truetype"); ${more} font-display: block; }\n`;
}
