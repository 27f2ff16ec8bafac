/** The slip in English, below its Chinese. Names of items, papers and places stay as the windows write them. */
import type { SlipBlock } from '../../../devices/receipt-printer/contract.ts';
import type { Receipt } from '../model/receipt.ts';
import { visitEnd } from '../model/visit.ts';
import { text } from './blocks.ts';
import { englishDay, inEnglish } from './english.ts';
import type { SlipSubject } from './slip-subject.ts';
import { ASKED, isTimeOver, purposeOf, timeWords } from './slip-time.ts';

const DELIVERY: Record<Receipt['delivery']['state'], string> = {
  delivered: 'It was sent to the government platform.',
  waiting: 'It is saved on the kiosk and is sent by itself. Do not file it again.',
  parked: 'It is saved; the staff must look at it. Ask at a window with the receipt number.',
  closed: 'The staff have dealt with it. Ask at a window with the number above.',
};

export function slipInEnglish(subject: SlipSubject): SlipBlock[] {
  const { receipt, words, reprint } = subject;
  return inEnglish(subject, [
    text(`${words.title.en} slip${reprint ? ' (reprint)' : ''}`, 1, true),
    ...timeBlocks(subject),
    ...visitBlocks(subject),
    text(DELIVERY[receipt.delivery.state]),
    ...bringBlocks(subject),
    ...nextBlocks(subject),
    text(purposeOf(subject).en),
  ]);
}

function timeBlocks(subject: SlipSubject): SlipBlock[] {
  const { appointment, before } = subject.receipt;
  if (!appointment) return [];
  const { above, below } = timeWords(subject, appointment);
  return [
    text(`${above.en}:`),
    text(`${englishDay(appointment.date)}, ${appointment.start}-${visitEnd(appointment)}`, 1, true),
    ...(subject.givenUp?.state === 'asked' ? [text(ASKED[subject.givenUp.as].en)] : []),
    ...(below ? [text(below.en)] : []),
    ...(before ? [text(`The time before: ${englishDay(before.date)}, ${before.start}`)] : []),
  ];
}

/** Where to go and how to change it; of a time that holds no more, neither. */
function visitBlocks(subject: SlipSubject): SlipBlock[] {
  const { place, receipt, words } = subject;
  if (!receipt.appointment || isTimeOver(subject) || words.time === 'given-up') return [];
  const { phone } = place ?? subject.hall;
  return [
    ...(place
      ? // A printer's own dash takes two columns.
        [text(`Where: ${place.name} ${place.windows.replaceAll('–', '-')}. Show this slip to be led there.`)]
      : []),
    text(
      `To change or cancel, 2 hours before at the latest: scan this slip at the kiosk that printed it, or take your ID card to any kiosk, or call ${phone}.`,
    ),
  ];
}

function bringBlocks({ bring, further, owed, isUnsigned }: SlipSubject): SlipBlock[] {
  const brings = bring.length > 0 || further.some((each) => each.bring.length > 0);
  return [
    ...(brings ? [text('Bring the papers listed under 到窗口请带.')] : []),
    ...(owed
      ? [text(`Still to be handed in (under 还要补交), by ${englishDay(owed.until)} at the latest.`)]
      : []),
    ...(isUnsigned ? [text('It is not signed yet: sign it at the window.')] : []),
  ];
}

function nextBlocks({ next, owed, isUnsigned }: SlipSubject): SlipBlock[] {
  if (!next) return [];
  return [
    ...(owed || isUnsigned ? [] : [text('You need not go to a window.')]),
    text('If something is to be mended, a text message tells you; any kiosk takes it.'),
  ];
}
