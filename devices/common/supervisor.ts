/** Keeps one device usable: open → ready → busy → fault → reconnect with backoff; one owner, one command at a time. */

import type { ByteLink } from '../transport/byte-link.ts';
import type { Transport } from '../transport/config.ts';
import { type FittedTransport, openLink, portName } from '../transport/open.ts';
import type { DeviceFault, DeviceName, DeviceStatus, DeviceWarning } from './status.ts';

/** What a driver does with an open link. None of its promises may reject or last for ever. */
export interface Driver {
  /** Asks the device who it is; resolves with null when it answers as it should. */
  greet(): Promise<DeviceFault | null>;
  /** Called while idle: a fault, the warnings, or null when the device no longer answers. */
  check(): Promise<{ fault: DeviceFault | null; warnings: DeviceWarning[] } | null>;
}

export type SupervisorOptions<D extends Driver> = {
  device: DeviceName;
  transport: Transport;
  drive: (link: ByteLink) => D;
  onStatus: (status: DeviceStatus) => void;
  /** A close or a piece of work never returned: the port is lost to this process. */
  onHang: (device: DeviceName) => void;
  open?: (transport: FittedTransport) => Promise<ByteLink>;
  /** Waits before each reconnect, in milliseconds; the last one repeats. */
  reconnectMs?: readonly number[];
  /** How often an idle device is checked, in milliseconds. */
  checkMs?: number;
  /** Longest close, and longest piece of work, before the port counts as hung; in milliseconds. */
  closeMs?: number;
  workMs?: number;
};

const UNPLUGGED: DeviceFault = {
  code: 'unplugged',
  technician: '端口打不开：请检查数据线、电源和配置中的端口名',
};
const SILENT: DeviceFault = {
  code: 'no-answer',
  technician: '设备不应答：请检查电源和数据线，必要时断电重启设备',
};
const RECONNECT_MS = [1_000, 2_000, 5_000, 10_000, 30_000] as const;
const CHECK_MS = 2_000;
/** A close or drain that takes longer never returns (serialport on a stuck USB stack), in milliseconds. */
const CLOSE_MS = 3_000;
/** No driver's work takes this long: its own deadlines are far shorter. In milliseconds. */
const WORK_MS = 60_000;

type Connected<D> = { link: ByteLink; driver: D };

export class Supervisor<D extends Driver> {
  readonly #options: SupervisorOptions<D>;
  #status: DeviceStatus;
  /** What is open and has greeted; null while opening, in reconnect and when stopped. */
  #connected: Connected<D> | null = null;
  /** Counts openings and closings: whoever waited through one of them has lost its say. */
  #turn = 0;
  #opening: ByteLink | null = null;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #stopped = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: SupervisorOptions<D>) {
    this.#options = options;
    this.#status = {
      device: options.device,
      state: options.transport.kind === 'none' ? 'off' : 'opening',
      fault: null,
      warnings: [],
      port: portName(options.transport),
      since: new Date().toISOString(),
    };
  }

  get status(): DeviceStatus {
    return this.#status;
  }

  start(): void {
    this.#options.onStatus(this.#status);
    void this.#open();
  }

  /**
   * Runs `work` alone on the device, or returns null when it is not connected now. A polling caller stays
   * unseen; work that a citizen waits for calls `busy`, and the device is checked right after it.
   */
  async use<T>(work: (driver: D, busy: () => void) => Promise<T>): Promise<T | null> {
    return this.#alone(async () => {
      const connected = this.#connected;
      if (!connected) return null;
      let wasBusy = false;
      const busy = () => {
        wasBusy = true;
        if (this.#connected === connected) this.#set({ state: 'busy' });
      };
      try {
        return await work(connected.driver, busy);
      } finally {
        if (wasBusy && this.#connected === connected) {
          this.#set({ state: this.#status.fault ? 'fault' : 'ready' });
          this.#checkIn(0);
        }
      }
    });
  }

  /** Closes the port and opens it again. */
  async restart(): Promise<void> {
    await this.#drop(null);
    this.#failures = 0;
    await this.#open();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#drop(null);
  }

  /** The device stopped answering in the middle of something: its port is opened anew. */
  lost(): Promise<void> {
    return this.#fail(SILENT);
  }

  async #open(): Promise<void> {
    const { transport, drive, open = openLink } = this.#options;
    if (this.#stopped || transport.kind === 'none') return;
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const link = await open(transport).catch(() => null);
    if (turn !== this.#turn) {
      await link?.close().catch(() => undefined);
      return;
    }
    if (!link) return this.#fail(UNPLUGGED);
    this.#opening = link;
    link.onClose(() => {
      if (this.#opening === link || this.#connected?.link === link) void this.#fail(UNPLUGGED);
    });
    const driver = drive(link);
    const fault = await driver.greet();
    if (turn !== this.#turn) return;
    if (fault) return this.#fail(fault);
    this.#opening = null;
    this.#connected = { link, driver };
    this.#failures = 0;
    await this.#check();
  }

  async #check(): Promise<void> {
    const turn = this.#turn;
    const found = await this.#alone(async () => {
      const connected = this.#connected;
      if (!connected || turn !== this.#turn) return 'gone';
      return (await connected.link.present()) ? connected.driver.check() : 'unplugged';
    });
    if (turn !== this.#turn || found === 'gone') return;
    if (found === 'unplugged') return this.#fail(UNPLUGGED);
    if (found === null) return this.lost();
    this.#set({ state: found.fault ? 'fault' : 'ready', fault: found.fault, warnings: found.warnings });
    this.#checkIn(this.#options.checkMs ?? CHECK_MS);
  }

  #checkIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), ms);
  }

  async #fail(fault: DeviceFault): Promise<void> {
    const dropped = this.#drop(fault);
    if (!this.#stopped) {
      const waits = this.#options.reconnectMs ?? RECONNECT_MS;
      const wait = waits[Math.min(this.#failures++, waits.length - 1)] ?? CHECK_MS;
      this.#timer = setTimeout(() => void this.#open(), wait);
    }
    await dropped;
  }

  async #drop(fault: DeviceFault | null): Promise<void> {
    clearTimeout(this.#timer);
    this.#turn++;
    const link = this.#connected?.link ?? this.#opening;
    this.#connected = null;
    this.#opening = null;
    const off = this.#options.transport.kind === 'none';
    this.#set({ state: fault ? 'fault' : off ? 'off' : 'opening', fault, warnings: [] });
    if (!link) return;
    // A device that is gone may refuse even that.
    await this.#within(this.#options.closeMs ?? CLOSE_MS, () => link.close().catch(() => undefined));
  }

  /** Whoever waits for `work` waits on; `onHang` ends the process before anyone could notice. */
  async #within<T>(ms: number, work: () => Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.#options.onHang(this.#options.device), ms);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
    }
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(() => this.#within(this.#options.workMs ?? WORK_MS, work));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #set(change: Partial<Pick<DeviceStatus, 'state' | 'fault' | 'warnings'>>): void {
    const next = { ...this.#status, ...change };
    const same =
      next.state === this.#status.state &&
      next.fault?.code === this.#status.fault?.code &&
      next.warnings.join() === this.#status.warnings.join();
    if (same) return;
    if (next.state !== this.#status.state) next.since = new Date().toISOString();
    this.#status = next;
    this.#options.onStatus(next);
  }
}
