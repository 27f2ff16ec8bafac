/**
 * The 一次性告知单 of a case that is to be mended: everything at once, in the reviewer's words, with the last day (行政许可法 第三十二条). On
 * A4 paper or on the receipt printer's; names no person, since it may lie about.
 */

import type { Slip } from '../../../devices/receipt-printer/contract.ts';
import { shownMinute } from '../model/clock.ts';
import { dayWithWeekday } from '../model/hall/days.ts';
import { row, rule, text } from './blocks.ts';
import { type MarkedPicture, Sheet } from './sheet.ts';

export type MendingNotice = {
  /** The text of the slip's QR code: whoever brings the notice needs no other paper. */
  code: string;
  caseNo: string;
  itemName: string;
  departmentName: string;
  /** ISO 8601 */
  decidedAt: string;
  /** YYYY-MM-DD */
  until: string;
  /** `what`: the question or paper. */
  things: readonly { what: string; words: string }[];
  /** The marked pages, too small for any writing to be read; on A4 paper alone. */
  pictures: readonly MarkedPicture[];
  kioskId: string;
  siteName: string;
  hall: { name: string; address: string; phone: string; hours: string };
};

const NAME = '一次性告知单';
const lead = ({ until }: MendingNotice) =>
  `您申请的事项，以下内容或材料需要补正，请一次补齐，最晚 ${dayWithWeekday(until)}：`;
/** Large, and on one line of 58 mm paper too; the year stands in the sentence above. */
const largeDay = (day: string) =>
  dayWithWeekday(day)
    .replace(/^\d+年/, '')
    .replace(/（(.+)）$/, ' $1');
const AFTER = '到期没有补正的，此件失效；以后还要办，请重新申请。';

const ways = ({ hall, departmentName }: MendingNotice) => [
  '1. 带本人身份证和此单，到任一台自助终端扫此单的二维码，只补上面这几项。',
  `2. 或到${hall.name}${departmentName}窗口，电话 ${hall.phone}。`,
];

export function composeMendingNotice(notice: MendingNotice): Slip {
  return {
    blocks: [
      text('浏阳市政务服务', 1, true, 'center'),
      text(NAME, 2, true, 'center'),
      rule,
      text(notice.itemName, 2, true),
      row('办件编号', notice.caseNo),
      row('审查部门', notice.departmentName),
      row('告知时间', shownMinute(notice.decidedAt)),
      rule,
      text(lead(notice)),
      ...notice.things.flatMap(({ what, words }, at) => [text(`${at + 1}. ${what}`, 1, true), text(words)]),
      rule,
      text('最后一天', 1, true),
      text(largeDay(notice.until), 2, true),
      text(AFTER),
      rule,
      text('怎么补', 1, true),
      ...ways(notice).map((way) => text(way)),
      row('地址', notice.hall.address),
      // A printer's own dash takes two columns.
      row('时间', notice.hall.hours.replaceAll('–', '-')),
      row('打印终端', `${notice.siteName}（${notice.kioskId}）`),
      { kind: 'qr', data: notice.code },
      text('扫此码补正', 1, false, 'center'),
    ],
  };
}

export async function mendingNoticePdf(notice: MendingNotice): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = new Sheet(NAME);
  sheet.qr(notice.code);
  sheet.heading(`浏阳市政务服务${NAME}`, 20, 'left');
  sheet.text(`办件编号 ${notice.caseNo}`);
  sheet.text(`告知时间 ${shownMinute(notice.decidedAt)}`);
  sheet.clearQr();
  sheet.row('申请事项', notice.itemName);
  sheet.row('审查部门', notice.departmentName);
  sheet.row('最后一天', dayWithWeekday(notice.until));
  sheet.gap(14);
  sheet.text(lead(notice));
  sheet.gap(6);
  for (const [at, { what, words }] of notice.things.entries()) sheet.row(`${at + 1}. ${what}`, words);
  sheet.gap(14);
  if (notice.pictures.length > 0) {
    sheet.heading('标出的地方（缩小图，原件以您手里的为准）', 13, 'left');
    sheet.gap(4);
    sheet.pictures(notice.pictures);
    sheet.gap(10);
  }
  sheet.heading('怎么补', 13, 'left');
  for (const way of ways(notice)) sheet.text(way);
  sheet.text(AFTER);
  sheet.gap(14);
  sheet.text('依据：《中华人民共和国行政许可法》第三十二条');
  sheet.text(`${notice.hall.name}　${notice.hall.address}　${notice.hall.hours}`);
  sheet.text(`打印终端 ${notice.siteName}（${notice.kioskId}）`);
  return sheet.bytes();
}
