/** Draws what an emulated printer put on paper, dot for dot, as a PNG. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { encode } from 'uqr';
import { COLUMN_DOTS, COLUMNS, type PaperWidth } from './encoder.ts';
import { columnsOf } from './layout.ts';
import { slipFont } from './rasterise.ts';

/** Everything that moves the paper; `dots` is by how much. */
export type TicketLine =
  | { kind: 'text'; text: string; size: number; bold: boolean; center: boolean; dots: number }
  | { kind: 'raster'; widthBytes: number; rows: number; bits: Uint8Array; center: boolean; dots: number }
  | { kind: 'qr'; data: string; module: number; center: boolean; dots: number }
  | {
      kind: 'barcode';
      bars: readonly number[];
      module: number;
      height: number;
      text: string;
      hri: boolean;
      center: boolean;
      dots: number;
    }
  | { kind: 'feed'; dots: number };

const MARGIN = 32;
const FONT_DOTS = 24;

export function qrDots(data: string, module: number): number {
  return encode(data, { ecc: 'M', border: 0 }).size * module;
}

export function drawTicket(lines: readonly TicketLine[], paper: PaperWidth): Buffer {
  const width = COLUMNS[paper] * COLUMN_DOTS;
  const total = lines.reduce((sum, { dots }) => sum + dots, 0);
  const canvas = createCanvas(width + 2 * MARGIN, total + 2 * MARGIN);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fbfaf6';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#17181a';
  let y = MARGIN;
  for (const line of lines) {
    draw(pen, line, { y, width });
    y += line.dots;
  }
  return canvas.toBuffer('image/png');
}

/** On a paper that takes `width` dots in a line. */
function draw(pen: SKRSContext2D, line: TicketLine, { y, width }: { y: number; width: number }): void {
  const left = (wide: number, center: boolean) => MARGIN + (center ? Math.floor((width - wide) / 2) : 0);
  switch (line.kind) {
    case 'feed':
      return;
    case 'barcode': {
      const wide = line.bars.reduce((sum, bar) => sum + bar, 0) * line.module;
      let x = left(wide, line.center);
      for (const [at, bar] of line.bars.entries()) {
        // Bars and gaps in turn.
        if (at % 2 === 0) pen.fillRect(x, y, bar * line.module, line.height);
        x += bar * line.module;
      }
      if (!line.hri) return;
      pen.font = slipFont(FONT_DOTS, false);
      pen.textBaseline = 'bottom';
      pen.textAlign = 'center';
      pen.fillText(line.text, left(wide, line.center) + wide / 2, y + line.dots);
      pen.textAlign = 'left';
      return;
    }
    case 'text': {
      const cell = COLUMN_DOTS * line.size;
      pen.font = slipFont(FONT_DOTS * line.size, line.bold);
      pen.textBaseline = 'middle';
      let x = left(columnsOf(line.text) * cell, line.center);
      for (const character of line.text) {
        const wide = columnsOf(character) * cell;
        fillCell(pen, character, { x, y: y + line.dots / 2, wide });
        x += wide;
      }
      return;
    }
    case 'raster': {
      const wide = line.widthBytes * 8;
      const start = left(wide, line.center);
      for (let at = 0; at < wide * line.rows; at++) {
        const black = ((line.bits[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
        if (black) pen.fillRect(start + (at % wide), y + Math.floor(at / wide), 1, 1);
      }
      return;
    }
    case 'qr': {
      const { data, size } = encode(line.data, { ecc: 'M', border: 0 });
      const start = left(size * line.module, line.center);
      for (const [row, cells] of data.entries()) {
        for (const [column, dark] of cells.entries()) {
          const [x, top] = [start + column * line.module, y + row * line.module];
          if (dark) pen.fillRect(x, top, line.module, line.module);
        }
      }
    }
  }
}

/** A printer's own letters are all as wide as their column; those drawn here are not, and would run together or stand apart. */
function fillCell(
  pen: SKRSContext2D,
  character: string,
  { x, y, wide }: { x: number; y: number; wide: number },
): void {
  const drawn = pen.measureText(character).width;
  const narrowed = Math.min(1, wide / drawn);
  pen.save();
  pen.translate(x + (wide - drawn * narrowed) / 2, y);
  pen.scale(narrowed, 1);
  pen.fillText(character, 0, 0);
  pen.restore();
}
