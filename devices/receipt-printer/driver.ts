/** Drives an ESC/POS printer: a slip is printed only when the printer itself says so after the cut. */
import type { Driver } from '../device.ts';
import type { DeviceFault, DeviceWarning } from '../status.ts';
import type { ByteLink } from '../transport/link.ts';
import { encodeSlip, FENCE, type PaperWidth, type Rasterise, statusRequest } from './encoder.ts';
import type { Slip } from './slip.ts';
import { faultOf, isStatusByte, type StatusBytes, warningsOf } from './status.ts';

/** Longest wait for one status byte and for a whole slip, in milliseconds. */
const STATUS_MS = 500;
const SLIP_MS = 15_000;

const NO_ANSWER: DeviceFault = { code: 'no-answer', technician: '打印机不应答：请检查电源和数据线' };

export type PrintAnswer =
  | { outcome: 'printed' }
  | { outcome: 'not-started'; fault: DeviceFault }
  | { outcome: 'unknown'; fault: DeviceFault };

export class ReceiptPrinter implements Driver {
  readonly #link: ByteLink;
  readonly #paper: PaperWidth;
  readonly #rasterise: Rasterise;
  #waiting: { wants: (byte: number) => boolean; take: (byte: number) => void } | null = null;

  constructor(link: ByteLink, paper: PaperWidth, rasterise: Rasterise) {
    this.#link = link;
    this.#paper = paper;
    this.#rasterise = rasterise;
    link.onBytes((bytes) => {
      for (const byte of bytes) if (this.#waiting?.wants(byte)) this.#waiting.take(byte);
    });
  }

  async greet(): Promise<DeviceFault | null> {
    return (await this.#status()) ? null : NO_ANSWER;
  }

  async check(): Promise<{ fault: DeviceFault | null; warnings: DeviceWarning[] } | null> {
    const status = await this.#status();
    return status && { fault: faultOf(status), warnings: warningsOf(status) };
  }

  /** Status, slip, fence, status: silence after the first byte leaves open whether paper came out. */
  async print(slip: Slip): Promise<PrintAnswer> {
    const before = await this.#status();
    const wrong = before ? faultOf(before) : NO_ANSWER;
    if (wrong) return { outcome: 'not-started', fault: wrong };
    const printed = await this.#exchange(
      Uint8Array.of(...encodeSlip(slip, this.#paper, this.#rasterise), ...FENCE),
      (byte) => (byte & 0x90) === 0,
      SLIP_MS,
    );
    const after = await this.#status();
    const fault = after ? faultOf(after) : NO_ANSWER;
    if (printed !== null && fault?.code !== 'cutter' && fault?.code !== 'jam') return { outcome: 'printed' };
    return { outcome: 'unknown', fault: fault ?? NO_ANSWER };
  }

  async #status(): Promise<StatusBytes | null> {
    const bytes: number[] = [];
    for (const n of [1, 4, 2, 3] as const) {
      const byte =
        (await this.#exchange(statusRequest(n), isStatusByte, STATUS_MS)) ??
        (await this.#exchange(statusRequest(n), isStatusByte, STATUS_MS));
      if (byte === null) return null;
      bytes.push(byte);
    }
    const [printer = 0, paper = 0, offline = 0, error = 0] = bytes;
    return { printer, paper, offline, error };
  }

  /** Sends, and waits for the first byte of the wanted form; null when none came in time. */
  async #exchange(
    bytes: Uint8Array,
    wants: (byte: number) => boolean,
    deadlineMs: number,
  ): Promise<number | null> {
    let timer: NodeJS.Timeout | undefined;
    const answer = new Promise<number | null>((resolve) => {
      this.#waiting = { wants, take: resolve };
      timer = setTimeout(() => resolve(null), deadlineMs);
    });
    try {
      await this.#link.write(bytes);
      return await answer;
    } catch {
      return null;
    } finally {
      this.#waiting = null;
      clearTimeout(timer);
    }
  }
}
