/** The social-security card reader as the device host keeps it: found again by itself, its card noticed, read on demand. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceFault, DeviceStatus } from '../common/status.ts';
import { StatusKeeper } from '../common/status-keeper.ts';
import type { SocialCardConfig } from './config.ts';
import type { SocialCardEvent } from './contract.ts';
import { SocialCardReader } from './driver.ts';
import type { ReaderLook, SmartCardSystem } from './smart-card-service.ts';

/** Between two looks at an idle reader, and between two attempts to find a lost one; in milliseconds. */
const CHECK_MS = 1_000;
const REOPEN_MS = 3_000;
/** Longest wait for a card in one call, in milliseconds: it holds one of Node's four worker threads. */
const WAIT_MS = 500;

export type SocialCardOptions = {
  config: SocialCardConfig;
  system: SmartCardSystem;
  onStatus: (status: DeviceStatus) => void;
  /** null: the reader can't tell. */
  onPresence: (present: boolean | null) => void;
  checkMs?: number;
  reopenMs?: number;
};

export class SocialCardDevice {
  readonly #options: SocialCardOptions;
  readonly #keeper: StatusKeeper;
  readonly #reader: SocialCardReader;
  #look: ReaderLook | null = null;
  /** The insertion that needs no further attempt. */
  #doneWith: number | null = null;
  /** The reader was lost with such a card in it; numbers begin anew with it. */
  #lostWithCard = false;
  #queue: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #running = false;

  constructor(options: SocialCardOptions) {
    const { config, system, onStatus } = options;
    this.#options = options;
    const wanted = config.kind === 'pcsc' ? (config.reader ?? '') : '';
    this.#keeper = new StatusKeeper(
      'social-security-card',
      config.kind === 'none' ? '' : `pcsc ${wanted}`.trim(),
      onStatus,
    );
    this.#reader = new SocialCardReader(system, wanted);
  }

  get status(): DeviceStatus {
    return this.#keeper.status;
  }

  /** null: the reader can't tell. */
  get present(): boolean | null {
    return this.#look && this.#look.card !== 'absent';
  }

  start(): void {
    if (this.#options.config.kind === 'none') return;
    this.#running = true;
    this.#keeper.set({ state: 'opening' });
    this.#checkIn(0);
  }

  async stop(): Promise<void> {
    this.#running = false;
    clearTimeout(this.#timer);
    this.#reader.cancel();
    await this.#alone(() => this.#reader.close());
  }

  async restart(): Promise<void> {
    if (!this.#running) return;
    this.#reader.cancel();
    await this.#alone(() => this.#lose(null));
    await this.#check();
  }

  /** Waits for a card until `signal`, and says on the way what the citizen should know. */
  async *read(signal: AbortSignal | undefined): AsyncGenerator<SocialCardEvent, void> {
    let said: SocialCardEvent['state'] | null = null;
    const onAbort = () => this.#reader.cancel();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      while (!signal?.aborted) {
        // A reading is announced while it still runs, so its start travels through a promise of its own.
        const found = Promise.withResolvers<'found'>();
        const done = this.#alone(() => this.#step(() => found.resolve('found')));
        if ((await Promise.race([found.promise, done])) === 'found') {
          said = 'reading';
          yield { state: 'reading' };
        }
        const event = await done;
        if (event.state !== said) yield event;
        said = event.state;
        if (event.state === 'read' || event.state === 'refused') return;
        if (this.#reader.name === null) await sleep(WAIT_MS, undefined, { signal }).catch(() => undefined);
      }
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  async #step(onFound: () => void): Promise<SocialCardEvent> {
    // A citizen should not hear of the second that opening takes.
    const { state } = this.#keeper.status;
    if (this.#reader.name === null) return { state: state === 'opening' ? 'waiting' : 'unavailable' };
    const look = await this.#see(WAIT_MS);
    if (!look) return { state: 'unavailable' };
    if (look.card === 'absent') return { state: 'waiting' };
    if (look.turn === this.#doneWith) return { state: 'still-inserted' };
    if (look.card === 'mute') {
      this.#doneWith = look.turn;
      return { state: 'again', reason: 'unreadable' };
    }
    onFound();
    this.#keeper.set({ state: 'busy' });
    const answer = await this.#reader.read(look);
    if (answer.outcome === 'lost') {
      await this.#lose(answer.fault);
      return { state: 'unavailable' };
    }
    this.#keeper.set({ state: 'ready' });
    // Taken out and put in again while it was read: then the next look sees another turn.
    this.#doneWith = look.turn;
    if (answer.outcome === 'again') return { state: 'again', reason: answer.reason };
    return answer.outcome === 'read'
      ? { state: 'read', card: answer.card }
      : { state: 'refused', reason: answer.reason };
  }

  /** Null when the reader was lost over it. */
  async #see(waitMs: number): Promise<ReaderLook | null> {
    const before = this.present;
    const seen = await this.#reader.look(this.#look, waitMs);
    if ('fault' in seen) {
      await this.#lose(seen.fault);
      return null;
    }
    this.#look = seen.look;
    if (seen.look.card === 'absent') this.#doneWith = null;
    if (this.#lostWithCard) {
      this.#lostWithCard = false;
      if (seen.look.card !== 'absent') this.#doneWith = seen.look.turn;
    }
    if (this.present !== before) this.#options.onPresence(this.present);
    return seen.look;
  }

  async #lose(fault: DeviceFault | null): Promise<void> {
    this.#lostWithCard ||= this.#look !== null && this.present === true && this.#look.turn === this.#doneWith;
    this.#look = null;
    this.#doneWith = null;
    this.#options.onPresence(null);
    this.#keeper.set({ state: fault ? 'fault' : 'opening', fault });
    await this.#reader.close();
  }

  async #check(): Promise<void> {
    const isOpen = await this.#alone(async () => {
      if (!this.#running) return false;
      if (this.#reader.name === null) {
        const fault = await this.#reader.open();
        if (fault) {
          this.#keeper.set({ state: 'fault', fault });
          return false;
        }
      }
      const look = await this.#see(0);
      if (look) this.#keeper.set({ state: 'ready', fault: null, port: `pcsc ${this.#reader.name ?? ''}` });
      return look !== null;
    });
    const { checkMs = CHECK_MS, reopenMs = REOPEN_MS } = this.#options;
    this.#checkIn(isOpen ? checkMs : reopenMs);
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
