/** The A4 printer as the device host keeps it: one document at a time, its state asked again and again, its queue kept going. */

import type { DeviceFault, DeviceStatus } from '../common/status.ts';
import { StatusKeeper } from '../common/status-keeper.ts';
import type { A4PrinterConfig } from './config.ts';
import { A4Printer, NO_ANSWER, PATIENCE, type Patience, type PrintAnswer } from './driver.ts';
import { endpointOf } from './http.ts';
import { isPaused } from './status.ts';

/** Between two looks at an idle printer, and between two attempts to let a paused queue go on; in milliseconds. */
const CHECK_MS = 5_000;
const RESUME_EVERY_MS = 30_000;

const NOT_FITTED: DeviceFault = { code: 'unplugged', technician: '未配置 A4 打印机' };

export type A4PrinterOptions = {
  config: A4PrinterConfig;
  onStatus: (status: DeviceStatus) => void;
  checkMs?: number;
  patience?: Patience;
};

export class A4PrinterDevice {
  readonly #keeper: StatusKeeper;
  readonly #printer: A4Printer | null;
  readonly #checkMs: number;
  #queue: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #running = false;
  #printing = false;
  #resumedAt = 0;

  constructor({ config, onStatus, checkMs = CHECK_MS, patience = PATIENCE }: A4PrinterOptions) {
    const endpoint = config.kind === 'none' ? null : endpointOf(config);
    this.#keeper = new StatusKeeper('a4-printer', endpoint?.uri ?? '', onStatus);
    this.#printer = endpoint && new A4Printer(endpoint, patience);
    this.#checkMs = checkMs;
  }

  get status(): DeviceStatus {
    return this.#keeper.status;
  }

  start(): void {
    this.#running = true;
    if (this.#printer) void this.#begin();
  }

  async stop(): Promise<void> {
    this.#running = false;
    clearTimeout(this.#timer);
    await this.#queue;
  }

  /** A technician has seen to it: old jobs and old complaints are done with. */
  async restart(): Promise<void> {
    await this.#printer?.forgive();
    this.#resumedAt = 0;
    // Breaks off a print that hangs; #begin would wait for its end.
    await this.purge();
    await this.#begin();
  }

  async print(pdf: Uint8Array, jobName: string): Promise<PrintAnswer> {
    const printer = this.#printer;
    if (!printer) return { outcome: 'not-started', fault: NOT_FITTED };
    return this.#alone(async () => {
      this.#printing = true;
      this.#keeper.set({ state: 'busy' });
      try {
        return await printer.print(pdf, jobName);
      } finally {
        this.#printing = false;
        this.#checkIn(0);
      }
    });
  }

  /** At a session's end; breaks off a print that still runs. Whether nothing of ours is left in the print system. */
  async purge(): Promise<boolean> {
    return (await this.#printer?.purge()) ?? true;
  }

  async #begin(): Promise<void> {
    this.#keeper.set({ state: 'opening', fault: null, warnings: [] });
    // What a crashed process left behind would otherwise come out now.
    await this.#alone(() => this.purge());
    await this.#check();
  }

  async #check(): Promise<void> {
    const printer = this.#printer;
    if (!printer || this.#printing) return;
    const look = await printer.look();
    if (this.#printing || !this.#running) return;
    this.#keeper.set(
      look
        ? { state: look.fault ? 'fault' : 'ready', fault: look.fault, warnings: look.warnings }
        : { state: 'fault', fault: NO_ANSWER, warnings: [] },
    );
    const onlyPaused = look && isPaused(look.printer) && (look.fault?.code === 'paused' || look.hearsay);
    if (onlyPaused && Date.now() - this.#resumedAt > RESUME_EVERY_MS) {
      this.#resumedAt = Date.now();
      // Behind a print that began in the meantime: its job must not be purged here.
      if (await this.#alone(async () => (await this.purge()) && printer.resume())) return this.#checkIn(0);
    }
    this.#checkIn(this.#checkMs);
  }

  #checkIn(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#running) this.#timer = setTimeout(() => void this.#check(), ms);
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}
