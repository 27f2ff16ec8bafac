/**
 * Starts a child Node process, opens connections to it, and starts it again when it ends or hangs: used for core and device host.
 * One that even SIGKILL does not end waits in the system for a dead disk or port: it is given up, and another is started.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { CLEAN_MALLOC_ENV, CLEAN_NODE_ARGS, SMALL_NODE_ARGS } from './clean-memory.ts';
import { Heartbeat } from './heartbeat.ts';
import { PeerChannel, type Port } from './ipc.ts';
import { processorWaitMs } from './processor-wait.ts';
import { connectWire, type SocketWire } from './socket-wire.ts';
import { isUninterruptible } from './uninterruptible.ts';

export type ChildHostOptions = {
  /** The Node binary; never Electron's own. */
  node: string;
  entry: string;
  args?: readonly string[];
  env: Readonly<Record<string, string>>;
  /**
   * Where it is a unit of its own, which its supervisor starts and ends: the socket on which it listens, and what it needs to know first.
   * Nothing is then spawned.
   */
  unit?: { socket: string; begin: string } | undefined;
  /** Exit codes after which starting again is pointless. */
  finalExitCodes?: readonly number[];
  /** First and longest wait before a restart, in milliseconds. */
  backoffMs?: readonly [first: number, longest: number];
  /** How many beats of a second it may take to its first answer; each start in a row that took too long gives the next twice as many. */
  startBeats?: number;
};

/** What a core is told of: that it or its screen was silent or ill, and was started anew. */
export type Told = 'core' | 'screen';

type Events = { up: []; down: [code: number | null]; final: [code: number]; hung: [] };

/** A child that stays up this long, in milliseconds, does not fail in its start: the next restart is quick again. */
const STEADY_MS = 5_000;

/** Before its first answer a child may be mending or restoring a large database: that long, in beats of a second. */
const START_BEATS_MAX = 120;

/** How often it is looked whether a killed child can be ended at all, in milliseconds. */
const KILLED_MS = 500;

/** A killed child ends at once, or a little later on a busy machine; one that has not after so many looks is given up whatever it waits for. */
const KILLED_LOOKS = 6;

/** In the environment of a child whose predecessor could not be ended: what that one waits for, this one had better not touch. */
export const PREDECESSOR_STUCK = 'KIOSK_PREDECESSOR_STUCK';

/** `up` on each start, `hung` before one that is silent is killed, `down` on each end, `final` when it ended with a final exit code and stays down. */
export class ChildHost extends EventEmitter<Events> {
  readonly #options: ChildHostOptions;
  #child: ChildProcess | SocketWire | null = null;
  #channel: PeerChannel | null = null;
  #heartbeat: Heartbeat | null = null;
  #failures = 0;
  #startBeats: number;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;
  #isPredecessorStuck = false;
  /** What no child has kept yet, oldest first. */
  readonly #untold: Told[] = [];
  /** Takes the child for ended, although it is not. */
  #abandon: () => void = () => undefined;

  constructor(options: ChildHostOptions) {
    super();
    this.#options = options;
    this.#startBeats = options.startBeats ?? START_BEATS_MAX;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get running(): boolean {
    return this.#child !== null;
  }

  /** Nothing once it was stopped. */
  start(): void {
    if (this.#stopping) return;
    const child: ChildProcess | SocketWire = this.#open();
    this.#child = child;
    let isTelling = false;
    let answeredAt = { time: performance.now(), waited: 0 };
    const onBeat = () => {
      heartbeat.answered();
      answeredAt = { time: performance.now(), waited: processorWaitMs(child.pid) ?? 0 };
      this.#startBeats = this.#options.startBeats ?? START_BEATS_MAX;
      const [word] = this.#untold;
      if (isTelling || !word) return;
      isTelling = true;
      channel.tell(word);
    };
    const channel = new PeerChannel(child, onBeat, () => {
      isTelling = false;
      this.#untold.shift();
    });
    const heartbeat = new Heartbeat({
      startBeats: this.#startBeats,
      send: () => channel.beat(),
      isStarved: () => {
        const waited = processorWaitMs(child.pid);
        return waited !== null && waited - answeredAt.waited > (performance.now() - answeredAt.time) / 2;
      },
      onSilent: () => {
        this.#startBeats = Math.min(START_BEATS_MAX, 2 * this.#startBeats);
        this.emit('hung');
        this.kill();
      },
    });
    // Waits in the channel and is answered as soon as the child can: from then on the short deadline holds.
    channel.beat();
    this.#channel = channel;
    this.#heartbeat = heartbeat;
    this.#startedAt = performance.now();
    let ended = false;
    const onEnd = (code: number | null) => {
      if (ended) return;
      ended = true;
      this.#ended(code);
    };
    this.#abandon = () => {
      if (ended) return;
      this.#isPredecessorStuck = true;
      // Its connections end with its channel.
      if (child.connected) child.disconnect();
      child.unref();
      onEnd(null);
    };
    this.#isPredecessorStuck = false;
    child.on('exit', onEnd);
    child.on('error', () => onEnd(null));
    this.emit('up');
  }

  #open(): ChildProcess | SocketWire {
    const { node, entry, args = [], env, unit } = this.#options;
    if (unit) return connectWire(unit.socket, unit.begin);
    return spawn(node, [...CLEAN_NODE_ARGS, ...SMALL_NODE_ARGS, entry, ...args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
      env: { ...CLEAN_MALLOC_ENV, ...env, ...(this.#isPredecessorStuck && { [PREDECESSOR_STUCK]: '1' }) },
    });
  }

  /** A new connection, or null while the child is down. */
  connect(): Port | null {
    return this.#channel?.open() ?? null;
  }

  /** Tells the child with one of the next beats, or the next child that keeps it. */
  tell(word: Told): void {
    this.#untold.push(word);
  }

  /** Ends the child at once; it is started again. */
  kill(): void {
    const child = this.#child;
    if (!child) return;
    child.kill('SIGKILL');
    const abandon = this.#abandon;
    const look = (left: number) => {
      if (left === 0 || child.pid === undefined || isUninterruptible(child.pid)) return abandon();
      setTimeout(look, KILLED_MS, left - 1).unref();
    };
    setTimeout(look, KILLED_MS, KILLED_LOOKS).unref();
  }

  /** Ends the child for good: politely, then by force after `graceMs`. */
  async stop(graceMs = 3_000): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    this.#heartbeat?.stop();
    const child = this.#child;
    if (!child) return;
    const gone = new Promise<void>((resolve) => this.once('down', () => resolve()));
    if (child.connected) child.disconnect();
    const force = setTimeout(() => this.kill(), graceMs);
    await gone;
    clearTimeout(force);
  }

  #ended(code: number | null): void {
    this.#child = null;
    this.#channel = null;
    this.#heartbeat?.stop();
    this.emit('down', code);
    if (this.#stopping) return;
    if (code !== null && this.#options.finalExitCodes?.includes(code)) {
      this.emit('final', code);
      return;
    }
    const [first, longest] = this.#options.backoffMs ?? [100, 5_000];
    if (performance.now() - this.#startedAt > STEADY_MS) this.#failures = 0;
    const wait = Math.min(longest, first * 2 ** this.#failures++);
    this.#timer = setTimeout(() => this.start(), wait);
  }
}
