import { afterEach, expect, it, vi } from 'vitest';
import { Connection, isAttended } from '../../../../../main/core/session/connection.ts';
import { mustBeOpen, open } from '../../../../../main/core/session/unlocked.ts';

afterEach(() => vi.useRealTimers());

it('a clock that is set while the maintenance screen is open neither keeps it open for years nor closes it', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  const connection = new Connection();
  open(connection, null);
  vi.setSystemTime('2040-01-01');
  expect(() => mustBeOpen(connection)).not.toThrow();
  vi.setSystemTime('2000-01-01');
  vi.advanceTimersByTime(10 * 60_000 + 1);
  expect(() => mustBeOpen(connection)).toThrow();
  expect(isAttended(connection)).toBe(false);
});
