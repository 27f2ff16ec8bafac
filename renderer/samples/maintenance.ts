/** Made-up facts for the samples of the technician's screens. */
import type { MaintenanceOverview, StoreHealth } from '../../main/core/maintenance/contract.ts';
import { draft, info, item, receipt } from './facts.ts';
import { nothing } from './sample.ts';

export const overview: MaintenanceOverview = {
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
  remote: {
    address: '10.20.0.11:9443',
    isListening: true,
    certificateUntil: '2026-12-10T08:00:00+08:00',
    problems: ['/etc/liuyang-kiosk/remote.pem 在 2026-12-10 08:00 到期，还有 15 天：请换上新证书，不必重启'],
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

export const store: StoreHealth = {
  notices: [{ at: '2026-11-23T02:11:00+08:00', code: 'recovered', detail: 'kiosk.db → 已隔离，恢复 12 件' }],
  auditHead: `4321:${'0f'.repeat(32)}`,
  backup: { at: '2026-11-24T08:00:00+08:00', path: '/mnt/backup/kiosk', ok: true, problem: null },
};

/** A section's screen while nothing is under way. */
export const waiting = { busy: false, message: null, onBack: nothing };
