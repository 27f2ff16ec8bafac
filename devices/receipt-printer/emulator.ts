/** The far end of a printer's wire: obeys ESC/POS at a printer's pace, keeps the paper, answers status as the real thing does. */
import { setTimeout as sleep } from 'node:timers/promises';
import iconv from 'iconv-lite';
import type { ByteLink } from '../transport/link.ts';
import { type Command, takeCommand } from './command.ts';
import { drawTicket, qrDots, type TicketLine } from './ticket-picture.ts';

export type PrintedSlip = { png: Buffer; text: string; at: string };
export type PaperState = 'ok' | 'near-end' | 'out';

const DOTS_PER_MM = 8;
/** 250 mm/s, in dots a millisecond. */
const DOTS_PER_MS = 2;
/** Timers are not finer than this, in milliseconds. */
const TICK_MS = 10;
const START = { width: 1, height: 1, bold: false, center: false, pitch: 30, module: 3 };

export class PrinterEmulator {
  readonly slips: PrintedSlip[] = [];
  /** At 250 mm a second; otherwise at once. */
  paced = true;
  #paper: PaperState = 'ok';
  /** Paper before it runs out, in dots. */
  #left = Number.POSITIVE_INFINITY;
  #coverOpen = false;
  #cutterJammed = false;

  #link: ByteLink | null = null;
  #buffer: Uint8Array = new Uint8Array(0);
  #tail: number[] = [];
  #running = false;
  #owedDots = 0;

  #style = { ...START };
  #text: number[] = [];
  #qr = '';
  #lines: TicketLine[] = [];

  get paper(): PaperState {
    return this.#paper;
  }
  set paper(paper: PaperState) {
    this.#paper = paper;
    this.#left = Number.POSITIVE_INFINITY;
    void this.#run();
  }
  get coverOpen(): boolean {
    return this.#coverOpen;
  }
  set coverOpen(open: boolean) {
    this.#coverOpen = open;
    void this.#run();
  }
  get cutterJammed(): boolean {
    return this.#cutterJammed;
  }
  set cutterJammed(jammed: boolean) {
    this.#cutterJammed = jammed;
    void this.#run();
  }

  /** The roll ends after this much more paper. */
  runOutAfter(mm: number): void {
    this.#left = mm * DOTS_PER_MM;
  }

  attach(link: ByteLink): void {
    this.#link = link;
    this.#tail = [];
    this.#clear();
    link.onBytes((bytes) => this.#receive(bytes));
  }

  get #stopped(): boolean {
    return this.#paper === 'out' || this.#coverOpen || this.#cutterJammed;
  }

  /** Real-time commands are obeyed on arrival, wherever they stand: also while stopped, also inside data. */
  #receive(bytes: Uint8Array): void {
    let from = 0;
    for (const [at, byte] of bytes.entries()) {
      const [one, two] = this.#tail;
      this.#tail = [...this.#tail, byte].slice(-2);
      if (one !== 0x10) continue;
      if (two === 0x04) this.#send(this.#status(byte));
      if (two === 0x05 && byte === 2) {
        this.#clear();
        from = at + 1;
      }
    }
    this.#buffer = Buffer.concat([this.#buffer, bytes.subarray(from)]);
    void this.#run();
  }

  #send(byte: number): void {
    // A host that hung up does not hear it.
    this.#link?.write(Uint8Array.of(byte)).catch(() => undefined);
  }

  #status(n: number): number {
    const out = this.#paper === 'out';
    switch (n) {
      case 1:
        return this.#stopped ? 0x1a : 0x12;
      case 2:
        return 0x12 | (this.#coverOpen ? 0x04 : 0) | (out ? 0x20 : 0) | (this.#cutterJammed ? 0x40 : 0);
      case 3:
        return 0x12 | (this.#cutterJammed ? 0x08 : 0);
      default:
        return out ? 0x7e : this.#paper === 'near-end' ? 0x1e : 0x12;
    }
  }

  #clear(): void {
    this.#buffer = new Uint8Array(0);
    this.#text = [];
    this.#lines = [];
    this.#style = { ...START };
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (!this.#stopped) {
      const taken = takeCommand(this.#buffer);
      if (!taken) break;
      this.#buffer = this.#buffer.subarray(taken.length);
      this.#obey(taken.command);
      if (this.#owedDots < TICK_MS * DOTS_PER_MS) continue;
      const wait = this.#owedDots / DOTS_PER_MS;
      this.#owedDots = 0;
      if (this.paced) await sleep(wait);
    }
    this.#running = false;
  }

  #obey(command: Command): void {
    const style = this.#style;
    switch (command.kind) {
      case 'text':
        this.#text.push(...command.bytes);
        return;
      case 'line-feed':
        this.#endLine();
        return;
      case 'init':
        this.#style = { ...START };
        return;
      case 'size':
        style.width = command.width;
        style.height = command.height;
        return;
      case 'bold':
        style.bold = command.on;
        return;
      case 'align':
        style.center = command.to === 1;
        return;
      case 'pitch':
        style.pitch = command.dots;
        return;
      case 'feed':
        this.#advance({ kind: 'feed', dots: command.dots });
        return;
      case 'raster':
        this.#advance({ ...command, center: style.center, dots: command.rows });
        return;
      case 'qr-module':
        style.module = command.dots;
        return;
      case 'qr-store':
        this.#qr = Buffer.from(command.data).toString();
        return;
      case 'qr-print': {
        const { module, center } = style;
        const dots = qrDots(this.#qr, module);
        this.#advance({ kind: 'qr', data: this.#qr, module, center, dots });
        return;
      }
      case 'cut':
        this.#cut();
        return;
      case 'paper-status':
        this.#send(this.#paper === 'near-end' ? 0x03 : 0x00);
        return;
    }
  }

  #endLine(): void {
    const { height, bold, center, pitch } = this.#style;
    const text = iconv.decode(Buffer.from(this.#text), 'GB18030');
    this.#text = [];
    const dots = Math.max(pitch, 24 * height);
    this.#advance({ kind: 'text', text, size: height, bold, center, dots });
  }

  #advance(line: TicketLine): void {
    this.#lines.push(line);
    this.#owedDots += line.dots;
    this.#left -= line.dots;
    if (this.#left <= 0) this.#paper = 'out';
  }

  #cut(): void {
    const text = this.#lines.flatMap((line) => {
      if (line.kind === 'text') return [line.text];
      if (line.kind === 'qr') return [line.data];
      return line.kind === 'raster' && line.rows > 2 ? ['▒'] : [];
    });
    this.slips.push({ png: drawTicket(this.#lines), text: text.join('\n'), at: new Date().toISOString() });
    this.#lines = [];
  }
}
