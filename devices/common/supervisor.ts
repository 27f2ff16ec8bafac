/** Keeps one device usable: opens it, checks it while idle, reopens it with growing pauses; one piece of work at a time. */
import type { DeviceFault, DeviceWarning, Holds, Status } from './status.ts';

/** What a check of an idle device found. `lost`: it no longer answers and must be opened anew. */
export type Checked =
  | {
      fault: DeviceFault | null;
      warnings: DeviceWarning[];
      holds?: Holds;
      /** The next check is due at once. */
      again?: boolean;
    }
  | { lost: DeviceFault };

/** An open device, whatever carries it. None of its promises may reject or last for ever. */
export interface Connection<Driver> {
  readonly driver: Driver;
  /** Where opening found out more than the configuration says, such as the full name of a card reader. */
  readonly port?: string;
  /** Asks the device who it is; null when it answers as it should. */
  greet(): Promise<DeviceFault | null>;
  check(): Promise<Checked>;
  /** Calls the listener once when the connection ends by itself. Not every system notices a pulled plug. */
  onClose?(listener: (fault: DeviceFault) => void): void;
  close(): Promise<void>;
}

export type Opened<Driver> = { connection: Connection<Driver> } | { fault: DeviceFault };

export type SupervisorOptions<Driver> = {
  /** False: the configuration names no such device, and its state stays `off`. */
  isFitted: boolean;
  /** What it is attached to, as the technician reads it. */
  port: string;
  open: () => Promise<Opened<Driver>>;
  onStatus: (status: Status) => void;
  /** The connection is gone: what was known of a card or slip in the device no longer holds. */
  onLost?: () => void;
  /** A close or a piece of work never returned: the port is lost to this process. */
  onHang: () => void;
} & SupervisorTimes;

/** All in milliseconds. */
export type SupervisorTimes = {
  /** Waits before each reconnect; the last one repeats. */
  reconnectMs?: readonly number[] | undefined;
  /** How often an idle device is checked. */
  checkMs?: number | undefined;
  /** Longest close, and longest piece of work, before the port counts as hung. */
  closeMs?: number | undefined;
  workMs?: number | undefined;
};

/** What a piece of work may tell the supervisor while it runs. */
export type Work = {
  /** A citizen waits for it: shown as `busy`, and the device is checked right after it. */
  busy(): void;
  /** The device stopped answering: it is closed and opened anew. */
  lost(fault: DeviceFault): Promise<void>;
};

const RECONNECT_MS = [1_000, 2_000, 5_000, 10_000, 30_000] as const;
const CHECK_MS = 2_000;
/** A close that takes longer never returns: serialport waits for ever on a stuck USB stack. In milliseconds. */
const CLOSE_MS = 3_000;
/** A driver's own deadlines are far shorter. In milliseconds. */
const WORK_MS = 60_000;

type StatusChange = Partial<Omit<Status, 'since'>>;

export class Supervisor<Driver> {
  readonly #options: SupervisorOptions<Driver>;
  #status: Status;
  /** What is open and has greeted; null while opening, between reconnects and when stopped. */
  #connected: Connection<Driver> | null = null;
  /** Counts openings and closings: work that began before one of them must not change the state after it. */
  #generation = 0;
  #opening: Connection<Driver> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #stopped = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: SupervisorOptions<Driver>) {
    this.#options = options;
    this.#status = {
      state: options.isFitted ? 'opening' : 'off',
      fault: null,
      warnings: [],
      holds: null,
      port: options.port,
      since: new Date().toISOString(),
    };
  }

  get status(): Status {
    return this.#status;
  }

  start(): void {
    this.#options.onStatus(this.#status);
    void this.#open();
  }

  /** Runs `work` alone on the device, or returns null when it is not connected now. */
  async use<T>(work: (driver: Driver, on: Work) => Promise<T>): Promise<T | null> {
    return this.#alone(async () => {
      const connected = this.#connected;
      if (!connected) return null;
      const isConnected = () => this.#connected === connected;
      let wasBusy = false;
      const on: Work = {
        busy: () => {
          wasBusy = true;
          if (isConnected()) this.#set({ state: 'busy' });
        },
        lost: async (fault) => {
          if (isConnected()) await this.#fail(fault);
        },
      };
      try {
        return await work(connected.driver, on);
      } finally {
        // It stays `busy` until that check has said how it stands now.
        if (wasBusy && isConnected()) this.#checkIn(0);
      }
    });
  }

  /** What lies in the device now. It is forgotten with the connection. */
  setHolds(holds: Holds): void {
    if (this.#connected || this.#opening) this.#set({ holds });
  }

  /** Closes the device and opens it again. */
  async restart(): Promise<void> {
    await this.#drop(null);
    this.#failures = 0;
    await this.#open();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#drop(null);
  }

  async #open(): Promise<void> {
    const { isFitted, open } = this.#options;
    if (this.#stopped || !isFitted) return;
    clearTimeout(this.#timer);
    const generation = ++this.#generation;
    const opened = await open();
    if (generation !== this.#generation) {
      if ('connection' in opened) await opened.connection.close();
      return;
    }
    if ('fault' in opened) return this.#fail(opened.fault);
    const { connection } = opened;
    this.#opening = connection;
    connection.onClose?.((fault) => {
      if (this.#opening === connection || this.#connected === connection) void this.#fail(fault);
    });
    const fault = await connection.greet();
    if (generation !== this.#generation) return;
    if (fault) return this.#fail(fault);
    this.#opening = null;
    this.#connected = connection;
    this.#failures = 0;
    await this.#check();
  }

  async #check(): Promise<void> {
    const generation = this.#generation;
    const found = await this.#alone(async () =>
      generation === this.#generation && this.#connected ? this.#connected.check() : null,
    );
    if (!found || !this.#connected || generation !== this.#generation) return;
    if ('lost' in found) return this.#fail(found.lost);
    const { port = this.#status.port } = this.#connected;
    const { again = false, ...change } = found;
    this.#set({ ...change, state: found.fault ? 'fault' : 'ready', port });
    this.#checkIn(again ? 0 : (this.#options.checkMs ?? CHECK_MS));
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
    this.#generation++;
    const connection = this.#connected ?? this.#opening;
    this.#connected = null;
    this.#opening = null;
    const state = fault ? 'fault' : this.#options.isFitted ? 'opening' : 'off';
    this.#set({ state, fault, warnings: [], holds: null });
    if (!connection) return;
    this.#options.onLost?.();
    await this.#within(this.#options.closeMs ?? CLOSE_MS, () => connection.close());
  }

  /** The caller goes on waiting for `work`; `onHang` is expected to end the process. */
  async #within<T>(ms: number, work: () => Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.#options.onHang(), ms);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
    }
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(() => this.#within(this.#options.workMs ?? WORK_MS, work));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  #set(change: StatusChange): void {
    const next = { ...this.#status, ...change };
    if (isSame(this.#status, next)) return;
    if (next.state !== this.#status.state) next.since = new Date().toISOString();
    this.#status = next;
    this.#options.onStatus(next);
  }
}

function isSame(one: Status, other: Status): boolean {
  return (
    one.state === other.state &&
    one.fault?.code === other.fault?.code &&
    one.fault?.technician === other.fault?.technician &&
    one.holds === other.holds &&
    one.port === other.port &&
    one.warnings.join() === other.warnings.join()
  );
}
