/** Draws a line of text for characters that a printer's own font lacks. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { COLUMNS, columnsOf, type PaperWidth, type Raster } from './encoder.ts';

/** Dots of a normal character's width and height, and of the paper. */
const DOT_WIDTH = 12;
const LINE_DOTS = 30;
const FONT_DOTS = 24;
const FAMILY = 'Slip';

let registered = false;

/** Registers the bundled font once; returns its family. */
export function slipFont(): string {
  if (!registered) {
    const folder = path.dirname(
      createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
    );
    GlobalFonts.registerFromPath(path.join(folder, '400Regular', 'NotoSansSC_400Regular.ttf'), FAMILY);
    registered = true;
  }
  return FAMILY;
}

/** Same height and advance as the printer's own characters, so that a name looks like its neighbours. */
export function rasteriser(paper: PaperWidth) {
  return (line: string, size: 1 | 2, bold: boolean): Raster => {
    const width = COLUMNS[paper] * DOT_WIDTH;
    const rows = LINE_DOTS * size;
    const canvas = createCanvas(width, rows);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, width, rows);
    pen.fillStyle = '#000';
    pen.textBaseline = 'middle';
    pen.font = `${bold ? 'bold ' : ''}${FONT_DOTS * size}px ${slipFont()}`;
    let x = 0;
    for (const character of line) {
      pen.fillText(character, x, rows / 2);
      x += columnsOf(character) * DOT_WIDTH * size;
    }
    const { data } = pen.getImageData(0, 0, width, rows);
    const widthBytes = width / 8;
    const bits = new Uint8Array(widthBytes * rows);
    for (let at = 0; at < width * rows; at++) {
      if ((data[at * 4] ?? 255) < 128) bits[at >> 3] = (bits[at >> 3] ?? 0) | (0x80 >> (at & 7));
    }
    return { widthBytes, rows, bits };
  };
}
