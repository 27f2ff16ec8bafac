/** Draws what an emulated printer put on paper, dot for dot at 80 mm width, as a PNG. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { encode } from 'uqr';
import { columnsOf } from './encoder.ts';
import { slipFont } from './rasterise.ts';

export type TicketLine =
  | { kind: 'text'; text: string; size: number; bold: boolean; center: boolean }
  | { kind: 'raster'; widthBytes: number; rows: number; bits: Uint8Array }
  | { kind: 'qr'; data: string };

const WIDTH = 576;
const MARGIN = 24;
const DOT_WIDTH = 12;
const LINE_DOTS = 34;
const QR_MODULE = 6;

const height = (line: TicketLine): number => {
  if (line.kind === 'text') return LINE_DOTS * line.size;
  if (line.kind === 'raster') return line.rows + 4;
  return encode(line.data, { ecc: 'M', border: 0 }).size * QR_MODULE + 24;
};

export function drawTicket(lines: readonly TicketLine[]): Buffer {
  const total = lines.reduce((sum, line) => sum + height(line), 0);
  const canvas = createCanvas(WIDTH + 2 * MARGIN, total + 2 * MARGIN + 40);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fbfaf6';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#17181a';
  let y = MARGIN;
  for (const line of lines) {
    draw(pen, line, y);
    y += height(line);
  }
  return canvas.toBuffer('image/png');
}

function draw(pen: SKRSContext2D, line: TicketLine, y: number): void {
  if (line.kind === 'text') {
    pen.font = `${line.bold ? 'bold ' : ''}${24 * line.size}px ${slipFont()}`;
    pen.textBaseline = 'middle';
    const wide = columnsOf(line.text) * DOT_WIDTH * line.size;
    let x = MARGIN + (line.center ? (WIDTH - wide) / 2 : 0);
    for (const character of line.text) {
      pen.fillText(character, x, y + (LINE_DOTS * line.size) / 2);
      if (line.bold) pen.fillText(character, x + 1, y + (LINE_DOTS * line.size) / 2);
      x += columnsOf(character) * DOT_WIDTH * line.size;
    }
  } else if (line.kind === 'raster') {
    for (let at = 0; at < line.widthBytes * 8 * line.rows; at++) {
      if (((line.bits[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) {
        pen.fillRect(MARGIN + (at % (line.widthBytes * 8)), y + Math.floor(at / (line.widthBytes * 8)), 1, 1);
      }
    }
  } else {
    const { data, size } = encode(line.data, { ecc: 'M', border: 0 });
    const left = MARGIN + (WIDTH - size * QR_MODULE) / 2;
    for (const [row, cells] of data.entries()) {
      for (const [column, dark] of cells.entries()) {
        if (dark) pen.fillRect(left + column * QR_MODULE, y + 12 + row * QR_MODULE, QR_MODULE, QR_MODULE);
      }
    }
  }
}
