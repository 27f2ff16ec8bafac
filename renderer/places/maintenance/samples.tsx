/** Samples of the technician's screens. */

import type { LogEntry } from '../../../main/core/log-book/contract.ts';
import type { MaintenanceOverview, StoreHealth } from '../../../main/core/maintenance/contract.ts';
import type { PathResult } from '../../../main/core/model/network-path.ts';
import { SELF_TESTS } from '../../../main/core/model/self-test.ts';
import type { SelfTestRun } from '../../../main/core/self-test/contract.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { draft, info, item, receipt } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { WORDS } from './common/words.ts';
import { SAMPLES as CONFIGURATION } from './configuration/samples.tsx';
import { CardScreen } from './duty/card-screen.tsx';
import { DeskScreen } from './duty/desk-screen.tsx';
import { NoticeScreen } from './duty/notice-screen.tsx';
import { RoundScreen } from './duty/round-screen.tsx';
import { LogsScreen } from './logs/section.tsx';
import { NetworkScreen } from './network/section.tsx';
import { PaperScreen } from './paper/section.tsx';
import { PinScreen } from './pin-screen.tsx';
import { CloseScreen } from './queue/close-screen.tsx';
import { MaintenanceScreen } from './screen.tsx';
import { ListScreen } from './self-test/list-screen.tsx';
import { ReportScreen } from './self-test/report-screen.tsx';
import { TestScreen } from './self-test/test-screen.tsx';

function WrongPin() {
  const t = useWords(WORDS);
  const message = t('maintenance.wrongPin', { count: 4 });
  return <PinScreen busy={false} message={message} onPin={nothing} onLeave={nothing} />;
}

const overview: MaintenanceOverview = {
  version: '0.1.0',
  kioskId: info.kioskId,
  platformUrl: 'https://platform.invalid',
  dataFolder: '/var/lib/kiosk',
  freeDiskBytes: 5e10,
  coreStartedAt: '2026-11-24T08:30:00+08:00',
  catalogue: { items: 293, booking: 131, preReview: 257 },
  delivered: 321,
  unprintedSlips: 2,
  restarts: {
    since: '2026-09-01T08:00:00+08:00',
    counts: {
      core: { count: 1, last: '2026-11-20T16:40:00+08:00' },
      'device-host': { count: 3, last: '2026-11-23T09:12:00+08:00' },
      screen: { count: 0, last: null },
      backup: { count: 0, last: null },
      nightly: { count: 6, last: '2026-11-24T02:31:00+08:00' },
    },
  },
  camera: {
    technician: '没有找到高拍仪：请检查 USB 线，并核对 devices.documentCamera.labelMatch',
    at: '2026-11-24T10:30:00+08:00',
  },
  memory: { coreDumps: 'off', swap: 'plain' },
  update: {
    slot: 'b',
    probation: false,
    wayBack: '0.0.9',
    staged: '0.2.0',
    failed: { version: '0.1.1', until: '2026-12-01T03:10:00+08:00' },
    checked: { at: '2026-11-24T13:05:00+08:00', outcome: 'staged', problem: null },
  },
  closed: null,
  trouble: { trouble: 'all-refused', status: 422, code: 'schema' },
  catalogueProblems: [
    'items/RS.yaml 第 12 行 · RS-0001 · promisedDays · 承诺件的承诺时限须在 1 与法定时限 20 之间',
  ],
  paper: [
    {
      printer: 'receipt-printer',
      since: '2026-11-10T09:20:00+08:00',
      used: 63.4,
      holds: 80,
      uses: [
        { use: 'slip', count: 402, amount: 58.3 },
        { use: 'ticket', count: 61, amount: 4.6 },
        { use: 'test', count: 4, amount: 0.5 },
      ],
      daysLeft: 2.4,
      isLow: true,
    },
    {
      printer: 'a4-printer',
      since: '2026-11-20T09:20:00+08:00',
      used: 41,
      holds: 250,
      uses: [{ use: 'application', count: 39, amount: 41 }],
      daysLeft: 31.2,
      isLow: false,
    },
  ],
  readiness: { at: '2026-11-10T10:05:00+08:00', passed: 6, failed: ['scan'], skipped: 2 },
  inspectedAt: '2026-11-10T10:20:00+08:00',
  queue: [
    {
      receiptNo: receipt.receiptNo,
      submissionId: draft.submissionId,
      kind: 'booking',
      itemCode: item.code,
      committedAt: receipt.committedAt,
      state: 'parked',
      attempts: 3,
      nextAttemptAt: '2026-11-24T14:05:00+08:00',
      lastProblem: '平台拒绝（HTTP 422 unknown-item）',
    },
  ],
};

const store: StoreHealth = {
  notices: [{ at: '2026-11-23T02:11:00+08:00', code: 'recovered', detail: 'kiosk.db → 已隔离，恢复 12 件' }],
  auditHead: `4321:${'0f'.repeat(32)}`,
  backup: { at: '2026-11-24T08:00:00+08:00', path: '/mnt/backup/kiosk', ok: true, problem: null },
};

const actions = {
  testPrint: nothing,
  restartDevice: nothing,
  restartCore: nothing,
  retryQueue: nothing,
  checkUpdate: nothing,
  applyUpdate: nothing,
  rollBack: nothing,
  retryOne: nothing,
  exportParked: nothing,
  closeParked: nothing,
};

const waiting = { busy: false, message: null, onBack: nothing };

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

const step = (name: PathResult['step'], more: Partial<PathResult>): PathResult => ({
  ...{ step: name, state: 'ok', problem: null, facts: {}, ms: 3 },
  ...more,
});

const PATH: readonly PathResult[] = [
  step('gateway', { facts: { interface: 'eth0', gateway: '10.12.0.1' } }),
  step('name', { facts: { host: 'ywt.liuyang.invalid', address: '10.12.8.20' } }),
  step('connect', { facts: { host: 'ywt.liuyang.invalid', port: '443' }, ms: 12 }),
  step('tls', {
    state: 'wrong',
    problem: 'certificate-expired',
    facts: {
      issuer: 'Liuyang Government CA',
      validTo: '2026-11-28',
      daysLeft: '-2',
      pin: `${'b9'.repeat(21)}A=`,
    },
  }),
  step('platform', { state: 'not-reached' }),
  step('clock', { facts: { seconds: '0.4' } }),
];

const entry = (level: LogEntry['level'], event: string, detail: string): LogEntry => ({
  ...{ at: '2026-11-30T10:12:30+08:00', level, source: 'core', event, detail },
});

const CONSOLE_SAMPLES: readonly Sample[] = [
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
  {
    name: 'maintenance-paper',
    show: () => <PaperScreen {...waiting} states={overview.paper} onRefilled={nothing} />,
  },
  {
    name: 'maintenance-network',
    show: () => <NetworkScreen {...waiting} results={PATH} state="over" onStart={nothing} />,
  },
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
  {
    name: 'maintenance-duty',
    show: () => (
      <DeskScreen
        {...waiting}
        desk={{
          card: { phone: '0731-83600001', hours: 'daily-8-20' },
          notice: { text: 'no-slips', until: '2026-11-30T18:00:00+08:00' },
          inspections: [],
        }}
        onGo={nothing}
        onTakeCard={nothing}
        onTakeNotice={nothing}
      />
    ),
  },
  { name: 'maintenance-duty-card', show: () => <CardScreen {...waiting} onSave={nothing} /> },
  { name: 'maintenance-duty-notice', show: () => <NoticeScreen {...waiting} onShow={nothing} /> },
  { name: 'maintenance-duty-round', show: () => <RoundScreen {...waiting} onSign={nothing} /> },
];

export const SAMPLES: readonly Sample[] = [
  {
    name: 'maintenance-close',
    show: () => <CloseScreen receiptNo={receipt.receiptNo} onClose={nothing} onLeave={nothing} />,
  },
  {
    name: 'maintenance-closed',
    show: () => (
      <MaintenanceScreen
        busy={false}
        message={null}
        say={nothing}
        overview={{
          ...overview,
          trouble: null,
          update: {
            slot: 'a',
            probation: true,
            wayBack: '0.0.9',
            staged: null,
            failed: null,
            checked: {
              at: '2026-11-24T13:05:00+08:00',
              outcome: 'failed',
              problem: '更新服务器没有响应',
            },
          },
          closed: ['site.yaml 第 12 行：devices.receiptPrinter.transport：应为 tcp、serial、file 或 none'],
        }}
        store={store}
        actions={actions}
        onLeave={nothing}
      />
    ),
  },
  ...CONFIGURATION,
  { name: 'pin', show: () => <WrongPin /> },
  {
    name: 'maintenance',
    show: () => (
      <MaintenanceScreen
        busy={false}
        message={null}
        say={nothing}
        overview={overview}
        store={store}
        actions={actions}
        onLeave={nothing}
      />
    ),
  },
  ...['devices', 'queue', 'update', 'machine'].map(
    (section): Sample => ({
      name: `maintenance-${section}`,
      show: () => (
        <MaintenanceScreen
          busy={false}
          message={null}
          say={nothing}
          overview={overview}
          store={store}
          actions={actions}
          onLeave={nothing}
          section={section}
        />
      ),
    }),
  ),
  ...CONSOLE_SAMPLES,
];
