/** What of a name comes out of the receipt printer: its own characters as they are sent, drawn lines cell by cell. */
import iconv from 'iconv-lite';
import { takeCommand } from '../../../devices/receipt-printer/command.ts';
import { COLUMN_DOTS, encodeSlip, type Raster } from '../../../devices/receipt-printer/encoder.ts';
import { rasteriser } from '../../../devices/receipt-printer/rasterise.ts';

const PAPER = 80;
const rasterise = rasteriser(PAPER);
const CELL = 2 * COLUMN_DOTS;
/** A thin rule between parts is no line of text. */
const RULE_ROWS = 2;

/** How the font shows what it doesn't have; and paper without ink. */
const BOX = cellOf(rasterise('\u{10fffd}', 1, false), 0);

/** `lost`: came out as another character; `boxes`: came out as a box or as nothing. */
export function throughPrinter(name: string): { lost: string[]; boxes: string[] } {
  const characters = [...name];
  const slip = encodeSlip(
    { blocks: [{ kind: 'text', text: name, size: 1, bold: false, align: 'left' }] },
    PAPER,
    rasterise,
  );
  const { text, rasters } = linesOf(slip);
  const lost = rasters.length > 0 || text === name ? [] : characters;
  const boxes = rasters.flatMap((raster) =>
    characters.filter((_, at) => {
      const cell = cellOf(raster, at);
      return cell === BOX || !cell.includes('1');
    }),
  );
  return { lost, boxes };
}

function linesOf(bytes: Uint8Array): { text: string; rasters: Raster[] } {
  const text: Uint8Array[] = [];
  const rasters: Raster[] = [];
  for (let at = 0; at < bytes.length; ) {
    const taken = takeCommand(bytes.subarray(at));
    if (!taken) break;
    at += taken.length;
    if (taken.command.kind === 'text') text.push(taken.command.bytes);
    if (taken.command.kind === 'raster' && taken.command.rows > RULE_ROWS) rasters.push(taken.command);
  }
  return { text: iconv.decode(Buffer.concat(text), 'GB18030'), rasters };
}

/** The dots of one character's place, as a text of 0 and 1. */
function cellOf({ widthBytes, rows, bits }: Raster, at: number): string {
  let dots = '';
  for (let row = 0; row < rows; row++) {
    for (let x = at * CELL; x < (at + 1) * CELL; x++) {
      dots += ((bits[row * widthBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
    }
  }
  return dots;
}
