/** Slip → ESC/POS bytes: GB18030 text, native QR, partial cut. Pure. */
import iconv from 'iconv-lite';
import type { Slip, SlipBlock } from './slip.ts';

/** Columns of a line in normal characters: 80 mm has 48, 58 mm has 32; a Chinese character takes two. */
export const COLUMNS = { 80: 48, 58: 32 } as const;
export type PaperWidth = keyof typeof COLUMNS;

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const INIT = [ESC, 0x40, ESC, 0x74, 0x00, FS, 0x26];
const CUT = [ESC, 0x4a, 0x60, GS, 0x56, 0x42, 0x00];
/** Real-time status request, n = 1 printer, 2 off-line cause, 3 error, 4 paper. */
export const statusRequest = (n: 1 | 2 | 3 | 4): Uint8Array => Uint8Array.of(0x10, 0x04, n);
/** Answered only after everything before it was printed: the job's fence. */
export const FENCE = Uint8Array.of(GS, 0x72, 0x01);

/** A line of text that can't be printed with the printer's own characters, drawn instead: 1 bit a dot, rows padded to bytes. */
export type Raster = { widthBytes: number; rows: number; bits: Uint8Array };
export type Rasterise = (line: string, size: 1 | 2, bold: boolean) => Raster;

/** Printers know the 2-byte part of GB18030 only; 䶮 is 2-byte but missing in most of their fonts. */
function printable(line: string): boolean {
  return [...line].every((character) => {
    const bytes = iconv.encode(character, 'GB18030');
    const privateUse = /\p{Co}/u.test(character);
    return bytes.length <= 2 && !privateUse && character !== '䶮';
  });
}

export function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x80 ? 1 : 2), 0);
}

/** Breaks at the width; never inside a character. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const width = columnsOf(character);
    if (used + width > columns) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += character;
    used += width;
  }
  lines.push(line);
  return lines;
}

export function encodeSlip(slip: Slip, paper: PaperWidth, rasterise: Rasterise): Uint8Array {
  const bytes: number[] = [...INIT];
  for (const block of slip.blocks) bytes.push(...encodeBlock(block, COLUMNS[paper], rasterise));
  bytes.push(...CUT);
  return Uint8Array.from(bytes);
}

function encodeBlock(block: SlipBlock, columns: number, rasterise: Rasterise): number[] {
  switch (block.kind) {
    case 'text': {
      const lines = wrap(block.text, Math.floor(columns / block.size));
      return [
        ...[ESC, 0x61, block.align === 'center' ? 1 : 0],
        ...lines.flatMap((line) => encodeLine(line, block.size, block.bold, rasterise)),
      ];
    }
    case 'row': {
      const label = `${block.label}  `;
      const indent = columnsOf(label);
      const lines = wrap(block.value, columns - indent);
      return [
        ...[ESC, 0x61, 0],
        ...lines.flatMap((line, at) =>
          encodeLine((at === 0 ? label : ' '.repeat(indent)) + line, 1, false, rasterise),
        ),
      ];
    }
    case 'rule':
      return [ESC, 0x61, 0, ...encodeLine('-'.repeat(columns), 1, false, rasterise)];
    case 'qr':
      return [ESC, 0x61, 1, ...encodeQr(block.data), 0x0a, ESC, 0x61, 0];
  }
}

function encodeLine(line: string, size: 1 | 2, bold: boolean, rasterise: Rasterise): number[] {
  if (!printable(line)) return encodeRaster(rasterise(line, size, bold));
  const scale = ((size - 1) << 4) | (size - 1);
  const plain = size === 1 && !bold;
  return [
    ...(plain ? [] : [GS, 0x21, scale, ESC, 0x45, bold ? 1 : 0]),
    ...iconv.encode(line, 'GB18030'),
    0x0a,
    ...(plain ? [] : [GS, 0x21, 0, ESC, 0x45, 0]),
  ];
}

function encodeRaster({ widthBytes, rows, bits }: Raster): number[] {
  return [GS, 0x76, 0x30, 0, widthBytes & 255, widthBytes >> 8, rows & 255, rows >> 8, ...bits];
}

/** GS ( k: model 2, 6-dot modules, level M. */
function encodeQr(data: string): number[] {
  const stored = [...new TextEncoder().encode(data)];
  const length = stored.length + 3;
  const command = (...rest: number[]) => [GS, 0x28, 0x6b, ...rest];
  return [
    ...command(4, 0, 0x31, 0x41, 0x32, 0),
    ...command(3, 0, 0x31, 0x43, 6),
    ...command(3, 0, 0x31, 0x45, 0x31),
    ...command(length & 255, length >> 8, 0x31, 0x50, 0x30, ...stored),
    ...command(3, 0, 0x31, 0x51, 0x30),
  ];
}
