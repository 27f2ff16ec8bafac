/** The readiness report (自检报告): what a technician found at this kiosk, on one page, signed. */
import { shownMinute } from '../model/clock.ts';
import type { Inspection } from '../model/duty.ts';
import type { PathResult } from '../model/network-path.ts';
import type { PaperState } from '../model/paper.ts';
import type { SelfTestName, SkipReason, TestResult } from '../model/self-test.ts';
import type { Ink } from '../model/signature.ts';
import { Sheet } from './sheet.ts';

export type ReadinessSubject = {
  kioskId: string;
  siteName: string;
  version: string;
  startedAt: string;
  /** ISO 8601 with the hall's offset. */
  at: string;
  results: readonly TestResult[];
  path: readonly PathResult[];
  paper: readonly PaperState[];
  inspection: Inspection | null;
  ink: Ink;
};

const TESTS: Readonly<Record<SelfTestName, string>> = {
  slip: '回执打印机',
  a4: 'A4 打印机',
  'id-card': '身份证读卡器',
  'social-card': '社保卡读卡器',
  scan: '扫码器',
  photo: '高拍仪',
  'page-scan': '扫描仪',
  presence: '人体感应器',
  keys: '小键盘按键',
  sound: '声音',
  corners: '触摸屏四角',
};
const SKIPPED: Readonly<Record<SkipReason, string>> = {
  'not-fitted': '本机没有',
  'no-material': '没有卡证或材料',
  'known-fault': '已知故障，等待维修',
  'no-time': '时间不够',
};
const STEPS: Readonly<Record<PathResult['step'], string>> = {
  gateway: '网关',
  name: '域名解析',
  connect: '连接端口',
  tls: '证书',
  platform: '平台签名应答',
  clock: '时钟',
};
const STATES: Readonly<Record<PathResult['state'], string>> = {
  ok: '正常',
  wrong: '不正常',
  none: '无此项',
  'not-reached': '未到达',
};
const PRINTERS = { 'receipt-printer': '回执打印机', 'a4-printer': 'A4 打印机' } as const;

export async function readinessPdf(subject: ReadinessSubject): Promise<Uint8Array<ArrayBuffer>> {
  const { results, path, paper, inspection } = subject;
  const failed = results.filter(({ outcome }) => outcome === 'no').length;
  const skipped = results.filter(({ outcome }) => outcome === 'skipped').length;
  const isReachable = path.every(({ state }) => state !== 'wrong' && state !== 'not-reached');
  const sheet = new Sheet('自检报告');
  sheet.heading('自助终端自检报告', 18, 'left');
  sheet.text(`终端 ${subject.kioskId}　${subject.siteName}　版本 ${subject.version}`);
  sheet.text(`自检 ${shownMinute(subject.startedAt)} 至 ${shownMinute(subject.at)}`);
  sheet.heading(conclusion(failed, skipped, isReachable), 13, 'left');
  for (const result of results) sheet.row(TESTS[result.test], said(result));
  sheet.row('到平台的网络', path.map(stepSaid).join('\n'));
  if (paper.length > 0) sheet.row('纸张', paper.map(paperSaid).join('\n'));
  if (inspection) sheet.row('最近巡检', inspectionSaid(inspection));
  sheet.gap(4);
  sheet.ink(subject.ink, `维护人员签字（屏幕手写）　日期 ${shownMinute(subject.at)}`);
  return sheet.bytes();
}

function conclusion(failed: number, skipped: number, isReachable: boolean): string {
  const parts = [
    failed === 0 ? '试过的设备都正常' : `${failed} 项不正常`,
    ...(skipped > 0 ? [`${skipped} 项没有试`] : []),
    ...(isReachable ? [] : ['到平台的网络不通']),
  ];
  return `结论：${parts.join('，')}`;
}

function said({ outcome, skip, problem, port, at }: TestResult): string {
  const words = { yes: '正常', no: '不正常', skipped: '没有试' }[outcome];
  const why = skip ? `（${SKIPPED[skip]}）` : problem ? `（${problem}）` : '';
  return [`${words}${why}`, ...(port ? [port] : []), at.slice(11, 19)].join('　');
}

function stepSaid({ step, state, facts, ms }: PathResult): string {
  const more = [
    ...(state === 'ok' ? [`${ms} 毫秒`] : []),
    ...(facts.daysLeft ? [`还有 ${facts.daysLeft} 天`] : []),
    ...(facts.seconds ? [`相差 ${facts.seconds} 秒`] : []),
  ];
  return `${STEPS[step]} ${STATES[state]}${more.length > 0 ? `（${more.join('，')}）` : ''}`;
}

function paperSaid({ printer, used, holds, daysLeft }: PaperState): string {
  const unit = printer === 'receipt-printer' ? '米' : '张';
  const lasts = daysLeft === null ? '' : `，约够 ${daysLeft} 天`;
  return `${PRINTERS[printer]}：已用 ${Math.round(used * 10) / 10} / ${holds} ${unit}${lasts}`;
}

function inspectionSaid({ at, points }: Inspection): string {
  const all = Object.values(points);
  const wrong = all.filter((isWell) => !isWell).length;
  return `${shownMinute(at)}　${all.length} 处，${wrong === 0 ? '都正常' : `${wrong} 处要处理`}`;
}
