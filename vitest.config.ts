import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { COMPILED } from './scripts/setup/lib.mjs';
import LongFirst from './test/kit/long-first.ts';

process.env.NODE_COMPILE_CACHE ??= COMPILED;

/** Most of an integration test is waiting for other processes: two files leave half of two processors idle. */
const FILES_AT_ONCE = Math.max(3, availableParallelism() - 1);

/**
 * Milliseconds. What real processes take depends on what else the machine does, so these limits only end what hangs; no
 * test gives one of its own, unless the time is what it is about.
 */
const HANGS = { test: 900_000, poll: 90_000 };

const project = (name: string, extra: object = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
    testTimeout: HANGS.test,
    hookTimeout: HANGS.test,
    expect: { poll: { timeout: HANGS.poll } },
    pool: 'forks' as const,
    maxWorkers: FILES_AT_ONCE,
    setupFiles: ['test/kit/sample-people.ts'],
    ...extra,
  },
});

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      // Files of one worker share what they import: loading the same modules for each of them took a third of the time.
      project('unit', { isolate: false }),
      project('integration'),
      // Each of these owns processes, ports and a display; two at once would only measure each other.
      project('faults', { fileParallelism: false }),
      project('fuzz'),
      // The short form of a campaign.
      project('sim'),
    ],
  },
});
