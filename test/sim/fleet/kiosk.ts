/** One kiosk of the fleet: the real deliverer and the real link, over a queue in memory and a virtual clock. */
import { hallTime } from '../../../main/core/clock.ts';
import { Deliverer, type Queue } from '../../../main/core/outbox/deliverer.ts';
import type { OutboxRow } from '../../../main/core/outbox/outbox.ts';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import { PlatformLink } from '../../../main/core/platform/link.ts';
import type { Random } from '../../faults/random.ts';
import type { SimulatedPlatform } from './platform.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Share of submissions that carry photographs, and how many. */
const WITH_PHOTOGRAPHS = 0.3;
const PHOTOGRAPHS = 2;

export class SimulatedKiosk {
  readonly #delivered: { confirmedAt: number; tookMs: number }[] = [];
  confirmed = 0;
  readonly #rows = new Map<string, OutboxRow & { uploads: number; confirmedAt: number }>();
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
      client: { currentKey: () => platform.probe() } as unknown as PlatformClient,
      facts: { read: () => null, write: () => undefined },
      probeMs,
      onBack: (lastMissedAt) => this.#deliverer.platformIsBack(lastMissedAt),
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
    this.#rows.set(key, {
      seq,
      submission_id: key,
      case_key: null,
      receipt_no: key,
      service: 'pre-review',
      item_code: 'RS-0001',
      committed_at: hallTime(now),
      body: EMPTY_BODY,
      state: 'waiting',
      lane: uploads > 0 ? 1 : 0,
      attempts: 0,
      next_attempt_at: 0,
      unsure: 0,
      last_problem: null,
      case_no: null,
      uploads,
      confirmedAt: now,
    });
    this.#deliverer.wake();
  }

  #queue(): Queue {
    const ofLane = (lane: 'small' | 'photographs') =>
      [...this.#rows.values()].filter((row) => row.lane === (lane === 'small' ? 0 : 1));
    const byTime = (a: OutboxRow, b: OutboxRow) => a.next_attempt_at - b.next_attempt_at || a.seq - b.seq;
    const change = (row: OutboxRow, to: Partial<OutboxRow>) => {
      const kept = this.#rows.get(row.submission_id);
      if (kept) this.#rows.set(row.submission_id, { ...kept, ...to });
    };
    return {
      blobs: { read: () => EMPTY_BODY },
      due: (now, lane, limit) =>
        ofLane(lane)
          .filter((row) => row.next_attempt_at <= now)
          .sort(byTime)
          .slice(0, limit),
      nextDueAt: (now) => {
        let next: number | null = null;
        for (const { next_attempt_at: at } of this.#rows.values()) {
          if (at > now && (next === null || at < next)) next = at;
        }
        return next;
      },
      pendingBlobs: (key) =>
        Array.from({ length: this.#rows.get(key)?.uploads ?? 0 }, (_, n) => ({
          sha256: String(n),
          size: 200_000,
          uploaded: 0,
        })),
      markUploaded: (key) => {
        const row = this.#rows.get(key);
        if (row) row.uploads--;
      },
      markDelivered: (row) => {
        const kept = this.#rows.get(row.submission_id);
        if (!kept) throw new Error(`${row.submission_id} delivered twice`);
        const { confirmedAt } = kept;
        this.#delivered.push({ confirmedAt, tookMs: this.#clock.now() - confirmedAt });
        this.#rows.delete(row.submission_id);
      },
      markRetry: (row, { at, unsure }) =>
        change(row, { attempts: row.attempts + 1, next_attempt_at: at, unsure: unsure ? 1 : row.unsure }),
      markParked: (row) => {
        throw new Error(`${row.submission_id} parked`);
      },
      replan: (plan) => {
        const rows = [...this.#rows.values()].sort((a, b) => a.seq - b.seq);
        for (const [at, time] of plan(rows).entries()) {
          const row = rows[at];
          if (row) row.next_attempt_at = time;
        }
      },
    };
  }
}

const EMPTY_BODY = Buffer.from('{}');
