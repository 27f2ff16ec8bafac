/** The screen's lasting link to the core: outlives core restarts, resumes the session, repeats what a drop cut off. */

import { type ClientContext, type ClientLink, type ClientOptions, createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../main/core/contract.ts';
import type { KioskInfo } from '../../main/core/kiosk/contract.ts';
import type { Draft } from '../../main/core/model/draft.ts';
import type { SessionTicket } from '../../main/core/session/contract.ts';
import { delay } from './delay.ts';
import type { Opened } from './transport.ts';

export type Client = ContractRouterClient<typeof contract>;

export interface LinkState {
  phase: 'starting' | 'open' | 'recovering';
  /** Goes up with each connection: streams are subscribed again when it does. */
  generation: number;
  info: KioskInfo | null;
}

export interface LinkEvents {
  /** The core came back and opened this session's draft. */
  resumed(draft: Draft | null): void;
  /** The core came back without this session. */
  gone(): void;
}

const RECONNECT_EVERY = 250;
const HANDSHAKE_DEADLINE = 5000;
/** How long a call may go unanswered, in ms: longer than the core waits for the platform, shorter than a citizen waits. */
const CALL_DEADLINE = 30_000;

/** Calls whose second run could do something twice: printed paper, a doubled photograph, another restart. */
const ONCE_ONLY = new Set([
  'slips.print',
  'slips.printFound',
  'slips.printApplication',
  'slips.printNote',
  'preReview.addPage',
  'paperScan.scan',
  'session.end',
  'maintenance.testPrint',
  'maintenance.restartCore',
  'maintenance.restartDevice',
  'configuration.undo',
]);

/** Calls that wait for paper: the printer's and the scanner's own deadlines hold. */
const UNTIL_DONE = new Set([
  'slips.print',
  'slips.printFound',
  'slips.printApplication',
  'slips.printNote',
  'maintenance.testPrint',
  'paperScan.scan',
]);

/** Rejects after `ms`. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The core did not answer in time.')), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

/** A stream counts as answered once it is there, however long it then runs. */
function inTime(path: string, answer: Promise<unknown>): Promise<unknown> {
  return UNTIL_DONE.has(path) ? answer : within(CALL_DEADLINE, answer);
}

export class CoreLink implements ClientLink<ClientContext> {
  readonly client: Client = createORPCClient(this);
  readonly #open: () => Promise<Opened>;
  readonly #events: LinkEvents;
  readonly #listeners = new Set<() => void>();
  #state: LinkState = { phase: 'starting', generation: 0, info: null };
  #opened: Opened | null = null;
  #ticket: SessionTicket | null = null;
  /** Changes whenever the session does: a call of the old session is never repeated in the new one. */
  #epoch = 0;
  #stopped = false;

  constructor(open: () => Promise<Opened>, events: LinkEvents) {
    this.#open = open;
    this.#events = events;
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = () => this.#state;

  /** From now on a reconnect resumes this session; null forgets it. */
  hold(ticket: SessionTicket | null): void {
    this.#ticket = ticket;
    this.#epoch += 1;
  }

  /** The kiosk's facts, where they changed since the handshake. */
  learn(info: KioskInfo): void {
    this.#publish({ info });
  }

  /** Connects and keeps connecting until `stop`. */
  async start(): Promise<void> {
    while (!this.#stopped) {
      const opened = await this.#open().catch(() => null);
      if (opened && (await this.#greet(opened))) await opened.closed;
      this.#opened = null;
      if (this.#state.phase === 'open') this.#publish({ phase: 'recovering' });
      await delay(RECONNECT_EVERY);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#opened?.close();
  }

  async call(
    path: readonly string[],
    input: unknown,
    options: ClientOptions<ClientContext>,
  ): Promise<unknown> {
    const name = path.join('.');
    const epoch = this.#epoch;
    const first = await this.#ready();
    try {
      return await inTime(name, first.link.call(path, input, options));
    } catch (error) {
      const repeatable = !ONCE_ONLY.has(name) && !options.signal?.aborted;
      if (first.alive || !repeatable) throw error;
      const second = await this.#ready();
      if (this.#epoch !== epoch || options.signal?.aborted) throw error;
      return await inTime(name, second.link.call(path, input, options));
    }
  }

  /** The shell's port may lead to a core that is not there yet, so a connection counts once it answered. */
  async #greet(opened: Opened): Promise<boolean> {
    const client: Client = createORPCClient(opened.link);
    try {
      const info = await within(HANDSHAKE_DEADLINE, client.kiosk.info());
      const ticket = this.#ticket;
      if (ticket) {
        const answer = await within(HANDSHAKE_DEADLINE, client.session.resume(ticket));
        if (this.#ticket === ticket) {
          if (answer.outcome === 'resumed') this.#events.resumed(answer.draft);
          else {
            this.hold(null);
            this.#events.gone();
          }
        }
      }
      if (!opened.alive) return false;
      this.#opened = opened;
      this.#publish({ phase: 'open', generation: this.#state.generation + 1, info });
      return true;
    } catch {
      opened.close();
      return false;
    }
  }

  async #ready(): Promise<Opened> {
    while (!this.#opened?.alive) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const unsubscribe = this.subscribe(resolve);
      await promise;
      unsubscribe();
    }
    return this.#opened;
  }

  #publish(change: Partial<LinkState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
