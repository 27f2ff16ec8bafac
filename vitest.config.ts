import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout: number, extra: object = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
    testTimeout,
    hookTimeout: testTimeout,
    pool: 'forks' as const,
    setupFiles: ['test/kit/sample-people.ts'],
    ...extra,
  },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', 10_000),
      project('integration', 60_000),
      // Each of these owns processes, ports and a display; two at once would only measure each other.
      project('faults', 120_000, { fileParallelism: false }),
      project('fuzz', 120_000),
      // The short form of a campaign.
      project('sim', 120_000),
    ],
  },
});
