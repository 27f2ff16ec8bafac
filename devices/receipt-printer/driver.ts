/** Drives an ESC/POS printer: a slip is printed only when the printer itself says so after the cut. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrintOutcome } from '../common/contract.ts';
import type { DeviceFault, DeviceWarning } from '../common/status.ts';
import type { ByteDriver } from '../transport/byte-device.ts';
import type { ByteLink } from '../transport/byte-link.ts';
import type { Slip } from './contract.ts';
import { CLEAR, EXIT, encodeSlip, FENCE, type PaperWidth, type Rasterise } from './encoder.ts';
import { PrinterExchange } from './exchange.ts';
import { type FullStatus, faultOf, type StatusBytes, slipAtExit, warningsOf } from './status.ts';
import { WORDS } from './words.ts';

/** Longest wait for a whole slip, in milliseconds. */
const SLIP_MS = 15_000;
/** The same for a printer that is known not to confirm, in milliseconds: enough for the longest slip to come out. */
const UNCONFIRMED_MS = 4_000;
/** How often a printer at work is asked whether it stopped, in milliseconds. */
const WATCH_MS = 600;
/** How long a presenter takes to throw a slip out or take it back, and how often it is asked, in milliseconds. */
const EXIT_MS = 4_000;
const EXIT_LOOK_MS = 250;

const { noAnswer: NO_ANSWER, unconfirmed: UNCONFIRMED } = WORDS.faults;

export type ReceiptPrinterOptions = {
  paperWidth: PaperWidth;
  rasterise: Rasterise;
  /** Whose commands tell what lies at the exit. */
  presenter?: 'none' | 'custom';
  /** What to do with a slip that nobody took. */
  uncollected?: 'leave' | 'retract' | 'eject';
  /** Told after each look at the exit; null: it can't be seen. */
  onExit?: (slip: boolean | null) => void;
  /** Longest wait for a whole slip, in milliseconds. */
  slipMs?: number;
  confirming?: Confirming;
};

/**
 * Whether a printer confirms a slip (GS r): known after its first, and kept while its link is lost and made again. Simple boards never
 * do, and every slip would be waited for in vain.
 */
export type Confirming = { answer: 'unknown' | 'always' | 'never' };

/** `full` only where there is a presenter. */
type PrinterState = { bytes: StatusBytes; full: FullStatus | null };

export class ReceiptPrinter implements ByteDriver {
  readonly #exchange: PrinterExchange;
  readonly #options: ReceiptPrinterOptions;
  readonly #hasPresenter: boolean;
  readonly #uncollected: 'leave' | 'retract' | 'eject';
  readonly #confirming: Confirming;

  constructor(link: ByteLink, options: ReceiptPrinterOptions) {
    this.#options = options;
    this.#hasPresenter = (options.presenter ?? 'none') !== 'none';
    this.#uncollected = options.uncollected ?? 'leave';
    this.#confirming = options.confirming ?? { answer: 'unknown' };
    this.#exchange = new PrinterExchange(link, this.#hasPresenter);
  }

  async greet(): Promise<DeviceFault | null> {
    return (await this.#state()) ? null : NO_ANSWER;
  }

  async check(): Promise<{ fault: DeviceFault | null; warnings: DeviceWarning[] } | null> {
    const state = await this.#state();
    if (!state) return null;
    const { bytes, full } = state;
    const never: DeviceWarning[] = this.#confirming.answer === 'never' ? ['never-confirms'] : [];
    const little: DeviceWarning[] = this.#exchange.tellsLittle ? ['tells-little'] : [];
    return { fault: faultOf(bytes, full), warnings: [...warningsOf(bytes, full), ...never, ...little] };
  }

  /** Whether a slip waits at the exit; null where the printer can't tell. */
  async slipAtExit(): Promise<boolean | null> {
    return slipAtExit(await this.#full());
  }

  /** Throws out or takes back a slip that nobody took, as configured; what lies at the exit then. */
  async clearExit(): Promise<boolean | null> {
    if (this.#uncollected === 'leave') return this.slipAtExit();
    this.#exchange.write(EXIT[this.#uncollected]).catch(() => undefined);
    for (const until = performance.now() + EXIT_MS; ; await sleep(EXIT_LOOK_MS)) {
      const slip = await this.slipAtExit();
      if (slip !== true || performance.now() > until) return slip;
    }
  }

  /** Status, slip, fence, status: whatever goes wrong after the first byte leaves open whether paper came out. */
  async print(slip: Slip): Promise<PrintOutcome> {
    const { paperWidth, rasterise } = this.#options;
    const job = Buffer.concat([encodeSlip(slip, paperWidth, rasterise), FENCE]);
    const before = await this.#state();
    const wrong = before ? faultOf(before.bytes, before.full) : NO_ANSWER;
    if (wrong) return { outcome: 'not-started', fault: wrong };
    // Two people's slips in one hand is one too many.
    if (before && slipAtExit(before.full) && this.#uncollected !== 'leave') await this.clearExit();
    if (this.#confirming.answer === 'never') this.#exchange.forgetFences();
    else await this.#exchange.awaitEarlierFences();
    const fault = await this.#send(job);
    if (!fault) return { outcome: 'printed' };
    // A printer that is well and only doesn't say so is still at work.
    if (fault === UNCONFIRMED && this.#confirming.answer === 'never') return { outcome: 'unknown', fault };
    // What waits in the buffer must not come out into the next citizen's hands once there is paper again.
    this.#exchange.write(CLEAR).catch(() => undefined);
    return { outcome: 'unknown', fault };
  }

  /** Null once the fence was answered and the printer is well. */
  async #send(job: Uint8Array): Promise<DeviceFault | null> {
    const { slipMs = SLIP_MS } = this.#options;
    const until =
      performance.now() + (this.#confirming.answer === 'never' ? Math.min(UNCONFIRMED_MS, slipMs) : slipMs);
    let broken = false;
    const fence = this.#exchange.fenceAnswered().then(() => 'fence' as const);
    // Not awaited: with flow control the last bytes leave when there is paper again.
    this.#exchange.write(job).catch(() => {
      broken = true;
    });
    while (performance.now() < until && !broken) {
      if ((await Promise.race([fence, sleep(WATCH_MS)])) === 'fence') {
        this.#confirming.answer = 'always';
        const state = await this.#state();
        if (!state) return NO_ANSWER;
        const fault = faultOf(state.bytes, state.full);
        return isAfterTheCut(fault) ? null : fault;
      }
      const bytes = await this.#exchange.bytes();
      if (!bytes) return NO_ANSWER;
      const fault = faultOf(bytes);
      if (fault && fault.code !== 'overheated') return fault;
    }
    if (broken) return NO_ANSWER;
    // It answered everything else all the while. One that has confirmed before is only late.
    if (this.#confirming.answer === 'unknown') this.#confirming.answer = 'never';
    return UNCONFIRMED;
  }

  async #state(): Promise<PrinterState | null> {
    const bytes = await this.#exchange.bytes();
    return bytes && { bytes, full: await this.#full() };
  }

  async #full(): Promise<FullStatus | null> {
    if (!this.#hasPresenter) return null;
    const full = await this.#exchange.fullStatus();
    this.#options.onExit?.(slipAtExit(full));
    return full;
  }
}

/** The fence stands behind the cut, so only a cutter or a jam can have spoilt what came before it. */
function isAfterTheCut(fault: DeviceFault | null): boolean {
  return fault?.code !== 'cutter' && fault?.code !== 'jam';
}
