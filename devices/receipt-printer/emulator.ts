/** The far end of a printer's wire: obeys ESC/POS at a printer's pace, keeps the paper, answers status as the real thing does. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ByteLink } from '../transport/byte-link.ts';
import { type Command, takeCommand } from './command.ts';
import { EmulatedPage } from './emulated-page.ts';

export type PrintedSlip = { png: Buffer; text: string; at: string };
export type PaperState = 'ok' | 'near-end' | 'out';

/** What stops a printer, beside the end of its paper. `headUp` only a presenter's full status names. */
type Trouble = { coverOpen: boolean; headUp: boolean; cutterJammed: boolean; hot: boolean };

const DOTS_PER_MM = 8;
/** 250 mm/s, in dots a millisecond. */
const DOTS_PER_MS = 2;
/** Timers are not finer than this, in milliseconds. */
const TICK_MS = 10;

export class PrinterEmulator {
  readonly slips: PrintedSlip[] = [];
  /** At 250 mm a second; otherwise at once. */
  paced = true;
  /** A presenter of the Custom family: each slip waits at the exit until it is taken. */
  presenter = false;
  /** Simple boards know no GS r, and some no DLE ENQ either. */
  knows = { fence: true, clear: true };
  /** Which real-time questions it answers; n=20 asks for a presenter. */
  answers: readonly number[] = [1, 2, 3, 4, 20];
  /** What happens right after the next command of a kind was obeyed. */
  readonly next = new Map<Command['kind'], () => void>();
  /** Slips that the presenter took back or threw out. */
  readonly uncollected = { retracted: 0, ejected: 0 };

  readonly #page = new EmulatedPage(80);
  readonly #trouble: Trouble = { coverOpen: false, headUp: false, cutterJammed: false, hot: false };
  #paper: PaperState = 'ok';
  /** What happens once this much more paper has moved, in dots. */
  #due: { dots: number; happens: () => void } | null = null;
  #slipAtExit = false;

  #link: ByteLink | null = null;
  #buffer: Uint8Array = new Uint8Array(0);
  #tail: number[] = [];
  #running = false;
  #owedDots = 0;

  get paper(): PaperState {
    return this.#paper;
  }
  set paper(paper: PaperState) {
    this.#paper = paper;
    this.#due = null;
    void this.#run();
  }

  get trouble(): Readonly<Trouble> {
    return this.#trouble;
  }
  setTrouble(change: Partial<Trouble>): void {
    Object.assign(this.#trouble, change);
    void this.#run();
  }

  /** In the middle of a job: once this much more paper has moved. */
  after(mm: number, happens: () => void): void {
    this.#due = { dots: mm * DOTS_PER_MM, happens };
  }

  get slipAtExit(): boolean {
    return this.#slipAtExit;
  }
  takeSlip(): void {
    this.#slipAtExit = false;
  }

  attach(link: ByteLink): void {
    this.#link = link;
    this.#tail = [];
    this.#clear();
    link.onBytes((bytes) => this.#receive(bytes));
  }

  get #stopped(): boolean {
    return this.#paper === 'out' || Object.values(this.#trouble).includes(true);
  }

  /** Real-time commands are obeyed on arrival, wherever they stand: also while stopped, also inside data. */
  #receive(bytes: Uint8Array): void {
    let from = 0;
    for (const [at, byte] of bytes.entries()) {
      const [one, two] = this.#tail;
      this.#tail = [...this.#tail, byte].slice(-2);
      if (one !== 0x10) continue;
      if (two === 0x04) this.#send(...this.#status(byte));
      if (two === 0x05 && byte === 2 && this.knows.clear) {
        this.#clear();
        from = at + 1;
      }
    }
    this.#buffer = Buffer.concat([this.#buffer, bytes.subarray(from)]);
    void this.#run();
  }

  #send(...bytes: number[]): void {
    if (bytes.length === 0) return;
    // A host that hung up does not hear it.
    this.#link?.write(Uint8Array.from(bytes)).catch(() => undefined);
  }

  #status(n: number): number[] {
    const { coverOpen, headUp, cutterJammed, hot } = this.#trouble;
    if (!this.answers.includes(n)) return [];
    const [out, nearEnd] = [this.#paper === 'out', this.#paper === 'near-end'];
    switch (n) {
      case 1:
        return [this.#stopped ? 0x1a : 0x12];
      case 2:
        return [0x12 | (coverOpen ? 0x04 : 0) | (out ? 0x20 : 0) | (cutterJammed || hot ? 0x40 : 0)];
      case 3:
        return [0x12 | (cutterJammed ? 0x08 : 0) | (hot ? 0x40 : 0)];
      case 4:
        return [out ? 0x7e : nearEnd ? 0x1e : 0x12];
      case 20: {
        if (!this.presenter) return [];
        const paper = (out ? 0x01 : 0) | (nearEnd || out ? 0x04 : 0) | (this.#slipAtExit ? 0x20 : 0);
        const user = (headUp ? 0x01 : 0) | (coverOpen ? 0x02 : 0);
        return [0x10, 0x0f, paper, user, hot ? 0x01 : 0, cutterJammed ? 0x01 : 0];
      }
      default:
        return [];
    }
  }

  #clear(): void {
    this.#buffer = new Uint8Array(0);
    this.#page.clear();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (!this.#stopped) {
      const taken = takeCommand(this.#buffer);
      if (!taken) break;
      this.#buffer = this.#buffer.subarray(taken.length);
      this.#obey(taken.command);
      this.#happens(taken.command.kind);
      if (this.#owedDots < TICK_MS * DOTS_PER_MS) continue;
      const wait = this.#owedDots / DOTS_PER_MS;
      this.#owedDots = 0;
      if (this.paced) await sleep(wait);
    }
    this.#running = false;
  }

  #obey(command: Command): void {
    switch (command.kind) {
      case 'cut':
        this.slips.push({ ...this.#page.cut(), at: new Date().toISOString() });
        // One that still waited is pushed out.
        this.#slipAtExit = this.presenter;
        return;
      case 'ejector':
        if (this.#slipAtExit && command.n === 2) this.uncollected.retracted++;
        if (this.#slipAtExit && command.n === 5) this.uncollected.ejected++;
        if (command.n === 2 || command.n === 5) this.#slipAtExit = false;
        return;
      case 'paper-status':
        if (this.knows.fence) this.#send(this.#paper === 'near-end' ? 0x03 : 0x00);
        return;
      default:
        this.#advance(this.#page.print(command));
    }
  }

  #happens(kind: Command['kind']): void {
    const happens = this.next.get(kind);
    this.next.delete(kind);
    happens?.();
  }

  #advance(dots: number): void {
    this.#owedDots += dots;
    if (!this.#due || dots === 0) return;
    this.#due.dots -= dots;
    if (this.#due.dots > 0) return;
    const { happens } = this.#due;
    this.#due = null;
    happens();
  }
}
