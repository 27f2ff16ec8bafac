/** Whether a slip waits at the printer's exit, and what becomes of one that nobody takes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Holds } from '../common/status.ts';
import type { ReceiptPrinter } from './driver.ts';

/** Between two looks while a slip waits, in milliseconds: a screen that asks for it to be taken should notice at once. */
const LOOK_EVERY_MS = 500;

/** The supervisor, as far as it is needed here. */
type Printer = {
  use<T>(work: (printer: ReceiptPrinter) => Promise<T>): Promise<T | null>;
  setHolds(holds: Holds): void;
};

export type SlipExitOptions = {
  /** After this long a slip is thrown out or taken back, once, where the configuration says so; in milliseconds. */
  uncollectedMs: number;
};

export class SlipExit {
  readonly #printer: Printer;
  readonly #options: SlipExitOptions;
  #hasSlip = false;
  /** When the slip that waits now has waited long enough, by the monotonic clock. */
  #dueAt = Number.POSITIVE_INFINITY;
  #watching = false;

  constructor(printer: Printer, options: SlipExitOptions) {
    this.#printer = printer;
    this.#options = options;
  }

  /** What the printer just said of its exit; null: it can't tell. */
  seen(slip: boolean | null): void {
    this.#printer.setHolds(slip === null ? null : slip ? 'slip' : 'nothing');
    const isNew = slip === true && !this.#hasSlip;
    this.#hasSlip = slip === true;
    if (!isNew) return;
    this.#dueAt = performance.now() + this.#options.uncollectedMs;
    if (!this.#watching) void this.#watch();
  }

  async #watch(): Promise<void> {
    this.#watching = true;
    while (this.#hasSlip) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
      // Decided only when the printer is free: a job in between puts another slip there.
      const seen = await this.#printer.use((printer) => {
        if (performance.now() < this.#dueAt) return printer.slipAtExit();
        this.#dueAt = Number.POSITIVE_INFINITY;
        return printer.clearExit();
      });
      // The driver reports what it sees by itself; a printer that is not connected reports nothing.
      if (seen === null) this.seen(null);
    }
    this.#watching = false;
  }
}
