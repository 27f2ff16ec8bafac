/** Whether a slip waits at the printer's exit, and what becomes of one that nobody takes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReceiptPrinter } from '../../devices/receipt-printer/driver.ts';

/** Between two looks while a slip waits, in milliseconds: a screen that asks for it to be taken should notice at once. */
const LOOK_EVERY_MS = 500;

type Printer = { use<T>(work: (printer: ReceiptPrinter) => Promise<T>): Promise<T | null> };

export type SlipExitOptions = {
  /** After this long a slip is thrown out or taken back, once, where the configuration says so; in milliseconds. */
  uncollectedMs: number;
  /** null: the printer can't tell. */
  onChange: (present: boolean | null) => void;
};

export class SlipExit {
  readonly #printer: Printer;
  readonly #options: SlipExitOptions;
  #present: boolean | null = null;
  /** When the slip that waits now has waited long enough, by the monotonic clock. */
  #dueAt = Number.POSITIVE_INFINITY;
  #watching = false;

  constructor(printer: Printer, options: SlipExitOptions) {
    this.#printer = printer;
    this.#options = options;
  }

  /** null: the printer can't tell. */
  get present(): boolean | null {
    return this.#present;
  }

  /** What the printer just said of its exit; null also when it is gone. */
  saw(present: boolean | null): void {
    if (present === this.#present) return;
    this.#present = present;
    this.#options.onChange(present);
    if (!present) return;
    this.#dueAt = performance.now() + this.#options.uncollectedMs;
    if (!this.#watching) void this.#watch();
  }

  async #watch(): Promise<void> {
    this.#watching = true;
    while (this.#present) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
      // Decided when the printer is free: a job in between puts another slip there.
      const there = await this.#printer.use((printer) => {
        if (performance.now() < this.#dueAt) return printer.slipAtExit();
        this.#dueAt = Number.POSITIVE_INFINITY;
        return printer.clearExit();
      });
      // Otherwise the driver tells what it sees.
      if (there === null) this.saw(null);
    }
    this.#watching = false;
  }
}
