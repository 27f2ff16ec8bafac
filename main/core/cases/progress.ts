/** How far the platform is with a case that was filed here. */
import type { PlatformLink } from '../platform/link.ts';
import type { ProgressAnswer } from './contract.ts';
import type { Cases } from './find.ts';

export async function progressOf(
  cases: Pick<Cases, 'find'>,
  platform: Pick<PlatformLink, 'ask'>,
  receiptNo: string,
): Promise<ProgressAnswer> {
  const delivery = cases.find(receiptNo)?.receipt.delivery;
  if (delivery?.state !== 'delivered') return { outcome: 'not-yet' };
  const answer = await platform.ask((client) => client.progress(delivery.caseNo));
  if (answer.kind !== 'ok') return { outcome: 'unreachable' };
  return answer.value ? { outcome: 'steps', steps: answer.value.steps } : { outcome: 'not-yet' };
}
