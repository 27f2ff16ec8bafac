/** Limits by session, number and hour. */
import { beforeEach, expect, it } from 'vitest';
import { Limits } from '../../../../../main/core/limits/limits.ts';

const HOUR_MS = 3600_000;
let now = 0;
let limits: Limits;
beforeEach(() => {
  now = 5_000;
  limits = new Limits(
    () => ({
      session: { holds: 3, submissions: 2, prints: 1 },
      number: { holds: 5, submissions: 4 },
      hour: { holds: 9, submissions: 6, prints: 4 },
    }),
    () => Date.parse('2026-11-24T10:00:00+08:00') + now,
    () => now,
  );
});

/** How often an act goes through before a limit says no. */
function untilLimited(
  act: 'holds' | 'submissions' | 'prints',
  actor: { sessionId: string; idNumbers?: string[] },
) {
  for (let done = 0; ; done++) {
    const limit = limits.limited(act, actor);
    if (limit) return { done, limit };
    limits.note(act, actor);
  }
}

it('a session has its own, and a new one begins anew', () => {
  expect(untilLimited('holds', { sessionId: 'a' })).toEqual({
    done: 3,
    limit: { by: 'session', until: null },
  });
  expect(limits.limited('submissions', { sessionId: 'a' })).toBeNull();
  expect(untilLimited('holds', { sessionId: 'b' }).done).toBe(3);
});

it('a document number is limited across sessions for a day, another one is not', () => {
  const idNumbers = ['990000199003071235'];
  expect(untilLimited('submissions', { sessionId: 'a', idNumbers }).done).toBe(2);
  expect(untilLimited('submissions', { sessionId: 'b', idNumbers }).done).toBe(2);
  const { done, limit } = untilLimited('submissions', { sessionId: 'c', idNumbers });
  expect(done).toBe(0);
  expect(limit).toEqual({ by: 'number', until: '2026-11-25T10:00:05+08:00' });
  expect(limits.limited('submissions', { sessionId: 'c', idNumbers: ['990000199001010011'] })).toBeNull();
  // Holding a time is counted apart.
  expect(limits.limited('holds', { sessionId: 'c', idNumbers })).toBeNull();
  now += 24 * HOUR_MS;
  expect(limits.limited('submissions', { sessionId: 'c', idNumbers })).toBeNull();
});

it('the whole kiosk has an hour’s worth, and says when it goes on', () => {
  for (const sessionId of ['a', 'b', 'c']) untilLimited('submissions', { sessionId });
  now += HOUR_MS / 2;
  expect(limits.limited('submissions', { sessionId: 'd' })).toEqual({
    by: 'hour',
    until: '2026-11-24T11:00:05+08:00',
  });
  now += HOUR_MS / 2;
  expect(limits.limited('submissions', { sessionId: 'd' })).toBeNull();
});
