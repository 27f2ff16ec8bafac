/**
 * The promise to bring papers later (容缺承诺书), in two copies: one for the applicant, one to travel with the case. On A4 paper with the
 * signature, or on the receipt printer's. Names no person: it may lie about, and the case has the name.
 */

import type { Slip, SlipBlock } from '../../../devices/receipt-printer/contract.ts';
import { LATER_AFTER } from '../forms/owed.ts';
import { shownMinute } from '../model/clock.ts';
import { dayWithWeekday } from '../model/hall/days.ts';
import type { Owed } from '../model/later.ts';
import type { SignedPart } from '../model/papers.ts';
import { row, rule, text } from './blocks.ts';
import { Sheet } from './sheet.ts';

export type PromiseNotice = {
  /** The text of the slip's QR code: by it is told what is still owed. */
  code: string;
  receiptNo: string;
  itemName: string;
  departmentName: string;
  owed: Owed;
  workingDays: number;
  signed: SignedPart;
  kioskId: string;
  siteName: string;
  hall: { name: string; address: string; phone: string; hours: string };
};

const NAME = '容缺补交承诺书';
const COPIES = ['申请人留存', '随件存档'] as const;
type Copy = (typeof COPIES)[number];
const LEAD = '本人自愿先交申请，以下材料以后补交：';

const how = ({ hall, departmentName }: PromiseNotice) =>
  `带此单和补交的材料，到${hall.name}${departmentName}窗口。电话 ${hall.phone}。`;

const lastDay = ({ owed, workingDays }: PromiseNotice) =>
  `${dayWithWeekday(owed.until)}，共 ${workingDays} 个工作日`;

/** Where it is not signed on the screen, by hand. */
const signedLine = ({ signed }: PromiseNotice) =>
  signed.ink
    ? `已在屏幕上签字，${shownMinute(signed.at)}；笔迹随申请一并提交。`
    : `${signed.why}。签字：____________`;

export function composePromise(notice: PromiseNotice): Slip {
  return {
    blocks: COPIES.flatMap((copy, at) => [...(at > 0 ? [rule, rule] : []), ...copyBlocks(notice, copy)]),
  };
}

function copyBlocks(notice: PromiseNotice, copy: Copy): SlipBlock[] {
  const { hall, owed } = notice;
  return [
    text('浏阳市政务服务', 1, true, 'center'),
    text(NAME, 2, true, 'center'),
    text(`（${copy}）`, 1, true, 'center'),
    rule,
    text(notice.itemName, 2, true),
    row('回执号', notice.receiptNo),
    rule,
    text(LEAD),
    ...owed.papers.map((name, at) => text(`${at + 1}. ${name}`, 1, true)),
    text('最后一天', 1, true),
    text(dayWithWeekday(owed.until), 2, true),
    text(`共 ${notice.workingDays} 个工作日。${LATER_AFTER}`),
    rule,
    text('怎么补', 1, true),
    text(how(notice)),
    row('地址', hall.address),
    // A printer's own dash takes two columns.
    row('时间', hall.hours.replaceAll('–', '-')),
    text(signedLine(notice)),
    row('打印终端', `${notice.siteName}（${notice.kioskId}）`),
    { kind: 'qr', data: notice.code },
    text('扫此码查询', 1, false, 'center'),
  ];
}

/** Each copy on a page of its own. */
export async function promisePdf(notice: PromiseNotice): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = new Sheet(NAME);
  for (const [at, copy] of COPIES.entries()) {
    if (at > 0) sheet.newPage();
    drawCopy(sheet, notice, copy);
  }
  return sheet.bytes();
}

function drawCopy(sheet: Sheet, notice: PromiseNotice, copy: Copy): void {
  const { hall, owed, signed } = notice;
  sheet.qr(notice.code);
  sheet.heading(`浏阳市政务服务${NAME}`, 20, 'left');
  sheet.text(`第 ${COPIES.indexOf(copy) + 1} 份，共 ${COPIES.length} 份（${copy}）`);
  sheet.text(`回执号 ${notice.receiptNo}`);
  sheet.clearQr();
  sheet.row('申请事项', notice.itemName);
  sheet.row('审查部门', notice.departmentName);
  sheet.row('最后一天', lastDay(notice));
  sheet.gap(14);
  sheet.text(LEAD);
  sheet.gap(6);
  for (const [at, name] of owed.papers.entries()) sheet.row(`${at + 1}`, name);
  sheet.gap(14);
  sheet.row('怎么补', how(notice));
  sheet.row('到期没有补交', LATER_AFTER);
  sheet.gap(18);
  sheet.signed(signed);
  sheet.gap(18);
  sheet.text(`${hall.name}　${hall.address}　${hall.hours}`);
  sheet.text(`打印终端 ${notice.siteName}（${notice.kioskId}）`);
}
