/**
 * How far the platform is with the case of a slip, filed here or at another kiosk. What it says of one filed here is kept: it
 * decides what any later slip says.
 */
import { KINDS } from '../model/kinds.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { PlatformLink } from '../platform/link.ts';
import { readSlip } from '../slip-proof/slip-proof.ts';
import type { ProgressAnswer } from './contract.ts';
import type { Cases } from './find.ts';
import type { SlipBook } from './slip-book.ts';

export async function progressOf(
  cases: Pick<Cases, 'find'>,
  platform: Pick<PlatformLink, 'ask'>,
  { outbox, book }: { outbox: Pick<Outbox, 'noteCase'>; book: Pick<SlipBook, 'moveTo'> },
  code: string,
): Promise<ProgressAnswer> {
  const receipt = cases.find(code)?.receipt;
  const delivery = receipt?.delivery;
  if (delivery && delivery.state !== 'delivered') return { outcome: 'not-yet' };
  const slip = readSlip(code);
  if (!slip) return { outcome: 'not-yet' };
  // Another kiosk's slip has a name that can't be guessed: whoever holds it may ask.
  const answer = await platform.ask((client) =>
    delivery && KINDS[receipt.kind].progressBy === 'case'
      ? client.progress(delivery.caseNo)
      : client.slipProgress(slip.name),
  );
  if (answer.kind !== 'ok') return { outcome: 'unreachable' };
  if (!answer.value) return { outcome: 'not-yet' };
  const { state, steps, itemCode, caseNo, review, given, result, payment, owed, isUnsigned } = answer.value;
  outbox.noteCase(slip.receiptNo, state);
  if (given && receipt) book.moveTo(slip.receiptNo, given);
  const isReviewed = KINDS['pre-review'].caseLetters.some((letter) => caseNo.startsWith(letter));
  return {
    ...{ outcome: 'steps', itemCode, steps },
    ...(given && { given }),
    review: isReviewed ? { ...review, state } : null,
    ...(result && { result }),
    ...(payment && { payment }),
    ...(owed && { owed }),
    ...(isUnsigned && { isUnsigned }),
  };
}
