/** The page that an emulated printer is printing: style, lines and what they come to when the knife falls. */
import iconv from 'iconv-lite';
import { drawCode128 } from './code128.ts';
import type { Command } from './command.ts';
import type { PaperWidth } from './encoder.ts';
import { drawTicket, qrDots, type TicketLine } from './ticket-picture.ts';

const START = { width: 1, height: 1, bold: false, center: false, pitch: 30, module: 3 };
const BARCODE = { height: 162, module: 3, hri: false };
const CODE128 = 73;
/** Height of the text below a barcode, in dots. */
const HRI_DOTS = 30;

export class EmulatedPage {
  readonly #paper: PaperWidth;
  #style = { ...START };
  #barcode = { ...BARCODE };
  #text: number[] = [];
  #qr = '';
  #lines: TicketLine[] = [];

  /** On paper this wide, in mm. */
  constructor(paper: PaperWidth) {
    this.#paper = paper;
  }

  /** How far the paper moves for this command, in dots. */
  print(command: Command): number {
    const style = this.#style;
    switch (command.kind) {
      case 'text':
        this.#text.push(...command.bytes);
        return 0;
      case 'line-feed':
        return this.#endLine();
      case 'init':
        this.#style = { ...START };
        this.#barcode = { ...BARCODE };
        return 0;
      case 'size':
        style.width = command.width;
        style.height = command.height;
        return 0;
      case 'bold':
        style.bold = command.on;
        return 0;
      case 'align':
        style.center = command.to === 1;
        return 0;
      case 'pitch':
        style.pitch = command.dots;
        return 0;
      case 'feed':
        return this.#advance({ kind: 'feed', dots: command.dots });
      case 'raster':
        return this.#advance({ ...command, center: style.center, dots: command.rows });
      case 'qr-module':
        style.module = command.dots;
        return 0;
      case 'qr-store':
        this.#qr = Buffer.from(command.data).toString();
        return 0;
      case 'qr-print': {
        const { module, center } = style;
        const dots = qrDots(this.#qr, module);
        return this.#advance({ kind: 'qr', data: this.#qr, module, center, dots });
      }
      case 'barcode-style': {
        const { kind: _, ...change } = command;
        Object.assign(this.#barcode, change);
        return 0;
      }
      case 'barcode':
        return this.#printBarcode(command.type, command.data);
      default:
        return 0;
    }
  }

  /** What is on the paper so far, and a clean page. */
  cut(): { png: Buffer; text: string } {
    const text = this.#lines.flatMap((line) => {
      if (line.kind === 'text' || line.kind === 'barcode') return [line.text];
      if (line.kind === 'qr') return [line.data];
      return line.kind === 'raster' && line.rows > 2 ? ['▒'] : [];
    });
    const png = drawTicket(this.#lines, this.#paper);
    this.#lines = [];
    return { png, text: text.join('\n') };
  }

  clear(): void {
    this.#text = [];
    this.#lines = [];
    this.#style = { ...START };
    this.#barcode = { ...BARCODE };
  }

  /** A printer passes over a barcode that it can't make. */
  #printBarcode(type: number, data: Uint8Array): number {
    const drawn = type === CODE128 ? drawCode128(data) : null;
    if (!drawn) return 0;
    const { height, module, hri } = this.#barcode;
    const { center } = this.#style;
    const dots = height + (hri ? HRI_DOTS : 0);
    return this.#advance({ kind: 'barcode', ...drawn, hri, height, module, center, dots });
  }

  #endLine(): number {
    const { height, bold, center, pitch } = this.#style;
    const text = iconv.decode(Buffer.from(this.#text), 'GB18030');
    this.#text = [];
    const dots = Math.max(pitch, 24 * height);
    return this.#advance({ kind: 'text', text, size: height, bold, center, dots });
  }

  #advance(line: TicketLine): number {
    this.#lines.push(line);
    return line.dots;
  }
}
