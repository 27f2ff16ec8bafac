/** Draws a line of text for characters that a printer's own font lacks. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { rareFontFiles } from '../common/rare-fonts.ts';
import type { TextSize } from './contract.ts';
import { COLUMN_DOTS, COLUMNS, type PaperWidth, PITCH, type Raster } from './encoder.ts';
import { columnsOf } from './layout.ts';

const FONT_DOTS = 24;
const FAMILY = 'Slip';
const WEIGHTS = ['400Regular', '700Bold'] as const;

const RARE = 'SlipRare';

/** As a canvas names the fonts that it falls back to; null until they are registered. */
let rare: string | null = null;

/** The bundled font at a size in dots, and those for rare characters behind it, as a canvas wants it. */
export function slipFont(dots: number, bold: boolean): string {
  if (rare === null) {
    const folder = path.dirname(
      createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
    );
    for (const weight of WEIGHTS) {
      GlobalFonts.registerFromPath(path.join(folder, weight, `NotoSansSC_${weight}.ttf`), FAMILY + weight);
    }
    const files = rareFontFiles();
    for (const [at, file] of files.entries()) GlobalFonts.registerFromPath(file, `${RARE}${at}`);
    rare = files.map((_, at) => `, ${RARE}${at}`).join('');
  }
  return `${dots}px ${FAMILY}${WEIGHTS[bold ? 1 : 0]}${rare}`;
}

/** Same height and advance as the printer's own characters, so that a name looks like its neighbours; no wider than its text. */
export function rasteriser(paper: PaperWidth) {
  return (line: string, size: TextSize, bold: boolean): Raster => {
    const cell = COLUMN_DOTS * size;
    const widthBytes = Math.ceil((Math.min(columnsOf(line), COLUMNS[paper]) * cell) / 8) || 1;
    const width = widthBytes * 8;
    const rows = PITCH[size];
    const canvas = createCanvas(width, rows);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, width, rows);
    pen.fillStyle = '#000';
    pen.textBaseline = 'middle';
    pen.font = slipFont(FONT_DOTS * size, bold);
    let x = 0;
    for (const character of line) {
      pen.fillText(character, x, rows / 2);
      x += columnsOf(character) * cell;
    }
    const { data } = pen.getImageData(0, 0, width, rows);
    const bits = new Uint8Array(widthBytes * rows);
    for (let at = 0; at < width * rows; at++) {
      // Thin strokes would vanish at half grey.
      if ((data[at * 4] ?? 255) < 150) bits[at >> 3] = (bits[at >> 3] ?? 0) | (0x80 >> (at & 7));
    }
    return { widthBytes, rows, bits };
  };
}
