/** Samples of the guided self-test. */
import { SELF_TESTS } from '../../../../main/core/model/self-test.ts';
import type { SelfTestRun } from '../../../../main/core/self-test/contract.ts';
import { overview, waiting } from '../../../samples/maintenance.ts';
import { nothing, type Sample } from '../../../samples/sample.ts';
import { ListScreen } from './list-screen.tsx';
import { ReportScreen } from './report-screen.tsx';
import { TestScreen } from './test-screen.tsx';

const run: SelfTestRun = {
  startedAt: '2026-11-30T10:00:00+08:00',
  tests: SELF_TESTS.map((name) => ({
    name,
    isFitted: name !== 'social-card',
    port: name === 'slip' ? 'tcp 127.0.0.1:9100' : null,
  })),
  results: [
    {
      ...{ test: 'slip', outcome: 'yes', machine: 'done', problem: null, skip: null },
      ...{ port: 'tcp 127.0.0.1:9100', at: '2026-11-30T10:01:00+08:00' },
    },
    {
      ...{ test: 'a4', outcome: 'no', machine: 'failed', problem: '缺纸', skip: null },
      ...{ port: null, at: '2026-11-30T10:02:00+08:00' },
    },
  ],
};

export const SAMPLES: readonly Sample[] = [
  {
    name: 'maintenance-self-test',
    show: () => (
      <ListScreen
        {...waiting}
        run={run}
        readiness={overview.readiness}
        onTest={nothing}
        onReport={nothing}
        onFresh={nothing}
        onExport={nothing}
      />
    ),
  },
  ...(['keys', 'corners', 'sound', 'social-card'] as const).map(
    (name): Sample => ({
      name: `maintenance-test-${name}`,
      show: () => (
        <TestScreen
          {...waiting}
          name={name}
          isFitted={name !== 'social-card'}
          onAnswer={nothing}
          onSkip={nothing}
          tried
        />
      ),
    }),
  ),
  {
    name: 'maintenance-report',
    show: () => <ReportScreen {...waiting} run={run} onSign={nothing} />,
  },
];
