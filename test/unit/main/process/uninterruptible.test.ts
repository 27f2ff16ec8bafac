/** What waits so that no signal ends it is shown by `test/faults/blocked-disk.test.ts`; here, what does not. */
import { expect, test } from 'vitest';
import { isUninterruptible } from '../../../../main/process/uninterruptible.ts';

test('a process that runs, waits for a timer or is gone can be ended', () => {
  expect(isUninterruptible(process.pid)).toBe(false);
  expect(isUninterruptible(process.ppid)).toBe(false);
  // Above the largest number that Linux gives (proc(5), pid_max).
  expect(isUninterruptible(2 ** 22 + 1)).toBe(false);
});
