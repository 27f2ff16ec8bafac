/** The fonts a document is set in, and which of them has a character: PDFs know no fallback of their own. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type PDFDocument from 'pdfkit';

type Document = InstanceType<typeof PDFDocument>;
export type Weight = 'regular' | 'bold';

const NOTO = { regular: '400Regular', bold: '700Bold' } as const;
/** Beside the bundled core, and where Debian's fonts-hanazono puts them. */
const RARE_FOLDERS = [path.join(import.meta.dirname, 'fonts'), '/usr/share/fonts/truetype/hanazono'];
const RARE = ['HanaMinA.ttf', 'HanaMinB.ttf'] as const;

/** The part of fontkit's API used here. */
type Embedded = { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } };

export class Fonts {
  readonly #document: Document;
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
    const folder = RARE_FOLDERS.find((each) => existsSync(path.join(each, RARE[0])));
    const rare = folder ? RARE.map((file) => path.join(folder, file)) : [];
    this.#chains = { regular: ['regular', ...rare], bold: ['bold', ...rare] };
  }

  /** The text in pieces of one font each; a character that none has stays with the first, which shows its box. */
  runs(text: string, weight: Weight): { font: string; text: string }[] {
    const runs: { font: string; text: string }[] = [];
    for (const character of text) {
      const font = this.#fontOf(character, weight);
      const last = runs.at(-1);
      if (last?.font === font) last.text += character;
      else runs.push({ font, text: character });
    }
    return runs;
  }

  #fontOf(character: string, weight: Weight): string {
    const [first = weight, ...others] = this.#chains[weight];
    const has = (font: string) => {
      const { _font } = this.#document.font(font) as unknown as Embedded;
      return _font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    };
    return [first, ...others].find(has) ?? first;
  }
}
