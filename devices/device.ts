/** Keeps one device usable: open → ready → busy → fault → reconnect with backoff; one owner, one command at a time. */
import type { Transport } from '../kiosk-config/schema.ts';
import type { DeviceFault, DeviceName, DeviceStatus, DeviceWarning } from './status.ts';
import type { ByteLink } from './transport/link.ts';
import { openLink, portName } from './transport/open.ts';

/** What a driver does with an open link. */
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
  /** Waits before each reconnect, in milliseconds; the last one repeats. */
  reconnectMs?: readonly number[];
  /** How often an idle device is checked, in milliseconds. */
  checkMs?: number;
};

const UNPLUGGED: DeviceFault = {
  code: 'unplugged',
  technician: '端口打不开：请检查数据线、电源和配置中的端口名',
};
const SILENT: DeviceFault = {
  code: 'no-answer',
  technician: '设备不应答：请检查电源和数据线，必要时断电重启设备',
};

export class Supervisor<D extends Driver> {
  readonly #options: SupervisorOptions<D>;
  #status: DeviceStatus;
  #driver: D | null = null;
  #link: ByteLink | null = null;
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
    if (this.#status.state !== 'off') void this.#open();
  }

  /** Runs `work` alone on the device, or returns null when it is not usable now. */
  async use<T>(work: (driver: D) => Promise<T>): Promise<T | null> {
    return this.#alone(async () => {
      const driver = this.#driver;
      if (!driver) return null;
      this.#set({ state: 'busy' });
      try {
        return await work(driver);
      } finally {
        if (this.#driver === driver) this.#set({ state: this.#status.fault ? 'fault' : 'ready' });
      }
    });
  }

  /** Closes the port and opens it again. */
  async restart(): Promise<void> {
    await this.#drop(null);
    this.#failures = 0;
    if (this.#options.transport.kind !== 'none') void this.#open();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#drop(null);
  }

  /** The device stopped answering in the middle of something. */
  async lost(): Promise<void> {
    await this.#drop(SILENT);
    this.#later();
  }

  async #open(): Promise<void> {
    clearTimeout(this.#timer);
    const { transport, drive } = this.#options;
    if (this.#stopped || transport.kind === 'none') return;
    let link: ByteLink;
    try {
      link = await openLink(transport);
    } catch {
      this.#set({ state: 'fault', fault: UNPLUGGED });
      this.#later();
      return;
    }
    const driver = drive(link);
    link.onClose(() => {
      if (this.#link !== link) return;
      void this.#drop(UNPLUGGED);
      this.#later();
    });
    this.#link = link;
    const fault = await driver.greet();
    if (this.#link !== link) return;
    if (fault) {
      await this.#drop(fault);
      this.#later();
      return;
    }
    this.#driver = driver;
    this.#failures = 0;
    this.#set({ state: 'ready', fault: null });
    await this.#check(driver);
  }

  async #check(driver: D): Promise<void> {
    const found = await this.#alone(async () => (this.#driver === driver ? driver.check() : undefined));
    if (found === undefined || this.#driver !== driver) return;
    if (found === null) {
      await this.lost();
      return;
    }
    this.#set({ state: found.fault ? 'fault' : 'ready', fault: found.fault, warnings: found.warnings });
    this.#timer = setTimeout(() => void this.#check(driver), this.#options.checkMs ?? 2_000);
  }

  async #drop(fault: DeviceFault | null): Promise<void> {
    clearTimeout(this.#timer);
    const link = this.#link;
    this.#link = null;
    this.#driver = null;
    this.#set({
      state: fault ? 'fault' : this.#status.state === 'off' ? 'off' : 'opening',
      fault,
      warnings: [],
    });
    // A close that hangs with its USB stack must not hold up the reconnect.
    if (link)
      await Promise.race([link.close(), new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
  }

  #later(): void {
    if (this.#stopped) return;
    const waits = this.#options.reconnectMs ?? [1_000, 2_000, 5_000, 10_000, 30_000];
    const wait = waits[Math.min(this.#failures++, waits.length - 1)] ?? 1_000;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#open(), wait);
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
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
