/**
 * Which waiting submissions are due, and when the next one is. Kept in memory and read off the rows at start: an index would cost
 * every confirm a page, and one core owns the queue.
 */
import { KINDS } from '../model/kinds.ts';
import type { OutboxRow } from './row.ts';

/** Submissions with photographs go their own way, so that a stuck upload never holds up a small one. */
const LANES = ['small', 'photographs'] as const;
export type Lane = (typeof LANES)[number];

/** What is known of a submission that is not delivered. */
export type OpenRow = Pick<
  OutboxRow,
  | 'id'
  | 'seq'
  | 'submission_id'
  | 'case_key'
  | 'receipt_no'
  | 'service'
  | 'committed_at'
  | 'blob_count'
  | 'next_attempt_at'
  | 'attempts'
> & { state: 'waiting' | 'parked' };

/** What a plan is made from. `inherited`: from before this process. */
export type PlannedRow = Readonly<Pick<OpenRow, 'committed_at' | 'next_attempt_at' | 'attempts'>> & {
  inherited: boolean;
};

export class Schedule {
  /** By id, in the order of confirms. */
  readonly #open = new Map<number, OpenRow>();
  readonly #bySubmission = new Map<string, OpenRow>();
  /** What is not delivered of each matter, in its order: only the first may be sent (`firstOf`). */
  readonly #cases = new Map<string, OpenRow[]>();
  /** What may be sent once its time has come, earliest first. */
  readonly #ready: Readonly<Record<Lane, OpenRow[]>> = { small: [], photographs: [] };
  #parked = 0;
  readonly #lastInherited: number;

  /** `rows` in their order. */
  constructor(rows: Iterable<OpenRow>) {
    let last = Number.NEGATIVE_INFINITY;
    for (const row of rows) {
      this.add(row);
      last = row.seq;
    }
    this.#lastInherited = last;
  }

  get counts(): { waiting: number; parked: number } {
    return { waiting: this.#open.size - this.#parked, parked: this.#parked };
  }

  /** When the oldest that waits was confirmed, as its row says it; null while none waits. */
  get oldestWaiting(): string | null {
    for (const row of this.#open.values()) if (row.state === 'waiting') return row.committed_at;
    return null;
  }

  /** The id of a submission that is not delivered. */
  idOf(submissionId: string): number | null {
    return this.#bySubmission.get(submissionId)?.id ?? null;
  }

  /** What is not delivered, oldest first. */
  open(): Pick<OpenRow, 'id' | 'receipt_no'>[] {
    return [...this.#open.values()];
  }

  /** Comes after all that were added before. */
  add(row: OpenRow): void {
    this.#open.set(row.id, row);
    this.#bySubmission.set(row.submission_id, row);
    if (row.state === 'parked') this.#parked++;
    if (!this.#cases.has(caseOf(row))) this.#cases.set(caseOf(row), []);
    this.#inCase(row, (same) => same.push(row));
  }

  /** Ids of what may be sent now, the longest due first; `skip` holds the ids that are under way. */
  due(nowMs: number, lane: Lane, limit: number, skip: ReadonlySet<number>): number[] {
    const ids: number[] = [];
    for (const { id, next_attempt_at: at } of this.#ready[lane]) {
      if (ids.length >= limit || at > nowMs) break;
      if (!skip.has(id)) ids.push(id);
    }
    return ids;
  }

  /** Milliseconds since the epoch of the first attempt after `nowMs`, or null when none is planned. */
  nextDueAt(nowMs: number): number | null {
    const times = LANES.flatMap((lane) => {
      const ready = this.#ready[lane];
      return ready[firstAfter(ready, (row) => row.next_attempt_at > nowMs)]?.next_attempt_at ?? [];
    });
    return times.length > 0 ? Math.min(...times) : null;
  }

  retryAt(id: number, at: number): void {
    this.#change(id, (row) => {
      row.attempts++;
      row.next_attempt_at = at;
    });
  }

  /**
   * Refused, as far as is known: it is offered again at `at` (milliseconds since the epoch), or waits for the technician where that
   * is 0. So does what follows it in its matter, unless it is a cancellation.
   */
  park(id: number, at = 0): void {
    this.#change(id, (row) => {
      row.attempts++;
      row.next_attempt_at = at;
      if (row.state !== 'parked') this.#parked++;
      row.state = 'parked';
    });
  }

  /** The technician's wish: due now, parked or not. */
  makeDue(id: number): void {
    this.#change(id, (row) => {
      if (row.state === 'parked') this.#parked--;
      row.state = 'waiting';
      row.next_attempt_at = 0;
    });
  }

  /** Delivered, or closed: it leaves the queue. */
  deliver(id: number): void {
    const row = this.#open.get(id);
    if (!row) return;
    this.#open.delete(id);
    this.#bySubmission.delete(row.submission_id);
    if (row.state === 'parked') this.#parked--;
    this.#inCase(row, (same) => {
      same.splice(same.indexOf(row), 1);
      if (same.length === 0) this.#cases.delete(caseOf(row));
    });
  }

  /** Times for the rows that wait, or those that are offered again; oldest first. Returns the ids whose time changes; nothing is changed yet. */
  plan(
    times: (rows: PlannedRow[]) => number[],
    state: OpenRow['state'] = 'waiting',
  ): { id: number; at: number }[] {
    const rows = [...this.#open.values()].filter((row) => row.state === state && isSent(row));
    const planned = times(rows.map((row) => ({ ...row, inherited: row.seq <= this.#lastInherited })));
    return rows.flatMap(({ id, next_attempt_at: before }, n) => {
      const at = planned[n] ?? before;
      return at === before ? [] : [{ id, at }];
    });
  }

  apply(moved: readonly { id: number; at: number }[]): void {
    for (const { id, at } of moved) {
      const row = this.#open.get(id);
      if (row) row.next_attempt_at = at;
    }
    // A time may decide which of a matter is to be sent, so all are looked at anew.
    for (const lane of LANES) this.#ready[lane].splice(0);
    for (const same of this.#cases.values()) {
      const first = firstOf(same);
      if (first && isSent(first)) this.#ready[laneOf(first)].push(first);
    }
    for (const lane of LANES) this.#ready[lane].sort(byTime);
  }

  #change(id: number, change: (row: OpenRow) => void): void {
    const row = this.#open.get(id);
    if (row) this.#inCase(row, () => change(row));
  }

  /** One row's change decides which of its matter is to be sent. */
  #inCase(row: OpenRow, change: (same: OpenRow[]) => void): void {
    const same = this.#cases.get(caseOf(row)) ?? [];
    const before = firstOf(same);
    if (before && isSent(before)) remove(this.#ready[laneOf(before)], before);
    change(same);
    const after = firstOf(same);
    if (after && isSent(after)) insert(this.#ready[laneOf(after)], after);
  }
}

function laneOf({ blob_count: blobs }: Pick<OpenRow, 'blob_count'>): Lane {
  return blobs > 0 ? 'photographs' : 'small';
}

/** A first submission begins its matter. */
function caseOf({ case_key: key, submission_id: id }: OpenRow): string {
  return key ?? id;
}

/**
 * Whose turn it is in a case: the first that waits, or was refused and holds up what follows it (model/kinds.ts). Where there is
 * neither, the first of the refused ones that is to be offered again.
 */
function firstOf(same: readonly OpenRow[]): OpenRow | undefined {
  const first = same.find(({ state, service }) => state === 'waiting' || holdsUpCase(service));
  return first ?? same.filter(isSent).sort(byTime)[0];
}

/** A kind that nobody knows is a row that is spoilt: what follows it waits for a person to look. */
function holdsUpCase(service: OpenRow['service']): boolean {
  return !(service in KINDS) || KINDS[service].holdsUpCase;
}

/** Whether it goes to the platform by itself once its time has come. */
function isSent({ state, next_attempt_at: at }: Pick<OpenRow, 'state' | 'next_attempt_at'>): boolean {
  return state === 'waiting' || at > 0;
}

function byTime(a: OpenRow, b: OpenRow): number {
  return a.next_attempt_at - b.next_attempt_at || a.seq - b.seq;
}

function insert(sorted: OpenRow[], row: OpenRow): void {
  const last = sorted.at(-1);
  // A new submission comes after all others, as a rule.
  if (!last || byTime(last, row) < 0) {
    sorted.push(row);
    return;
  }
  sorted.splice(
    firstAfter(sorted, (other) => byTime(other, row) > 0),
    0,
    row,
  );
}

function remove(sorted: OpenRow[], row: OpenRow): void {
  sorted.splice(
    firstAfter(sorted, (other) => byTime(other, row) >= 0),
    1,
  );
}

/** Where in a list, all of whose true ones come last, the first true one stands. */
function firstAfter(sorted: readonly OpenRow[], test: (row: OpenRow) => boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const row = sorted[middle];
    if (row && test(row)) to = middle;
    else from = middle + 1;
  }
  return from;
}
