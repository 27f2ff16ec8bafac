import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pagesOf } from '../../../../../main/core/devices/pages.ts';
import { INSPECTION_POINTS, type Inspection } from '../../../../../main/core/model/duty.ts';
import { PATH_STEPS } from '../../../../../main/core/model/network-path.ts';
import { SELF_TESTS } from '../../../../../main/core/model/self-test.ts';
import { type ReadinessSubject, readinessPdf } from '../../../../../main/core/papers/readiness-report.ts';
import { testPage } from '../../../../../main/core/papers/test-page.ts';
import { removeFolders, temporaryFolder } from '../../../../kit/filled.ts';

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => removeFolders());

const SUBJECT: ReadinessSubject = {
  kioskId: 'LY001',
  siteName: '浏阳市政务服务自助终端',
  version: '0.1.0',
  startedAt: '2026-11-30T10:00:00+08:00',
  at: '2026-11-30T10:06:00+08:00',
  results: SELF_TESTS.map((test) => ({
    test,
    outcome: test === 'scan' ? 'no' : test === 'social-card' ? 'skipped' : 'yes',
    machine: 'done',
    problem: test === 'scan' ? '60 秒内没有动作：再试一次，仍不行的在“设备”里看原因' : null,
    skip: test === 'social-card' ? 'not-fitted' : null,
    port: test === 'slip' ? 'serial /dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0' : null,
    at: '2026-11-30T10:03:00+08:00',
  })),
  path: PATH_STEPS.map((step) => ({
    step,
    state: 'ok',
    problem: null,
    facts: step === 'tls' ? { daysLeft: '61' } : {},
    ms: 12,
  })),
  paper: [
    {
      ...{ printer: 'receipt-printer', since: '2026-11-20T10:00:00+08:00', used: 12.34, holds: 80 },
      ...{ uses: [], daysLeft: 21.5, isLow: false },
    },
    {
      ...{ printer: 'a4-printer', since: '2026-11-20T10:00:00+08:00', used: 40, holds: 250 },
      ...{ uses: [], daysLeft: null, isLow: false },
    },
  ],
  inspection: {
    at: '2026-11-30T09:50:00+08:00',
    points: Object.fromEntries(INSPECTION_POINTS.map((point) => [point, true])) as Inspection['points'],
    remark: 'none',
  },
  ink: {
    width: 600,
    height: 300,
    strokes: [
      [
        [40, 200, 0],
        [200, 60, 80],
        [360, 220, 160],
        [540, 90, 240],
      ],
    ],
  },
};

function textOf(pdf: Uint8Array): string {
  const file = path.join(folder, 'report.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

it('fits one page, with everything on it, and says plainly what is not well', async () => {
  const pdf = await readinessPdf(SUBJECT);
  expect(pagesOf(pdf)).toBe(1);
  const text = textOf(pdf).replace(/\s+/g, '');
  for (const part of [
    'LY001',
    '结论：1项不正常，1项没有试',
    '60秒内没有动作',
    '没有试（本机没有）',
    '证书正常（12毫秒，还有61天）',
    '已用12.3/80米，约够21.5天',
    '8处，都正常',
    '维护人员签字',
  ]) {
    expect(text).toContain(part.replace(/\s+/g, ''));
  }
});

it('counts a document’s pages', async () => {
  expect(pagesOf(await testPage({ kioskId: 'LY001', siteName: '浏阳' }))).toBe(1);
  const long = Array.from({ length: 40 }, () => SUBJECT.results).flat();
  expect(pagesOf(await readinessPdf({ ...SUBJECT, results: long }))).toBeGreaterThan(5);
});
