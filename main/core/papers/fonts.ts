/** The fonts a document is set in, and which of them has a character: PDFs know no fallback of their own. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import PDFDocument from 'pdfkit';
import { rareFontFiles } from '../../../devices/common/rare-fonts.ts';

type Document = InstanceType<typeof PDFDocument>;
export type Weight = 'regular' | 'bold';

const NOTO = { regular: '400Regular', bold: '700Bold' } as const;
/** What nearly every text needs, cut out of Noto at build: beside the bundled programs, and where the build leaves it. */
const COMMON = [
  path.join(import.meta.dirname, 'fonts'),
  path.join(import.meta.dirname, '../../../out/document-fonts'),
];
const PRIVATE_USE = /\p{Co}/u;

/** A glyph's outline: in TrueType straight lines and curves with one or two points beside them. */
type Path = { commands: readonly { command: string; args: readonly number[] }[] };

/** The part of fontkit's API used here. */
type Embedded = {
  _font: {
    font: {
      unitsPerEm: number;
      characterSet: readonly number[];
      hasGlyphForCodePoint(codePoint: number): boolean;
      glyphForCodePoint(codePoint: number): { id: number; advanceWidth: number; path: Path };
    };
  };
};

/** A character as a picture: a PDF's path that goes up from the line on which it stands, in units of which an em has `ofEm`, and its width in ems. */
export type Outline = { operators: string; width: number; ofEm: number };

export type Run = { font: string | null; text: string };

export class Fonts {
  readonly #document: Document;
  /**
   * By font and glyph, the character it was first drawn for. A PDF says of a glyph which one character it is: where two characters
   * share one (㬵 and 胶 in Noto), the second would be read back as the first.
   */
  readonly #owners = new Map<string, number>();
  /** By weight and character, the font that draws it, or null. */
  readonly #found = new Map<string, string | null>();
  /** By weight, the fonts in the order in which they are asked. */
  readonly #chains: Record<Weight, string[]>;

  constructor(document: Document) {
    this.#document = document;
    const noto = path.dirname(
      createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
    );
    for (const [weight, name] of Object.entries(NOTO)) {
      document.registerFont(weight, path.join(noto, name, `NotoSansSC_${name}.ttf`));
    }
    const rare = rareFontFiles();
    const chain = (weight: Weight) => [...this.#common(weight), weight, ...rare];
    this.#chains = { regular: chain('regular'), bold: chain('bold') };
  }

  /** The cut font's name, registered with its bytes. */
  #common(weight: Weight): string[] {
    const [file] = commonFont(weight);
    if (file === undefined) return [];
    this.#document.registerFont(file, bytesOf(file) as unknown as PDFKit.Mixins.PDFFontSource);
    return [file];
  }

  /** The text in pieces of one font each; `font` is null where none draws the characters. */
  runs(text: string, weight: Weight): Run[] {
    const runs: Run[] = [];
    for (const character of text) {
      const font = this.#fontFor(character, weight);
      const last = runs.at(-1);
      if (last?.font === font) last.text += character;
      else runs.push({ font, text: character });
    }
    return runs;
  }

  /** How wide one character is, in ems, by its font's own measure; null where no font draws it. Kerning apart, the width that it is drawn with. */
  advance(character: string, weight: Weight): number | null {
    const name = this.#fontFor(character, weight);
    if (name === null) return null;
    return this.#glyph(name, character.codePointAt(0) ?? 0)?.width ?? null;
  }

  /**
   * What is drawn and must not be read back as text. Characters that no font draws are left out. Outlines are kept for the next document, so
   * `text` names nobody.
   */
  outlines(text: string, weight: Weight): Outline[] {
    return [...text].flatMap((character) => {
      const name = this.#fontFor(character, weight);
      if (name === null) return [];
      const known = outlines.get(name + character);
      if (known) return [known];
      const font = this.#font(name);
      const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
      const width = glyph.advanceWidth / font.unitsPerEm;
      const outline = { operators: operatorsOf(glyph.path), width, ofEm: font.unitsPerEm };
      if (outlines.size < OUTLINES_MAX) outlines.set(name + character, outline);
      return [outline];
    });
  }

  /** Looked up once a character: a font's table is read from its bytes at each question. */
  #fontFor(character: string, weight: Weight): string | null {
    const key = `${weight} ${character}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const font = this.canDraw(character) ? this.#fontOf(character, weight) : null;
    this.#found.set(key, font);
    return font;
  }

  /** Whether any of them can draw it. Of a private-use character none can say which it means. */
  canDraw(character: string): boolean {
    return !PRIVATE_USE.test(character) && this.#chains.regular.some((font) => this.#has(font, character));
  }

  #fontOf(character: string, weight: Weight): string {
    const codePoint = character.codePointAt(0) ?? 0;
    let first: string | null = null;
    // Asked one by one: each font is a file of megabytes, and the first has nearly every character.
    for (const font of this.#chains[weight]) {
      if (!this.#has(font, character)) continue;
      first ??= font;
      const glyph = `${font} ${this.#glyph(font, codePoint)?.id}`;
      const owner = this.#owners.get(glyph) ?? codePoint;
      if (owner !== codePoint) continue;
      this.#owners.set(glyph, owner);
      return font;
    }
    return first ?? weight;
  }

  #has(font: string, character: string): boolean {
    return this.#glyph(font, character.codePointAt(0) ?? 0) !== null;
  }

  /** Null: the font has no such character. */
  #glyph(name: string, codePoint: number): Glyph | null {
    if (cut.has(name)) return (glyphs.get(name) ?? glyphsOf(name, this.#font(name))).get(codePoint) ?? null;
    const font = this.#font(name);
    if (!font.hasGlyphForCodePoint(codePoint)) return null;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    return { id, width: advanceWidth / font.unitsPerEm };
  }

  #font(font: string): Embedded['_font']['font'] {
    return (this.#document.font(font) as unknown as Embedded)._font.font;
  }
}

/** By font and character, of watermarks: an item's name and a day. */
const outlines = new Map<string, Outline>();
/** More than all items' names have. */
const OUTLINES_MAX = 2000;

/** A PDF has no curves with one point beside them: those become ones with two. */
function operatorsOf({ commands }: Path): string {
  let [x, y] = [0, 0];
  const drawn = commands.map(({ command, args }) => {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    const [fromX, fromY] = [x, y];
    [x = 0, y = 0] = args.slice(-2);
    switch (command) {
      case 'moveTo':
        return `${a} ${b} m`;
      case 'lineTo':
        return `${a} ${b} l`;
      case 'quadraticCurveTo': {
        const beside = [fromX + (2 / 3) * (a - fromX), fromY + (2 / 3) * (b - fromY)];
        const other = [c + (2 / 3) * (a - c), d + (2 / 3) * (b - d)];
        return `${[...beside, ...other, c, d].map((each) => Math.round(each * 10) / 10).join(' ')} c`;
      }
      case 'bezierCurveTo':
        return `${args.join(' ')} c`;
      default:
        return 'h';
    }
  });
  return drawn.join('\n');
}

/** The cut fonts' bytes, read once: they tell nothing of anybody. What is parsed of them would, and is made anew for each document. */
const cut = new Map<string, Buffer>();

function bytesOf(file: string): Buffer {
  const known = cut.get(file) ?? readFileSync(file);
  cut.set(file, known);
  return known;
}

/** What is asked of a font at each character: its glyph, and how wide it is in ems. */
type Glyph = { id: number; width: number };

/**
 * By cut font, all its characters, read once: its tables would be decoded anew for each document, and a table that holds every character says
 * of no one that they were here.
 */
const glyphs = new Map<string, ReadonlyMap<number, Glyph>>();

function glyphsOf(file: string, font: Embedded['_font']['font']): ReadonlyMap<number, Glyph> {
  const known = glyphs.get(file);
  if (known) return known;
  const all = new Map<number, Glyph>();
  for (const codePoint of font.characterSet) {
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    all.set(codePoint, { id, width: advanceWidth / font.unitsPerEm });
  }
  glyphs.set(file, all);
  return all;
}

/** The file of the cut font; none before the first build, when the whole one serves. */
function commonFont(weight: Weight): string[] {
  const file = COMMON.map((folder) => path.join(folder, `common-${weight}.ttf`)).find((each) =>
    existsSync(each),
  );
  return file === undefined ? [] : [file];
}

/** What every font here has, so that most names open none: ASCII, the dot of names, the 20,902 ideographs of 1993. */
const EVERYWHERE = /^[\u0020-\u007e\u00b7\u4e00-\u9fa5]*$/;

/** The characters of a text that no font here draws, each once, in order. The fonts are opened for rare ones alone. */
export function undrawn(text: string): string[] {
  if (EVERYWHERE.test(text)) return [];
  const fonts = new Fonts(new PDFDocument({ autoFirstPage: false }));
  return [...new Set(text)].filter((character) => !fonts.canDraw(character));
}
