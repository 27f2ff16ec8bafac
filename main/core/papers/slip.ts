/** The slip (回执单) as a document: what a citizen takes home, readable without glasses where it matters. */
import type { Slip, SlipBlock } from '../../../devices/receipt-printer/contract.ts';
import type { SlipWords } from '../model/papers.ts';
import { type Receipt, slipCode } from '../model/receipt.ts';

type Hall = { name: string; address: string; phone: string; hours: string };
export type SlipSubject = {
  receipt: Receipt;
  /** What its kind of matter says. */
  words: Pick<SlipWords, 'title' | 'time' | 'purpose'>;
  /** Which version of the item it answers; null where none is known. */
  itemVersion: number | null;
  siteName: string;
  hall: Hall;
  bring: readonly string[];
  reprint: boolean;
  /** The time on it was given up since; `waiting`: the platform does not know yet. */
  givenUp: 'waiting' | 'delivered' | null;
};

const text = (
  value: string,
  size: 1 | 2 = 1,
  bold = false,
  align: 'left' | 'center' = 'left',
): SlipBlock => ({
  kind: 'text',
  text: value,
  size,
  bold,
  align,
});
const row = (label: string, value: string): SlipBlock => ({ kind: 'row', label, value });
const rule: SlipBlock = { kind: 'rule' };
/** In place of what a slip was good for, once its time was given up. */
const KEPT_FOR_ENQUIRIES = '请妥善保存，以备查询';
const GIVEN_UP = {
  delivered: '此预约已取消，请勿按此时间前来。',
  waiting: '此预约已在本机取消，联网后自动提交。',
} as const;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

export function composeSlip(subject: SlipSubject): Slip {
  const { receipt, words, itemVersion, siteName, hall, bring, reprint, givenUp } = subject;
  return {
    blocks: [
      text('浏阳市政务服务', 1, true, 'center'),
      text(words.title, 2, true, 'center'),
      ...(reprint ? [text('（补打）', 1, true, 'center')] : []),
      rule,
      text(receipt.itemName, 2, true),
      ...appointmentBlocks(subject),
      rule,
      row('回执号', receipt.receiptNo),
      row('提交时间', receipt.committedAt.slice(0, 16).replace('T', ' ')),
      ...(itemVersion === null ? [] : [row('事项编码', `${receipt.itemCode} 第${itemVersion}版`)]),
      row('终端', siteName),
      ...stateBlocks(receipt),
      rule,
      ...(bring.length > 0
        ? [text('到窗口请带', 1, true), ...bring.map((name, at) => text(`${at + 1}. ${name}`)), rule]
        : []),
      text(hall.name, 1, true),
      row('地址', hall.address),
      // A printer's own dash takes two columns.
      row('时间', hall.hours.replaceAll('–', '-')),
      row('电话', hall.phone),
      { kind: 'qr', data: slipCode(receipt.receiptNo) },
      // For the counter's plain scanner; left out on narrow paper.
      { kind: 'barcode', data: receipt.receiptNo },
      text(givenUp ? KEPT_FOR_ENQUIRIES : words.purpose, 1, false, 'center'),
    ],
  };
}

function appointmentBlocks({ receipt, words, givenUp }: SlipSubject): SlipBlock[] {
  const { appointment } = receipt;
  if (!appointment) return [];
  const weekday = WEEKDAYS[new Date(`${appointment.date}T00:00:00Z`).getUTCDay()] ?? '';
  const time = [
    text(`${appointment.date} 星期${weekday}`, 2, true),
    text(`${appointment.start}-${appointment.end}`, 2, true),
  ];
  // Whoever finds two slips in the pocket must see which time holds no more.
  if (words.time === 'given-up' || givenUp) {
    return [text('取消的预约时间', 1, true), ...time, ...(givenUp ? [text(GIVEN_UP[givenUp], 1, true)] : [])];
  }
  return [
    ...time,
    ...(appointment.firm ? [] : [text('以上为意向时间，尚未确认，以短信或电话通知为准。', 1, true)]),
  ];
}

function stateBlocks(receipt: Receipt): SlipBlock[] {
  switch (receipt.delivery.state) {
    case 'delivered':
      return [row('办件编号', receipt.delivery.caseNo), text('已提交到政务平台。')];
    case 'waiting':
      return [text('已安全保存在本机，将自动提交到政务平台，不会丢失，无需重复提交。')];
    case 'parked':
      return [text('已保存，需工作人员处理，请凭回执号咨询窗口。')];
  }
}

export function composeTestSlip(kioskId: string, siteName: string, at: string): Slip {
  return {
    blocks: [
      text('打印测试', 2, true, 'center'),
      rule,
      row('终端编号', kioskId),
      row('地点', siteName),
      row('时间', at),
      text('常用字：政务服务自助终端 0123456789 ABC'),
      text('生僻字：䶮 㙍 𠮷 頔 訢 磾'),
      { kind: 'qr', data: `LYZD:TEST:${kioskId}` },
    ],
  };
}
