/** A sample of the log. */
import type { LogEntry } from '../../../../main/core/log-book/contract.ts';
import { waiting } from '../../../samples/maintenance.ts';
import { nothing, type Sample } from '../../../samples/sample.ts';
import { LogsScreen } from './section.tsx';

const entry = (level: LogEntry['level'], event: string, detail: string): LogEntry => ({
  ...{ at: '2026-11-30T10:12:30+08:00', level, source: 'core', event, detail },
});

export const SAMPLES: readonly Sample[] = [
  {
    name: 'maintenance-logs',
    show: () => (
      <LogsScreen
        {...waiting}
        entries={[
          entry('error', 'store.recovered', 'detail kiosk.db'),
          entry('warning', 'device.state', 'device receipt-printer，state fault，fault paper-out'),
          entry('info', 'maintenance.act', 'act paper-refilled，printer receipt-printer'),
        ]}
        sources={['core', 'device-host', 'web-shell']}
        filter={{ level: 'info', source: null, minutes: 1440 }}
        onFilter={nothing}
        onExport={nothing}
      />
    ),
  },
];
