/** Which characters the screen draws: by the faces of its own style sheets, each font file opened and asked. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import PDFDocument from 'pdfkit';
import { FONT_STYLES, interfaceFonts } from '../../../scripts/build/interface-font.ts';
import { ROOT } from '../../../scripts/setup/lib.mjs';

const NOTO_STYLES = path.join(ROOT, 'node_modules/@fontsource-variable/noto-sans-sc/index.css');

type Face = { file: string; ranges: [number, number][]; has: ((codePoint: number) => boolean) | null };

/** Builds the screen's fonts where they are not there yet. */
export async function screenDraws(): Promise<(character: string) => boolean> {
  await interfaceFonts();
  const faces = [FONT_STYLES, NOTO_STYLES].flatMap(facesOf);
  return (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return faces.some(
      (face) =>
        face.ranges.some(([first, last]) => first <= codePoint && codePoint <= last) &&
        hasGlyph(face, codePoint),
    );
  };
}

/** A face without a range is one for everything. */
function facesOf(styles: string): Face[] {
  const css = readFileSync(styles, 'utf8');
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, body = '']) => {
    const file = /url\(["']?([^"')]+)/.exec(body)?.[1] ?? '';
    const ranges = [
      ...(/unicode-range:([^;]*)/.exec(body)?.[1] ?? 'U+0-10ffff').matchAll(
        /U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi,
      ),
    ];
    return {
      file: path.join(path.dirname(styles), file),
      ranges: ranges.map(([, first = '0', last = first]): [number, number] => [
        Number.parseInt(first, 16),
        Number.parseInt(last, 16),
      ]),
      has: null,
    };
  });
}

function hasGlyph(face: Face, codePoint: number): boolean {
  if (!face.has) {
    const opened = new PDFDocument({ autoFirstPage: false }).font(face.file) as unknown as {
      _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
    };
    face.has = (asked) => opened._font.font.hasGlyphForCodePoint(asked);
  }
  return face.has(codePoint);
}
