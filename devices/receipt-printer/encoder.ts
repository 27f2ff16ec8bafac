/** Slip → ESC/POS bytes: GB18030 text, native QR, partial cut. Pure. */
import iconv from 'iconv-lite';
import { encodeCode128, QUIET_MODULES } from './code128.ts';
import type { Slip, SlipBlock, TextSize } from './contract.ts';
import { columnsOf, wrap } from './layout.ts';

/** Columns of a line in normal characters: 80 mm has 48, 58 mm has 32; a Chinese character takes two. */
export const COLUMNS = { 80: 48, 58: 32 } as const;
export type PaperWidth = keyof typeof COLUMNS;
/** Width of one column, in dots. */
export const COLUMN_DOTS = 12;

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
/** Line pitch in dots, by the size of the text: about a third more than the character. */
export const PITCH = { 1: 34, 2: 62, 4: 124 } as const;

/** Buffer cleared, automatic status off, single-byte page 0, Chinese on. */
const INIT = [ESC, 0x40, GS, 0x61, 0x00, ESC, 0x74, 0x00, FS, 0x26];
/** 12 mm of air, then feed to the knife and cut, leaving one point. */
const CUT = [ESC, 0x4a, 0x60, GS, 0x56, 0x42, 0x00];
/** Real-time status request, n = 1 printer, 2 off-line cause, 3 error, 4 paper. */
export const statusRequest = (n: 1 | 2 | 3 | 4): Uint8Array => Uint8Array.of(0x10, 0x04, n);
/** Asks a presenter of the Custom family for its full status. */
export const FULL_STATUS_REQUEST = Uint8Array.of(0x10, 0x04, 0x14);
/** What a presenter can do with a slip at its exit: take it back into the bin, or throw it out. */
export const EXIT = { retract: Uint8Array.of(GS, 0x65, 0x02), eject: Uint8Array.of(GS, 0x65, 0x05) } as const;
/** Recovers from an error and forgets what was sent and not printed yet. */
export const CLEAR = Uint8Array.of(0x10, 0x05, 0x02);
/** Answered only after everything before it was printed: the job's fence. */
export const FENCE = Uint8Array.of(GS, 0x72, 0x01);

/** A line that the printer's own characters can't show, drawn instead: 1 bit a dot, MSB left, rows padded to bytes. */
export type Raster = { widthBytes: number; rows: number; bits: Uint8Array };
export type Rasterise = (line: string, size: TextSize, bold: boolean) => Raster;

/** Two bytes in GB18030, and yet absent from most printers' fonts. */
const MISSING_IN_FONTS = new Set(['䶮']);

/** Printers know the 1- and 2-byte part of GB18030 only; private-use characters differ from font to font. */
function printable(line: string): boolean {
  return [...line].every((character) => {
    const bytes = iconv.encode(character, 'GB18030');
    const unknown = bytes.length > 2 || (bytes[0] === 0x3f && character !== '?');
    return !unknown && !/\p{Co}/u.test(character) && !MISSING_IN_FONTS.has(character);
  });
}

export function encodeSlip(slip: Slip, paper: PaperWidth, rasterise: Rasterise): Uint8Array {
  const columns = COLUMNS[paper];
  const labels = slip.blocks.map((block) => (block.kind === 'row' ? columnsOf(block.label) : 0));
  // All values begin in one column; a very long label only pushes its own.
  const indent = Math.min(Math.max(...labels, 0) + 2, Math.floor(columns / 3));
  const parts = slip.blocks.flatMap((block) => encodeBlock(block, columns, indent, rasterise));
  return Uint8Array.from([...INIT, ...parts.flat(), ...CUT]);
}

function encodeBlock(block: SlipBlock, columns: number, indent: number, rasterise: Rasterise): number[][] {
  switch (block.kind) {
    case 'text': {
      const lines = wrap(block.text, Math.floor(columns / block.size));
      return [
        [ESC, 0x61, block.align === 'center' ? 1 : 0],
        ...lines.map((line) => encodeLine(line, block.size, block.bold, rasterise)),
      ];
    }
    case 'row': {
      const label = wrap(block.label, columns - 4).join(' ');
      const aligned = Math.max(indent, columnsOf(label) + 2);
      // On narrow paper a case number is a column too long: closer to its label it stays in one line.
      const close = columnsOf(label) + 1;
      const fits = (start: number) => columnsOf(block.value) <= columns - start;
      const start = !fits(aligned) && fits(close) ? close : aligned;
      const lines = wrap(block.value, columns - start);
      return [
        [ESC, 0x61, 0],
        ...lines.map((line, at) => {
          const head = at === 0 ? label : '';
          const blank = ' '.repeat(start - columnsOf(head));
          return encodeLine(head + blank + line, 1, false, rasterise);
        }),
      ];
    }
    case 'rule':
      return [[ESC, 0x61, 0], encodeRule(columns)];
    case 'qr':
      return [[ESC, 0x61, 1], encodeQr(block.data), [ESC, 0x61, 0]];
    case 'barcode':
      return encodeBarcode(block.data, columns);
  }
}

function encodeLine(line: string, size: TextSize, bold: boolean, rasterise: Rasterise): number[] {
  if (!printable(line)) return encodeRaster(rasterise(line, size, bold));
  const scale = ((size - 1) << 4) | (size - 1);
  return [
    ...[ESC, 0x33, PITCH[size], GS, 0x21, scale, ESC, 0x45, bold ? 1 : 0],
    ...iconv.encode(line, 'GB18030'),
    0x0a,
  ];
}

/** A line two dots thick with air around it; characters would leave gaps. */
function encodeRule(columns: number): number[] {
  const widthBytes = (columns * COLUMN_DOTS) / 8;
  const bits = new Uint8Array(widthBytes * 2).fill(0xff);
  return [ESC, 0x4a, 12, ...encodeRaster({ widthBytes, rows: 2, bits }), ESC, 0x4a, 14];
}

export function encodeRaster({ widthBytes, rows, bits }: Raster): number[] {
  const data = [...bits];
  // Some models obey real-time commands even here: one more black dot makes 10 04/05/14 harmless.
  for (let at = 0; at + 1 < data.length; at++) {
    const next = data[at + 1];
    if (data[at] === 0x10 && (next === 0x04 || next === 0x05 || next === 0x14)) data[at] = 0x18;
  }
  return [GS, 0x76, 0x30, 0, widthBytes & 255, widthBytes >> 8, rows & 255, rows >> 8, ...data];
}

/** Dots of a module: as large as 58 mm paper and a phone at arm's length allow. */
export function moduleDots(bytes: number): number {
  if (bytes <= 40) return 8;
  return bytes <= 120 ? 6 : 4;
}

/** GS ( k: model 2, level M. */
function encodeQr(data: string): number[] {
  const stored = [...new TextEncoder().encode(data)];
  const length = stored.length + 3;
  const command = (...rest: number[]) => [GS, 0x28, 0x6b, ...rest];
  return [
    ...[ESC, 0x4a, 16],
    ...command(4, 0, 0x31, 0x41, 0x32, 0),
    ...command(3, 0, 0x31, 0x43, moduleDots(stored.length)),
    ...command(3, 0, 0x31, 0x45, 0x31),
    ...command(length & 255, length >> 8, 0x31, 0x50, 0x30, ...stored),
    ...command(3, 0, 0x31, 0x51, 0x30),
    ...[ESC, 0x4a, 16],
  ];
}

/** 10 mm high: over a seventh of the width, so that a slanted hand still crosses all bars. */
export const BARCODE_DOTS = 80;
/** Dots of a module, the widest that fits. At 1 dot (0.125 mm) bars run together on thermal paper, and GS w starts at 2. */
export const BARCODE_MODULE_DOTS = [3, 2] as const;

/**
 * GS k function B, text below. Nothing where it does not fit with its clear space: a receipt number needs 528 dots, and
 * 58 mm paper has 384. The QR says the same there.
 */
function encodeBarcode(data: string, columns: number): number[][] {
  const code = encodeCode128(data);
  const room = columns * COLUMN_DOTS;
  const module = BARCODE_MODULE_DOTS.find(
    (dots) => code && (code.modules + 2 * QUIET_MODULES) * dots <= room,
  );
  if (!code || !module) return [];
  return [
    [ESC, 0x61, 1, ESC, 0x4a, 12],
    [GS, 0x68, BARCODE_DOTS, GS, 0x77, module, GS, 0x66, 0, GS, 0x48, 2],
    [GS, 0x6b, 73, code.data.length, ...code.data],
    [ESC, 0x4a, 12, ESC, 0x61, 0],
  ];
}
