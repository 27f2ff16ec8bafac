/** The fonts a document is set in, and which of them has a character: PDFs know no fallback of their own. */
import { existsSync } from 'node:fs';
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

/** The part of fontkit's API used here. */
type Embedded = {
  _font: {
    font: {
      unitsPerEm: number;
      hasGlyphForCodePoint(codePoint: number): boolean;
      glyphForCodePoint(codePoint: number): { id: number; advanceWidth: number; path: { toSVG(): string } };
    };
  };
};

/** A character as a picture: an SVG path that goes up from the line on which it stands, and its width, in units of which an em has `ofEm`. */
export type Outline = { path: string; width: number; ofEm: number };

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
    const chain = (weight: Weight) => [...commonFont(weight), weight, ...rare];
    this.#chains = { regular: chain('regular'), bold: chain('bold') };
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
    const font = this.#font(name);
    return font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
  }

  /** What is drawn and must not be read back as text. Characters that no font draws are left out. */
  outlines(text: string, weight: Weight): Outline[] {
    return [...text].flatMap((character) => {
      const name = this.#fontFor(character, weight);
      if (name === null) return [];
      const font = this.#font(name);
      const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
      return [{ path: glyph.path.toSVG(), width: glyph.advanceWidth, ofEm: font.unitsPerEm }];
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
      const glyph = `${font} ${this.#font(font).glyphForCodePoint(codePoint).id}`;
      const owner = this.#owners.get(glyph) ?? codePoint;
      if (owner !== codePoint) continue;
      this.#owners.set(glyph, owner);
      return font;
    }
    return first ?? weight;
  }

  #has(font: string, character: string): boolean {
    return this.#font(font).hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  }

  #font(font: string): Embedded['_font']['font'] {
    return (this.#document.font(font) as unknown as Embedded)._font.font;
  }
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
