/** One kiosk of the fleet: the real policy, launcher's decisions, judge and nightly restart; disk, network and release are figures. */
import { Nightly } from '../../../main/core/hours/nightly.ts';
import { Judge } from '../../../main/core/update/judge.ts';
import {
  chosenVersion,
  newsDelayMs,
  nextCheckMs,
  REREAD_MS,
  refusalOf,
} from '../../../main/core/update/policy.ts';
import type { Desired, SlotRelease } from '../../../main/core/update/release.ts';
import {
  asJudged,
  begin,
  type Complete,
  freeSlot,
  type SlotState,
  type Staged,
} from '../../../main/core/update/slots.ts';
import type { Random } from '../../kit/random.ts';
import type { Fleet } from './rollout.ts';

const MINUTE = 60_000;
/** The product's own (updater-main.ts). */
const TIMES = { settleMs: 5 * MINUTE, deadlineMs: 20 * MINUTE };
const NIGHT = { enabled: true, from: '02:30', to: '04:30' };
const EVERY_MINUTES = 60;
/** How often a start that fails is tried again, and how often the night is looked at, milliseconds. */
const START_MS = MINUTE;
const LOOK_MS = 5 * MINUTE;
/** Somebody stands at it even in the night, of so many looks. */
const BUSY = 0.05;

export const PRODUCT = 'web-linux-x64';
export const releaseOf = (version: string): SlotRelease => ({
  version,
  product: PRODUCT,
  schema: { steps: 8, readable: 8 },
});

export class SimulatedKiosk {
  readonly id: string;
  readonly ring: number;
  readonly #fleet: Fleet;
  readonly #random: Random;
  readonly #judge = new Judge(TIMES);
  #complete: Complete = { package: releaseOf('1.0.0'), a: null, b: null };
  #state: SlotState;
  #staged: Staged | null = null;
  #startedAt: number;
  /** What it read last of the operator's word, and when to read what changed since. */
  #desired: Desired;
  #readAt: number;
  #newsDue: number | null = null;
  /** Versions that were found well here, and that were taken back. */
  readonly good = new Set<string>();
  readonly rolledBack = new Set<string>();

  constructor({ id, ring, fleet, random }: { id: string; ring: number; fleet: Fleet; random: Random }) {
    this.id = id;
    this.ring = ring;
    this.#fleet = fleet;
    this.#random = random;
    this.#startedAt = fleet.now();
    this.#desired = fleet.desired;
    this.#readAt = fleet.now() - REREAD_MS * random.next();
    this.#state = this.#begin(null, null);
    fleet.after(random.next() * EVERY_MINUTES * MINUTE, () => this.#ask());
    fleet.after(random.next() * LOOK_MS, () => this.#look());
  }

  get version(): string {
    return this.#state.active.version;
  }

  #begin(wish: 'apply' | null, verdict: 'good' | 'bad' | null): SlotState {
    const { version } = this.#state?.active ?? { version: '' };
    return begin({
      state: this.#state ?? null,
      staged: this.#staged,
      verdict: verdict && { version, verdict },
      wish: wish && { wish },
      complete: this.#complete,
      now: this.#fleet.now(),
    });
  }

  #ask(): void {
    const fleet = this.#fleet;
    fleet.after(nextCheckMs(EVERY_MINUTES, this.#random.next), () => this.#ask());
    const isAway = fleet.served.isChanged(this.#readAt) && this.#newsDue === null;
    fleet.served.question();
    if (isAway) this.#newsDue = fleet.now() + newsDelayMs(false, this.#random.next);
    const isDue = this.#newsDue !== null && (this.#staged !== null || fleet.now() >= this.#newsDue);
    if (isDue || fleet.now() - this.#readAt >= REREAD_MS) this.#read();
    const state = asJudged(this.#state, null, fleet.now());
    const slot = freeSlot(state);
    if (!slot) return;
    const kiosk = { kioskId: this.id, ring: this.ring, running: this.version, failed: state.failed };
    let version = chosenVersion(this.#desired, kiosk, fleet.now());
    if (version !== null && version !== this.#staged?.version) {
      this.#read();
      version = chosenVersion(this.#desired, kiosk, fleet.now());
    }
    if (version !== this.#staged?.version) this.#staged = null;
    if (version === null || this.#staged) return;
    const next = { ...releaseOf(version), leastFrom: '1.0.0' };
    if (refusalOf(next, releaseOf(this.version)) !== null) throw new Error('a release that fits is refused');
    fleet.served.release();
    this.#complete = { ...this.#complete, [slot]: releaseOf(version) };
    this.#staged = { slot, version, at: fleet.now() };
  }

  #read(): void {
    this.#fleet.served.metadata();
    this.#desired = this.#fleet.desired;
    this.#readAt = this.#fleet.now();
    this.#newsDue = null;
  }

  /** The real nightly restart, asked as if nobody had been there for a while. */
  #look(): void {
    const fleet = this.#fleet;
    fleet.after(LOOK_MS, () => this.#look());
    if (!this.#staged || this.#staged.version === this.version || this.#random.chance(BUSY)) return;
    let isIdleFor = 0;
    const nightly = new Nightly({
      config: () => NIGHT,
      believed: fleet.now,
      isBusy: () => false,
      isStaged: () => true,
      monotonic: () => this.#startedAt + isIdleFor,
      restart: () => this.#apply(),
    });
    nightly.look();
    isIdleFor = MINUTE;
    nightly.look();
  }

  #apply(): void {
    this.#state = this.#begin('apply', null);
    const { version } = this.#state.active;
    if (!this.#state.probation) return;
    const lot = this.#random.next();
    const failure = this.#fleet.failureOf(version, lot);
    if (failure === 'crashes') this.#fleet.after(START_MS, () => this.#startAgain(version));
    else this.#judged(version, failure === null);
  }

  /** The core ended by itself: systemd starts it again, and the launcher counts. */
  #startAgain(version: string): void {
    this.#state = this.#begin(null, null);
    if (this.version === version) this.#fleet.after(START_MS, () => this.#startAgain(version));
    else this.#note(version, false);
  }

  /** By the real judge, minute by minute. */
  #judged(version: string, isWell: boolean): void {
    const since = this.#fleet.now();
    const minute = () => {
      const health = { version, wellSince: isWell ? since : null };
      const verdict = this.#judge.look(this.#state, health, this.#fleet.now());
      if (!verdict) return this.#fleet.after(MINUTE, minute);
      if (verdict.verdict === 'good') this.#state = asJudged(this.#state, verdict, this.#fleet.now());
      else this.#state = this.#begin(null, 'bad');
      this.#note(version, verdict.verdict === 'good');
    };
    minute();
  }

  #note(version: string, isGood: boolean): void {
    (isGood ? this.good : this.rolledBack).add(version);
  }
}
