/** How far the platform is with a case that was filed here. What it says is kept: it decides what any later slip says. */
import type { Outbox } from '../outbox/outbox.ts';
import type { PlatformLink } from '../platform/link.ts';
import type { ProgressAnswer } from './contract.ts';
import type { Cases } from './find.ts';

export async function progressOf(
  cases: Pick<Cases, 'find'>,
  platform: Pick<PlatformLink, 'ask'>,
  outbox: Pick<Outbox, 'noteCase'>,
  receiptNo: string,
): Promise<ProgressAnswer> {
  const delivery = cases.find(receiptNo)?.receipt.delivery;
  if (delivery?.state !== 'delivered') return { outcome: 'not-yet' };
  const answer = await platform.ask((client) => client.progress(delivery.caseNo));
  if (answer.kind !== 'ok') return { outcome: 'unreachable' };
  if (answer.value) outbox.noteCase(receiptNo, answer.value.state);
  return answer.value ? { outcome: 'steps', steps: answer.value.steps } : { outcome: 'not-yet' };
}
