/** How much of the roll a slip takes. Pure; what the encoder feeds, added up. */
import { encode } from 'uqr';
import { encodeCode128, QUIET_MODULES } from './code128.ts';
import type { Slip, SlipBlock } from './contract.ts';
import {
  BARCODE_DOTS,
  BARCODE_MODULE_DOTS,
  COLUMN_DOTS,
  COLUMNS,
  moduleDots,
  type PaperWidth,
  PITCH,
} from './encoder.ts';
import { columnsOf, wrap } from './layout.ts';

const DOTS_PER_MM = 8;
/** From the print head to the knife, which the cut feeds, and the air before it; dots. */
const TO_KNIFE_DOTS = 15 * DOTS_PER_MM;
const AIR_DOTS = 0x60;
const RULE_DOTS = 28;
const QR_AIR_DOTS = 32;
const BARCODE_AIR_DOTS = 24 + PITCH[1];

/** In metres, to within a few per cent: good for a forecast in days. */
export function slipMetres({ blocks }: Slip, paper: PaperWidth): number {
  const dots = blocks.reduce((sum, block) => sum + dotsOf(block, COLUMNS[paper]), 0);
  return (dots + AIR_DOTS + TO_KNIFE_DOTS) / DOTS_PER_MM / 1000;
}

function dotsOf(block: SlipBlock, columns: number): number {
  switch (block.kind) {
    case 'text':
      return wrap(block.text, Math.floor(columns / block.size)).length * PITCH[block.size];
    case 'row': {
      const room = columns - Math.max(columnsOf(block.label) + 2, Math.floor(columns / 3));
      return wrap(block.value, Math.max(room, 8)).length * PITCH[1];
    }
    case 'rule':
      return RULE_DOTS;
    case 'qr':
      return (
        encode(block.data, { ecc: 'M', border: 0 }).size * moduleDots(Buffer.byteLength(block.data)) +
        QR_AIR_DOTS
      );
    case 'barcode':
      return fitsBarcode(block.data, columns) ? BARCODE_DOTS + BARCODE_AIR_DOTS : 0;
  }
}

function fitsBarcode(data: string, columns: number): boolean {
  const code = encodeCode128(data);
  const narrowest = Math.min(...BARCODE_MODULE_DOTS);
  return code !== null && (code.modules + 2 * QUIET_MODULES) * narrowest <= columns * COLUMN_DOTS;
}
