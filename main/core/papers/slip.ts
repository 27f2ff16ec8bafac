/** The slip (回执单) as a document: what a citizen takes home, readable without glasses where it matters. */
import type { Slip, SlipBlock } from '../../../devices/receipt-printer/contract.ts';
import { resultSentence } from '../forms/result.ts';
import type { Appointment, OtherTime } from '../model/draft.ts';
import { dayWithWeekday } from '../model/hall/days.ts';
import type { Receipt } from '../model/receipt.ts';
import { visitEnd } from '../model/visit.ts';
import { row, rule, text } from './blocks.ts';
import { slipInEnglish } from './slip-english.ts';
import type { FurtherItem, SlipSubject } from './slip-subject.ts';
import { ASKED, isTimeOver, moment, purposeOf, timeWords } from './slip-time.ts';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

export function composeSlip(subject: SlipSubject): Slip {
  const { receipt, words, itemVersion, siteName, bring, reprint } = subject;
  const hall = subject.place ?? subject.hall;
  return {
    blocks: [
      text('浏阳市政务服务', 1, true, 'center'),
      text(words.title['zh-CN'], 2, true, 'center'),
      ...(reprint ? [text('（补打）', 1, true, 'center')] : []),
      rule,
      text(receipt.itemName, 2, true),
      ...appointmentBlocks(subject),
      ...placeBlocks(subject),
      ...visitBlocks(subject),
      rule,
      row('回执号', receipt.receiptNo),
      row('提交时间', moment(receipt.committedAt)),
      ...arrival(receipt),
      ...(itemVersion === null ? [] : [row('事项编码', `${receipt.itemCode} 第${itemVersion}版`)]),
      row('终端', siteName),
      ...stateBlocks(receipt),
      rule,
      ...bringBlocks(receipt.itemName, bring, subject.further),
      ...owedBlocks(subject),
      ...nextBlocks(subject),
      ...changeBlocks(subject, hall.phone),
      text(hall.name, 1, true),
      row('地址', hall.address),
      // A printer's own dash takes two columns.
      row('时间', hall.hours.replaceAll('–', '-')),
      row('电话', hall.phone),
      { kind: 'qr', data: receipt.code },
      // For the counter's plain scanner; left out on narrow paper.
      { kind: 'barcode', data: receipt.receiptNo },
      text(purposeOf(subject)['zh-CN'], 1, false, 'center'),
      ...slipInEnglish(subject),
    ],
  };
}

/** What to bring; of several items, for each. A paper that an earlier one asks for is named there alone. */
function bringBlocks(name: string, bring: readonly string[], further: readonly FurtherItem[]): SlipBlock[] {
  const seen = new Set<string>();
  const items = [{ name, bring }, ...further].flatMap((item) => {
    const own = item.bring.filter((paper) => !seen.has(paper));
    for (const paper of own) seen.add(paper);
    return [{ name: item.name, bring: own }];
  });
  if (seen.size === 0) return [];
  return [
    text('到窗口请带', 1, true),
    ...items.flatMap((item) => [
      ...(further.length > 0
        ? [text(`办“${item.name}”：${item.bring.length > 0 ? '' : '不用另外带'}`, 1, true)]
        : []),
      ...item.bring.map((paper, at) => text(`${at + 1}. ${paper}`)),
    ]),
    rule,
  ];
}

/** Of a visit for several items: each in its order, with its time and windows. Of a time that holds no more, the names alone. */
function visitBlocks(subject: SlipSubject): SlipBlock[] {
  const { further, receipt } = subject;
  const { appointment } = receipt;
  if (further.length === 0 || !appointment) return [];
  const isOver = isTimeOver(subject) || subject.words.time === 'given-up';
  const first = { name: receipt.itemName, ...appointment, windows: appointment.place?.windows ?? null };
  return [
    rule,
    text(`一次办 ${further.length + 1} 件事`, 1, true),
    ...[first, ...further].flatMap(({ name, start, end, windows }, at) => [
      text(`${at + 1}. ${name}`, 1, true),
      // A printer's own dash takes two columns.
      ...(isOver ? [] : [text(`${start}-${end} ${windows ?? ''}`.trimEnd().replaceAll('–', '-'))]),
    ]),
  ];
}

/** What is still to come from the applicant: papers by a day, the signature. */
function owedBlocks({ owed, isUnsigned }: SlipSubject): SlipBlock[] {
  return [
    ...(owed
      ? [
          text('还要补交（容缺）', 1, true),
          ...owed.papers.map((name, at) => text(`${at + 1}. ${name}`)),
          text('最后一天', 1, true),
          text(dayWithWeekday(owed.until), 2, true),
          rule,
        ]
      : []),
    ...(isUnsigned ? [text('还没有签字，请到窗口签。', 1, true), rule] : []),
  ];
}

/** What follows what is applied for wholly online: who decides and when, how the result comes. */
function nextBlocks({ next, owed, isUnsigned }: SlipSubject): SlipBlock[] {
  if (!next) return [];
  const { item, result } = next;
  const { caseType, promisedDays, statutoryDays } = item;
  const within =
    caseType === '即办件'
      ? '即办件：部门收下的当天办结'
      : `部门收下后，法定 ${statutoryDays} 个、承诺 ${promisedDays} 个工作日办结`;
  const point = result.way === 'collect' ? result.point : null;
  // A printer's own dash takes two columns.
  return [
    text(owed || isUnsigned ? '接下来' : '不用跑窗口，接下来', 1, true),
    text(`1. ${item.departmentName}审查。要改的，短信通知，可到任一终端补正。`),
    text(`2. ${within}。`),
    text(`3. ${result.name}：${resultSentence(result)}。`),
    ...(point
      ? [
          row('领取地点', point.where),
          row('领取时间', point.hours.replaceAll('–', '-')),
          row('领取时带', point.bring.join('、')),
        ]
      : []),
    rule,
  ];
}

function arrival({ delivery }: Receipt): SlipBlock[] {
  return delivery.state === 'delivered' && delivery.arrivedAt !== null
    ? [row('到达平台', moment(delivery.arrivedAt))]
    : [];
}

function appointmentBlocks(subject: SlipSubject): SlipBlock[] {
  const { appointment, before } = subject.receipt;
  if (!appointment) return [];
  const weekday = WEEKDAYS[new Date(`${appointment.date}T00:00:00Z`).getUTCDay()] ?? '';
  const { above, below } = timeWords(subject, appointment);
  return [
    text(above['zh-CN'], isTimeOver(subject) ? 2 : 1, true),
    // Without a space it fits narrow paper in one line.
    text(`${appointment.date}星期${weekday}`, 2, true),
    text(`${appointment.start}-${visitEnd(appointment)}`, 2, true),
    ...(subject.givenUp?.state === 'asked' ? [text(ASKED[subject.givenUp.as]['zh-CN'], 1, true)] : []),
    ...(below === null ? [] : [text(below['zh-CN'], 1, true)]),
    ...(isWish(subject) ? (appointment.others ?? []).map(otherTime) : []),
    ...(before ? beforeBlocks(subject, before) : []),
  ];
}

/** The time before the change: as large as the new one while it is the one that holds. */
function beforeBlocks({ time, words, givenUp }: SlipSubject, { date, start }: Appointment): SlipBlock[] {
  const holds = words.time === 'changed' && time !== 'confirmed' && time !== 'cancelled' && time !== 'moved';
  if (!holds || givenUp) return [row('原来的时间', `${date} ${start}`)];
  // Both fit narrow paper in one line.
  return [text('原来的时间，现在仍有效', 1, true), text(`${date} ${start}`, 2, true)];
}

/** Neither held nor answered: what else would do is still asked for. */
const isWish = ({ time, words }: SlipSubject) => time === 'wished' && words.time === 'kept';

const otherTime = ({ date, start, end }: OtherTime) => row('备选时间', `${date} ${start}-${end}`);

/** Where to go, large; of a time that holds no more there is nowhere to go. */
function placeBlocks(subject: SlipSubject): SlipBlock[] {
  const { place } = subject;
  if (!place || !subject.receipt.appointment || isTimeOver(subject) || subject.words.time === 'given-up')
    return [];
  return [
    text(place.name, 2, true),
    // A printer's own dash takes two columns.
    text(place.windows.replaceAll('–', '-'), 2, true),
    ...(place.way ? [row('怎么走', place.way)] : []),
  ];
}

/** How the time is changed or given up. */
function changeBlocks(subject: SlipSubject, phone: string): SlipBlock[] {
  if (!subject.receipt.appointment || isTimeOver(subject) || subject.words.time === 'given-up') return [];
  return [
    text('要改时间或取消', 1, true),
    text(
      `最晚提前 2 小时：拿本回执到打印它的终端扫二维码；或带身份证到任一终端，点“我的预约和预审”；或打 ${phone}。`,
    ),
    rule,
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
    case 'closed':
      return [row('处理编号', receipt.delivery.number), text('已由工作人员处理，请凭处理编号咨询窗口。')];
  }
}
