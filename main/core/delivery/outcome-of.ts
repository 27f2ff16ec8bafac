/** What one try came to, as the queue will keep it. */

import type { OutboxRow } from '../outbox/row.ts';
import { isOutage, nextStep } from './delivery-policy.ts';
import type { Sent } from './send.ts';

/** `unsure`: the platform may have it all the same. `uploadAgain`: it lost the photographs. */
export type Retry = { at: number; problem: string; unsure: boolean; uploadAgain: boolean };

export type Outcome =
  | { step: 'delivered'; row: OutboxRow; caseNo: string }
  | { step: 'retry'; row: OutboxRow; next: Retry }
  /** 需人工处理 */
  | { step: 'parked'; row: OutboxRow; problem: string };

/** `nowMs`: milliseconds since the epoch. */
export function outcomeOf(row: OutboxRow, sent: Sent, nowMs: number, random: () => number): Outcome {
  if (sent.stage === 'blob-lost') {
    return { step: 'parked', row, problem: '材料文件在本机缺失或损坏，平台也没有' };
  }
  const { answer, stage } = sent;
  const next = nextStep(answer, row.attempts + 1, random);
  if (next.step === 'delivered') return { step: 'delivered', row, caseNo: next.caseNo };
  if (next.step === 'park') return { step: 'parked', row, problem: next.problem };
  const { afterMs, problem, uploadAgain } = next;
  const unsure = stage === 'submitted' && isOutage(answer);
  return { step: 'retry', row, next: { at: nowMs + afterMs, problem, unsure, uploadAgain } };
}
