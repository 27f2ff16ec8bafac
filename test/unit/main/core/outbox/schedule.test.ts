import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpenRow, Schedule } from '../../../../../main/core/outbox/schedule.ts';

const row = (id: number, more: Partial<OpenRow> = {}): OpenRow => ({
  id,
  seq: id,
  submission_id: `s${id}`,
  case_key: null,
  receipt_no: `r${id}`,
  service: 'booking',
  committed_at: '2026-11-24T10:00:00+08:00',
  blob_count: 0,
  state: 'waiting',
  attempts: 0,
  next_attempt_at: 0,
  ...more,
});
const due = (schedule: Schedule, now = 1_000_000, limit = 99) => schedule.due(now, 'small', limit, new Set());

describe('what follows in the same matter', () => {
  const first = row(1);
  const after = row(3, { case_key: 's1' });

  it('waits while the first waits', () => {
    const schedule = new Schedule([first, row(2), after]);
    expect(due(schedule)).toEqual([1, 2]);
    schedule.deliver(1);
    expect(due(schedule)).toEqual([2, 3]);
  });

  it('waits while the first is parked, and goes after it when the technician sends that on', () => {
    const schedule = new Schedule([{ ...first }, { ...after }]);
    schedule.park(1);
    expect(due(schedule)).toEqual([]);
    expect(schedule.nextDueAt(-1)).toBeNull();
    schedule.makeDue(1);
    expect(due(schedule)).toEqual([1]);
    schedule.deliver(1);
    expect(due(schedule)).toEqual([3]);
  });

  it('goes at once when the first was delivered long ago', () => {
    const schedule = new Schedule([]);
    schedule.add(after);
    expect(due(schedule)).toEqual([3]);
  });

  it('goes in its order, whatever the times are', () => {
    const schedule = new Schedule([row(1), row(2, { case_key: 's1' }), row(3, { case_key: 's1' })]);
    schedule.retryAt(1, 500);
    expect(due(schedule, 400)).toEqual([]);
    expect(due(schedule, 500)).toEqual([1]);
    schedule.deliver(1);
    schedule.park(2);
    expect(due(schedule)).toEqual([]);
    schedule.deliver(2);
    expect(due(schedule)).toEqual([3]);
  });

  it('is not held up by a cancellation that was refused: the next may be the owner’s', () => {
    const cancellation = (id: number) => row(id, { case_key: 's1', service: 'cancellation' });
    const schedule = new Schedule([cancellation(2), cancellation(3)]);
    expect(due(schedule)).toEqual([2]);
    schedule.park(2);
    expect(due(schedule)).toEqual([3]);
    schedule.makeDue(2);
    expect(due(schedule)).toEqual([2]);
    schedule.park(2);
    schedule.deliver(3);
    expect(due(schedule)).toEqual([]);
    expect(schedule.counts).toEqual({ waiting: 0, parked: 1 });
  });
});

type Change =
  | { do: 'add'; caseOf: number | null; service: OpenRow['service']; blobs: number }
  | { do: 'retry' | 'plan' | 'park'; pick: number; at: number }
  | { do: 'makeDue' | 'deliver'; pick: number };

const at = fc.nat(1000);
const pick = fc.nat(1000);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    caseOf: fc.option(fc.nat(9)),
    service: fc.constantFrom('booking' as const, 'cancellation' as const),
    blobs: fc.nat(1),
  }),
  fc.record({ do: fc.constantFrom('retry' as const, 'plan' as const, 'park' as const), pick, at }),
  fc.record({ do: fc.constantFrom('makeDue' as const, 'deliver' as const), pick }),
);

describe('Schedule', () => {
  it('agrees with a plain reading of all rows after any changes, and after a start from them', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), at, (changes, now) => {
        const rows: OpenRow[] = [];
        const schedule = new Schedule([]);
        let next = 1;
        for (const what of changes) {
          if (what.do === 'add') {
            const id = next++;
            const { caseOf, service, blobs } = what;
            const added = { case_key: caseOf === null ? null : `s${caseOf}`, service, blob_count: blobs };
            rows.push(row(id, added));
            schedule.add(row(id, added));
            continue;
          }
          const chosen = rows[what.pick % Math.max(1, rows.length)];
          if (!chosen) continue;
          applyTo(chosen, rows, what);
          if (what.do === 'retry') schedule.retryAt(chosen.id, what.at);
          else if (what.do === 'plan') schedule.apply([{ id: chosen.id, at: what.at }]);
          else if (what.do === 'park') schedule.park(chosen.id, what.at);
          else schedule[what.do](chosen.id);
        }
        for (const kept of [schedule, new Schedule(rows.map((one) => ({ ...one })))]) agrees(kept, rows, now);
      }),
      { numRuns: 500 },
    );
  });
});

function applyTo(chosen: OpenRow, rows: OpenRow[], what: Exclude<Change, { do: 'add' }>): void {
  if (what.do === 'deliver') rows.splice(rows.indexOf(chosen), 1);
  if (what.do === 'retry' || what.do === 'plan') chosen.next_attempt_at = what.at;
  if (what.do === 'park') Object.assign(chosen, { state: 'parked', next_attempt_at: what.at });
  if (what.do === 'makeDue') Object.assign(chosen, { state: 'waiting', next_attempt_at: 0 });
}

function agrees(schedule: Schedule, rows: readonly OpenRow[], now: number): void {
  const caseOf = ({ case_key: key, submission_id: id }: OpenRow) => key ?? id;
  const holdsUp = ({ state, service }: OpenRow) => !(state === 'parked' && service === 'cancellation');
  const sent = ({ state, next_attempt_at: time }: OpenRow) => state === 'waiting' || time > 0;
  const byTime = (a: OpenRow, b: OpenRow) => a.next_attempt_at - b.next_attempt_at || a.seq - b.seq;
  const eligible = rows.filter((one) => {
    const same = rows.filter((other) => caseOf(other) === caseOf(one));
    const turn = same.find(holdsUp) ?? same.filter(sent).sort(byTime)[0];
    return turn === one && sent(one);
  });
  for (const lane of ['small', 'photographs'] as const) {
    const expected = eligible
      .filter((one) => one.blob_count > 0 === (lane === 'photographs') && one.next_attempt_at <= now)
      .sort(byTime)
      .map(({ id }) => id);
    expect(schedule.due(now, lane, 99, new Set())).toEqual(expected);
    expect(schedule.due(now, lane, 2, new Set(expected.slice(0, 1)))).toEqual(expected.slice(1, 3));
  }
  const later = eligible.map((one) => one.next_attempt_at).filter((time) => time > now);
  expect(schedule.nextDueAt(now)).toBe(later.length > 0 ? Math.min(...later) : null);
  const parked = rows.filter(({ state }) => state === 'parked').length;
  expect(schedule.counts).toEqual({ waiting: rows.length - parked, parked });
  expect(schedule.open().map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  for (const { id, submission_id: submissionId } of rows) expect(schedule.idOf(submissionId)).toBe(id);
}
