/** Samples of the technician's screens. */
import type { MaintenanceOverview, StoreHealth } from '../../../main/core/maintenance/contract.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { draft, info, item, receipt } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { CloseScreen } from './close-screen.tsx';
import { SAMPLES as CONFIGURATION } from './configuration/samples.tsx';
import { PinScreen } from './pin-screen.tsx';
import { MaintenanceScreen } from './screen.tsx';
import { WORDS } from './words.ts';

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
        onConfigure={nothing}
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
        overview={overview}
        store={store}
        actions={actions}
        onConfigure={nothing}
        onLeave={nothing}
      />
    ),
  },
];
