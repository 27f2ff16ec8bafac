/** Drives an ESC/POS printer: a slip is printed only when the printer itself says so after the cut. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver } from '../device.ts';
import type { DeviceFault, DeviceWarning } from '../status.ts';
import type { ByteLink } from '../transport/link.ts';
import { CLEAR, encodeSlip, FENCE, type PaperWidth, type Rasterise, statusRequest } from './encoder.ts';
import type { Slip } from './slip.ts';
import { faultOf, PrinterStream, type StatusBytes, warningsOf } from './status.ts';

/** Longest wait for one status byte and for a whole slip, in milliseconds. */
const STATUS_MS = 500;
const SLIP_MS = 15_000;
/** How often a printer at work is asked whether it stopped, in milliseconds. */
const WATCH_MS = 600;

const NO_ANSWER: DeviceFault = { code: 'no-answer', technician: '打印机不应答：请检查电源和数据线' };
const UNCONFIRMED: DeviceFault = {
  code: 'no-answer',
  technician: '打印机收到整张回执但没有确认打完：请查看出纸口，必要时断电重启打印机',
};

export type PrintAnswer =
  | { outcome: 'printed' }
  | { outcome: 'not-started'; fault: DeviceFault }
  | { outcome: 'unknown'; fault: DeviceFault };

export class ReceiptPrinter implements Driver {
  readonly #link: ByteLink;
  readonly #paper: PaperWidth;
  readonly #rasterise: Rasterise;
  #onStatusByte: ((byte: number) => void) | null = null;
  #onFence: (() => void) | null = null;

  constructor(link: ByteLink, paper: PaperWidth, rasterise: Rasterise) {
    this.#link = link;
    this.#paper = paper;
    this.#rasterise = rasterise;
    const stream = new PrinterStream();
    link.onBytes((bytes) => {
      for (const byte of bytes) {
        const kind = stream.push(byte);
        if (kind === 'real-time') this.#onStatusByte?.(byte);
        else if (kind === 'fence') this.#onFence?.();
      }
    });
  }

  async greet(): Promise<DeviceFault | null> {
    return (await this.#status()) ? null : NO_ANSWER;
  }

  async check(): Promise<{ fault: DeviceFault | null; warnings: DeviceWarning[] } | null> {
    const status = await this.#status();
    return status && { fault: faultOf(status), warnings: warningsOf(status) };
  }

  /** Status, slip, fence, status: whatever goes wrong after the first byte leaves open whether paper came out. */
  async print(slip: Slip): Promise<PrintAnswer> {
    const job = Buffer.concat([encodeSlip(slip, this.#paper, this.#rasterise), FENCE]);
    const before = await this.#status();
    const wrong = before ? faultOf(before) : NO_ANSWER;
    if (wrong) return { outcome: 'not-started', fault: wrong };
    const fault = await this.#send(job);
    if (!fault) return { outcome: 'printed' };
    // What waits in the buffer must not come out into the next citizen's hands once there is paper again.
    this.#link.write(CLEAR).catch(() => undefined);
    return { outcome: 'unknown', fault };
  }

  /** Null once the fence was answered and the printer is well. */
  async #send(job: Uint8Array): Promise<DeviceFault | null> {
    const until = Date.now() + SLIP_MS;
    let broken = false;
    const fence = new Promise<'fence'>((resolve) => {
      this.#onFence = () => resolve('fence');
    });
    // Not awaited: with flow control the last bytes leave when there is paper again.
    this.#link.write(job).catch(() => {
      broken = true;
    });
    try {
      while (Date.now() < until && !broken) {
        const first = await Promise.race([fence, sleep(WATCH_MS)]);
        const status = await this.#status();
        if (!status) return NO_ANSWER;
        const fault = faultOf(status);
        if (first === 'fence') return isAfterTheCut(fault) ? null : fault;
        if (fault && fault.code !== 'overheated') return fault;
      }
      return broken ? NO_ANSWER : UNCONFIRMED;
    } finally {
      this.#onFence = null;
    }
  }

  async #status(): Promise<StatusBytes | null> {
    const bytes: number[] = [];
    for (const n of [1, 4, 2, 3] as const) {
      const byte = (await this.#askStatus(n)) ?? (await this.#askStatus(n));
      if (byte === null) return null;
      bytes.push(byte);
    }
    const [printer = 0, paper = 0, offline = 0, error = 0] = bytes;
    return { printer, paper, offline, error };
  }

  async #askStatus(n: 1 | 2 | 3 | 4): Promise<number | null> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<number | null>((resolve) => {
        this.#onStatusByte = resolve;
        timer = setTimeout(() => resolve(null), STATUS_MS);
        this.#link.write(statusRequest(n)).catch(() => resolve(null));
      });
    } finally {
      this.#onStatusByte = null;
      clearTimeout(timer);
    }
  }
}

/** The fence stands behind the cut, so only a cutter or a jam can have spoilt what came before it. */
function isAfterTheCut(fault: DeviceFault | null): boolean {
  return fault?.code !== 'cutter' && fault?.code !== 'jam';
}
