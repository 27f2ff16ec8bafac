/** The queue ticket (排队号单): what is called, and where to wait for it. Names no person. */

import type { Slip, SlipBlock } from '../../../devices/receipt-printer/contract.ts';
import { shownMinute } from '../model/clock.ts';
import type { QueueTicket } from '../model/queue-ticket.ts';
import { row, rule, text } from './blocks.ts';
import { inEnglish, type OnScreen } from './english.ts';

export type TicketSubject = OnScreen & {
  ticket: QueueTicket;
  itemName: string;
  siteName: string;
  /** ISO 8601 with the hall's offset. */
  printedAt: string;
};

export function composeTicket(subject: TicketSubject): Slip {
  const { ticket, itemName, siteName, printedAt } = subject;
  const { number, place, windows, before, date, start, also = [] } = ticket;
  return {
    blocks: [
      text('浏阳市政务服务', 1, true, 'center'),
      text('排队号', 2, true, 'center'),
      text(number, 4, true, 'center'),
      rule,
      text(place, 2, true),
      // A printer's own dash takes two columns.
      text(windows.replaceAll('–', '-'), 2, true),
      text(
        before === 0 ? '前面没有人等，请直接到窗口等叫号。' : `前面还有 ${before} 人，请在窗口前等叫号。`,
        1,
        true,
      ),
      rule,
      row('事项', itemName),
      row('预约时间', `${date} ${start}`),
      // A printer's own dash takes two columns.
      ...also.map((each) => row('接着办', `${each.start} ${each.name} ${each.windows.replaceAll('–', '-')}`)),
      ...(also.length > 0 ? [text('接着办的事不用再取号，拿这张单到窗口。', 1, true)] : []),
      row('打印时间', shownMinute(printedAt)),
      row('终端', siteName),
      rule,
      text('听到或看到叫号，请到叫号的窗口；过号请到咨询台。', 1, false, 'center'),
      ...inEnglish(subject, ticketEnglish(ticket)),
    ],
  };
}

function ticketEnglish({ number, windows, before, also = [] }: QueueTicket): SlipBlock[] {
  return [
    text(`Your number: ${number}`, 1, true),
    // A printer's own dash takes two columns.
    text(
      `${before === 0 ? 'Nobody is before you.' : `Before you: ${before}.`} Wait near ${windows.replaceAll('–', '-')} until your number is called or shown.`,
    ),
    ...(also.length > 0
      ? [text('The further items need no number of their own: take this ticket there.')]
      : []),
    text('If you missed it, ask at the information desk.'),
  ];
}
