/** The far end of a printer's wire: obeys ESC/POS, keeps the paper, and answers status as the real thing does. */
import iconv from 'iconv-lite';
import type { ByteLink } from '../transport/link.ts';
import { drawTicket, type TicketLine } from './ticket-picture.ts';

export type PrintedSlip = { png: Buffer; text: string; at: string };
export type PaperState = 'ok' | 'near-end' | 'out';

/** Bytes that follow a two-byte command, by its two bytes. */
const ARGUMENTS = new Map<number, number>([
  [0x1b40, 0],
  [0x1c26, 0],
  [0x1c2e, 0],
  [0x1b74, 1],
  [0x1d21, 1],
  [0x1b45, 1],
  [0x1b61, 1],
  [0x1b4a, 1],
  [0x1b64, 1],
  [0x1d72, 1],
]);

export class PrinterEmulator {
  paper: PaperState = 'ok';
  coverOpen = false;
  cutterJammed = false;
  readonly slips: PrintedSlip[] = [];

  #pending: number[] = [];
  #text: number[] = [];
  #lines: TicketLine[] = [];
  #size = 1;
  #bold = false;
  #center = false;
  #qr = '';

  attach(link: ByteLink): void {
    this.#pending = [];
    const send = (...bytes: number[]) => void link.write(Uint8Array.from(bytes)).catch(() => undefined);
    link.onBytes((bytes) => {
      this.#pending.push(...bytes);
      this.#run(send);
    });
  }

  /** Real-time status: answered at once, also while the printer is stopped. */
  #status(n: number): number {
    const out = this.paper === 'out';
    const stopped = out || this.coverOpen || this.cutterJammed;
    switch (n) {
      case 1:
        return stopped ? 0x1a : 0x12;
      case 2:
        return 0x12 | (this.coverOpen ? 0x04 : 0) | (out ? 0x20 : 0) | (this.cutterJammed ? 0x40 : 0);
      case 3:
        return 0x12 | (this.cutterJammed ? 0x08 : 0);
      default:
        return out ? 0x7e : this.paper === 'near-end' ? 0x1e : 0x12;
    }
  }

  #run(send: (...bytes: number[]) => void): void {
    const input = this.#pending;
    for (;;) {
      const [one, two] = input;
      if (one === undefined) return;
      if (one === 0x10) {
        if (input.length < 3) return;
        send(this.#status(input[2] ?? 0));
        input.splice(0, 3);
        continue;
      }
      // Stopped: the rest of the job is swallowed, and no fence is answered.
      if (this.paper === 'out' || this.coverOpen || this.cutterJammed) {
        const next = input.indexOf(0x10);
        input.splice(0, next < 0 ? input.length : Math.max(next, 1));
        this.#text = [];
        this.#lines = [];
        continue;
      }
      if (one !== 0x1b && one !== 0x1c && one !== 0x1d) {
        if (one === 0x0a) this.#endLine();
        else this.#text.push(one);
        input.shift();
        continue;
      }
      if (two === undefined) return;
      const used = this.#command((one << 8) | two, input, send);
      if (used === null) return;
      input.splice(0, used);
    }
  }

  /** Returns how many bytes the command took, or null when it is not whole yet. */
  #command(code: number, input: readonly number[], send: (...bytes: number[]) => void): number | null {
    const at = (index: number) => input[index] ?? 0;
    if (code === 0x1d56) {
      if (input.length < 4) return null;
      this.#cut();
      return 4;
    }
    if (code === 0x1d76) {
      const widthBytes = at(4) | (at(5) << 8);
      const rows = at(6) | (at(7) << 8);
      if (input.length < 8 || input.length < 8 + widthBytes * rows) return null;
      this.#lines.push({
        kind: 'raster',
        widthBytes,
        rows,
        bits: Uint8Array.from(input.slice(8, 8 + widthBytes * rows)),
      });
      return 8 + widthBytes * rows;
    }
    if (code === 0x1d28) {
      const length = at(3) | (at(4) << 8);
      if (input.length < 5 || input.length < 5 + length) return null;
      if (at(6) === 0x50) this.#qr = Buffer.from(input.slice(8, 5 + length)).toString();
      if (at(6) === 0x51) this.#lines.push({ kind: 'qr', data: this.#qr });
      return 5 + length;
    }
    const count = ARGUMENTS.get(code) ?? 0;
    if (input.length < 2 + count) return null;
    if (code === 0x1d21) this.#size = (at(2) & 7) + 1;
    else if (code === 0x1b45) this.#bold = (at(2) & 1) === 1;
    else if (code === 0x1b61) this.#center = at(2) === 1;
    else if (code === 0x1d72) send(this.paper === 'near-end' ? 0x03 : 0x00);
    return 2 + count;
  }

  #endLine(): void {
    if (this.#text.length === 0 && this.#lines.at(-1)?.kind === 'qr') return;
    this.#lines.push({
      kind: 'text',
      text: iconv.decode(Buffer.from(this.#text), 'GB18030'),
      size: this.#size,
      bold: this.#bold,
      center: this.#center,
    });
    this.#text = [];
  }

  #cut(): void {
    const text = this.#lines.map((line) =>
      line.kind === 'text' ? line.text : line.kind === 'qr' ? line.data : '▒',
    );
    this.slips.push({ png: drawTicket(this.#lines), text: text.join('\n'), at: new Date().toISOString() });
    this.#lines = [];
  }
}
