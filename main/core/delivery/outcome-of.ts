/** What one try came to, as the queue will keep it. */

import { KINDS } from '../model/kinds.ts';
import type { OutboxRow, Outcome } from '../outbox/row.ts';
import type { Answer } from '../platform/client.ts';
import { fullJitter, isInProgress, isOutage, nextStep, UNREADABLE_MAX } from './delivery-policy.ts';
import type { Sent } from './send.ts';

/** `nowMs`: milliseconds since the epoch. */
export function outcomeOf(row: OutboxRow, sent: Sent, nowMs: number, random: () => number): Outcome {
  if (sent.stage === 'blob-lost') {
    return { step: 'parked', row, problem: '材料文件在本机缺失或损坏，平台也没有' };
  }
  if (sent.stage === 'unreadable') {
    if (row.attempts + 1 >= UNREADABLE_MAX) return { step: 'parked', row, problem: '本机文件读不出来' };
    const at = nowMs + fullJitter(row.attempts + 1, random);
    return {
      step: 'retry',
      row,
      next: { at, problem: '本机文件暂时读不出来', unsure: false, uploadAgain: false },
    };
  }
  const { stage } = sent;
  const answer = believable(row, sent.answer);
  const next = nextStep(answer, row.attempts + 1, random);
  if (next.step === 'delivered') return { step: 'delivered', row, caseNo: next.caseNo };
  if (next.step === 'park') return { step: 'parked', row, problem: next.problem };
  const { afterMs, problem, uploadAgain } = next;
  const unsure = stage === 'submitted' && (isOutage(answer) || isInProgress(answer));
  return { step: 'retry', row, next: { at: nowMs + afterMs, problem, unsure, uploadAgain } };
}

/** A case of another kind is no answer to this submission, whoever gave it: its only copy is kept. */
function believable(row: OutboxRow, answer: Answer<{ caseNo: string }>): Answer<{ caseNo: string }> {
  if (answer.kind !== 'ok' || KINDS[row.service].caseLetters.includes(answer.value.caseNo.charAt(0)))
    return answer;
  return { kind: 'nonsense', detail: 'case number of another kind' };
}
