/** One kiosk of the fleet: the real deliverer, schedule and link, over rows in memory and a virtual clock. */

import { Deliverer, type Queue } from '../../../main/core/delivery/deliverer.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import type { OutboxRow } from '../../../main/core/outbox/outbox.ts';
import type { Outcome } from '../../../main/core/outbox/row.ts';
import { Schedule } from '../../../main/core/outbox/schedule.ts';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import { PlatformLink } from '../../../main/core/platform/link.ts';
import type { Random } from '../../kit/random.ts';
import { KEY, type SimulatedPlatform } from './platform.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Share of submissions that carry photographs, and how many. */
const WITH_PHOTOGRAPHS = 0.3;
const PHOTOGRAPHS = 2;

export class SimulatedKiosk {
  readonly #delivered: { confirmedAt: number; tookMs: number }[] = [];
  confirmed = 0;
  readonly #rows = new Map<number, OutboxRow & { uploads: number; confirmedAt: number }>();
  readonly #schedule = new Schedule([]);
  readonly #deliverer: Deliverer;
  readonly #link: PlatformLink;
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #number: number;

  constructor(options: {
    number: number;
    clock: VirtualClock;
    platform: SimulatedPlatform;
    random: Random;
    probeMs: number;
  }) {
    const { number, clock, platform, random, probeMs } = options;
    this.#number = number;
    this.#clock = clock;
    this.#random = random;
    this.#link = new PlatformLink({
      client: { keys: () => platform.probe() } as unknown as PlatformClient,
      keyring: { sealingKey: () => KEY },
      facts: { write: () => undefined },
      probeMs,
      onBack: (away) => this.#deliverer.platformIsBack(away),
      timer: clock,
      random: random.next,
    });
    this.#deliverer = new Deliverer({
      outbox: this.#queue(),
      platform: platform.client(),
      log: { info: () => undefined, warn: () => undefined },
      timer: clock,
      random: random.next,
      isReachable: () => this.#link.network.value === 'online',
    });
  }

  get waiting(): number {
    return this.#rows.size;
  }

  /** When the oldest that waits was confirmed; Infinity when nothing does. */
  get oldestWaiting(): number {
    return Math.min(...[...this.#rows.values()].map(({ confirmedAt }) => confirmedAt));
  }

  /** Milliseconds from confirm to case, of what was confirmed after `since`. */
  freshWaits(since: number): number[] {
    return this.#delivered.filter(({ confirmedAt }) => confirmedAt >= since).map(({ tookMs }) => tookMs);
  }

  start(): void {
    void this.#link.start();
  }

  confirm(): void {
    const seq = ++this.confirmed;
    const uploads = this.#random.chance(WITH_PHOTOGRAPHS) ? PHOTOGRAPHS : 0;
    const now = this.#clock.now();
    const key = `${this.#number}-${seq}`;
    const open = {
      id: seq,
      seq,
      submission_id: key,
      case_key: null,
      service: 'pre-review',
      receipt_no: key,
      committed_at: hallTime(now),
      blob_count: uploads,
      state: 'waiting',
      attempts: 0,
      next_attempt_at: 0,
    } as const;
    this.#rows.set(seq, { ...open, ...SAME_OF_ALL, uploads, confirmedAt: now });
    this.#schedule.add({ ...open });
    this.#deliverer.wake();
  }

  #record(outcome: Outcome): void {
    const { id, submission_id: key } = outcome.row;
    const row = this.#rows.get(id);
    if (!row) throw new Error(`${key} settled twice`);
    if (outcome.step === 'parked') throw new Error(`${key} parked`);
    if (outcome.step === 'retry') {
      row.attempts++;
      if (outcome.next.unsure) row.unsure = 1;
      this.#schedule.retryAt(id, outcome.next.at);
      return;
    }
    const { confirmedAt } = row;
    this.#delivered.push({ confirmedAt, tookMs: this.#clock.now() - confirmedAt });
    this.#rows.delete(id);
    this.#schedule.deliver(id);
  }

  #queue(): Queue {
    return {
      blobs: { read: () => EMPTY_BODY },
      due: (now, lane, limit, skip = new Set()) =>
        this.#schedule.due(now, lane, limit, skip).flatMap((id) => this.#rows.get(id) ?? []),
      nextDueAt: (now) => this.#schedule.nextDueAt(now),
      pendingBlobs: ({ id }) =>
        Array.from({ length: this.#rows.get(id)?.uploads ?? 0 }, (_, n) => ({
          sha256: String(n),
          size: 200_000,
          uploaded: 0,
        })),
      markUploaded: ({ id }) => {
        const row = this.#rows.get(id);
        if (row) row.uploads--;
      },
      record: (outcomes) => {
        for (const outcome of outcomes) this.#record(outcome);
      },
      // The simulated platform gives all of them one number.
      belongs: () => true,
      replan: (plan) => this.#schedule.apply(this.#schedule.plan(plan)),
    };
  }
}

const EMPTY_BODY = Buffer.from('{}');
const SAME_OF_ALL = {
  item_code: 'RS-0001',
  body: EMPTY_BODY,
  body_hash: null,
  unsure: 0,
  last_problem: null,
  case_no: null,
  offers: 0,
  closed_number: null,
  closed_reason: null,
  case_state: null,
  arrived_at: null,
} as const;
