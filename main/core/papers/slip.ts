/** The slip (回执单) as a document: what a citizen takes home, readable without glasses where it matters. */
import type { Slip, SlipBlock } from '../../../devices/receipt-printer/contract.ts';
import { resultSentence } from '../forms/result.ts';
import { hallTime, shownMinute } from '../model/clock.ts';
import type { Appointment, OtherTime } from '../model/draft.ts';
import { dayWithWeekday } from '../model/hall/days.ts';
import type { ItemDetail } from '../model/item.ts';
import type { Owed } from '../model/later.ts';
import type { GivenUp, SlipWords } from '../model/papers.ts';
import type { Receipt, TimeState } from '../model/receipt.ts';
import type { ResultWord } from '../model/result.ts';
import { visitEnd } from '../model/visit.ts';
import { row, rule, text } from './blocks.ts';

type Hall = { name: string; address: string; phone: string; hours: string };
/** Where the visit is, and how to find the windows from the door; `way` null where nobody wrote it down. */
export type SlipPlace = Hall & { windows: string; way: string | null };
/** An item that is done in the same visit: when, at which windows and with what. */
export type FurtherItem = {
  name: string;
  start: string;
  end: string;
  windows: string | null;
  bring: readonly string[];
};
export type SlipSubject = {
  receipt: Receipt;
  /** What its kind of matter says. */
  words: Pick<SlipWords, 'title' | 'time' | 'purpose'>;
  /** Which version of the item it answers; null where none is known. */
  itemVersion: number | null;
  siteName: string;
  hall: Hall;
  /** Of a booking whose place is known; null: the hall. */
  place: SlipPlace | null;
  bring: readonly string[];
  /** Further items of the same visit, in their order. */
  further: readonly FurtherItem[];
  /** Papers still owed; null: none. */
  owed: Owed | null;
  /** It is still to be signed, at the window. */
  isUnsigned: boolean;
  /** Of what was applied for wholly online: who decides, within how long, and how the result comes; null: it ends with a visit. */
  next: {
    item: Pick<ItemDetail, 'departmentName' | 'caseType' | 'promisedDays' | 'statutoryDays'>;
    result: ResultWord;
  } | null;
  reprint: boolean;
  /** What its time is worth; null where it has none. */
  time: TimeState | null;
  givenUp: GivenUp | null;
};

/** In place of what a slip was good for, once its time was given up. */
const KEPT_FOR_ENQUIRIES = '请妥善保存，以备查询';
const GIVEN_UP = {
  cancelled: { above: '取消的预约时间', below: '此预约已取消，请勿按此时间前来。' },
  moved: { above: '改掉的预约时间', below: '此预约已改到别的时间，请按改约回执单上的时间来。' },
} as const;
/** Whoever asked may have been a stranger: until the platform says so, the time holds. */
const ASKED = {
  cancelled: '有人在本机申请取消此预约，尚未生效；平台确认后以短信通知。',
  moved: '有人在本机申请改约，尚未生效；平台确认以前，此时间仍有效。',
} as const;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

export function composeSlip(subject: SlipSubject): Slip {
  const { receipt, words, itemVersion, siteName, bring, reprint } = subject;
  const hall = subject.place ?? subject.hall;
  return {
    blocks: [
      text('浏阳市政务服务', 1, true, 'center'),
      text(words.title, 2, true, 'center'),
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
      text(isTimeOver(subject) ? KEPT_FOR_ENQUIRIES : words.purpose, 1, false, 'center'),
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

/** YYYY-MM-DD HH:MM by the hall's clock, of an ISO 8601 time with any offset. */
function moment(iso: string): string {
  return shownMinute(hallTime(Date.parse(iso)));
}

function arrival({ delivery }: Receipt): SlipBlock[] {
  return delivery.state === 'delivered' && delivery.arrivedAt !== null
    ? [row('到达平台', moment(delivery.arrivedAt))]
    : [];
}

/** Its time holds no more. */
export function isTimeOver({ givenUp, time }: Pick<SlipSubject, 'givenUp' | 'time'>): boolean {
  return givenUp?.state === 'done' || time === 'cancelled' || time === 'moved' || time === 'refused';
}

function appointmentBlocks(subject: SlipSubject): SlipBlock[] {
  const { appointment, before } = subject.receipt;
  if (!appointment) return [];
  const weekday = WEEKDAYS[new Date(`${appointment.date}T00:00:00Z`).getUTCDay()] ?? '';
  const { above, below } = timeWords(subject, appointment);
  return [
    text(above, isTimeOver(subject) ? 2 : 1, true),
    // Without a space it fits narrow paper in one line.
    text(`${appointment.date}星期${weekday}`, 2, true),
    text(`${appointment.start}-${visitEnd(appointment)}`, 2, true),
    ...(subject.givenUp?.state === 'asked' ? [text(ASKED[subject.givenUp.as], 1, true)] : []),
    ...(below === '' ? [] : [text(below, 1, true)]),
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

/** Whoever finds a slip in the pocket must see at once what its time is worth, and whether it holds any more. */
function timeWords(subject: SlipSubject, appointment: Appointment): { above: string; below: string } {
  const { receipt, words, givenUp, time } = subject;
  if (words.time === 'changed' && time === 'refused') return changedWords(time, appointment);
  if (words.time === 'given-up') {
    return {
      above: receipt.delivery.state === 'delivered' ? '取消的预约时间' : '申请取消的预约时间',
      below: '',
    };
  }
  if (givenUp?.state === 'done') return GIVEN_UP[givenUp.as];
  if (time === 'cancelled' || time === 'moved') return GIVEN_UP[time];
  if (words.time === 'changed') return changedWords(time, appointment);
  const { firm, heldUntil = '' } = appointment;
  switch (time) {
    case 'confirmed':
      return { above: '预约时间', below: '政务平台已确认此预约。' };
    case 'held':
      return {
        above: '预约时间（待确认）',
        below: `此时间为您保留到 ${moment(heldUntil)}。提交到政务平台后，以短信或电话确认为准。`,
      };
    case 'leased':
      return {
        above: '预约时间（已约定）',
        below: '此时间已经为您留好，请按时前来。联网后自动提交到政务平台。',
      };
    case 'refused':
      return { above: '没有约上的时间', below: '请勿按此时间前来。请重新预约，或致电大厅。' };
    default:
      return {
        above: '意向时间（尚未确认）',
        below: firm
          ? '此时间的保留已过期，尚未确认，请等短信或电话通知后再来。'
          : '以上为意向时间，尚未确认，以短信或电话通知为准。',
      };
  }
}

/** The time that a booking is changed to, and what the one before is worth meanwhile. */
function changedWords(
  time: TimeState | null,
  { heldUntil = '' }: Appointment,
): { above: string; below: string } {
  switch (time) {
    case 'confirmed':
      return { above: '改约后的时间', below: '政务平台已确认改约，原来的时间作废。' };
    case 'held':
      return {
        above: '改约后的时间（待确认）',
        below: `此时间为您保留到 ${moment(heldUntil)}。政务平台确认以前，原来的时间仍有效。`,
      };
    case 'leased':
      return {
        above: '改约后的时间（已约定）',
        below: '此时间已经为您留好。政务平台确认以前，原来的时间也仍有效。',
      };
    case 'refused':
      return { above: '没有改成的时间', below: '请勿按此时间前来。原来的预约没有变。' };
    default:
      return {
        above: '想改到的时间（尚未确认）',
        below: '政务平台确认以前，原来的时间仍有效，请等短信或电话通知。',
      };
  }
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
