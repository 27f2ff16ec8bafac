/** What one try came to, as the queue will keep it. */

import { KINDS } from '../model/kinds.ts';
import type { OutboxRow, Outcome } from '../outbox/row.ts';
import type { CaseAnswer } from '../platform/answers.ts';
import type { Answer } from '../platform/client.ts';
import {
  fullJitter,
  isInProgress,
  isOutage,
  nextStep,
  offerWait,
  REFUSED_IN_A_RUN_WAIT_MS,
  UNREADABLE_MAX,
} from './delivery-policy.ts';
import type { Sent } from './send.ts';

/** `nowMs`: milliseconds since the epoch. `belongs`: whether a case number can be this submission's, as far as is known here. */
export function outcomeOf(
  row: OutboxRow,
  sent: Sent,
  nowMs: number,
  random: () => number,
  belongs: (caseNo: string) => boolean = () => true,
): Outcome {
  const parked = (problem: string): Outcome => {
    const wait = offerWait(row.state === 'parked' ? row.offers + 1 : 0, random);
    return { step: 'parked', row, problem, offerAt: wait === null ? null : nowMs + wait };
  };
  if (sent.stage === 'blob-lost') {
    return parked('材料文件在本机缺失或损坏，平台也没有');
  }
  if (sent.stage === 'unreadable') {
    if (row.attempts + 1 >= UNREADABLE_MAX) return parked('本机文件读不出来');
    const at = nowMs + fullJitter(row.attempts + 1, random);
    return {
      step: 'retry',
      row,
      next: { at, problem: '本机文件暂时读不出来', unsure: false, uploadAgain: false },
    };
  }
  const { stage } = sent;
  const answer = believable(row, sent.answer, belongs);
  const next = nextStep(answer, row.attempts + 1, random);
  if (next.step === 'delivered') {
    const word = answer.kind === 'ok' ? answer.value : undefined;
    return { step: 'delivered', row, caseNo: next.caseNo, ...(word && { word }) };
  }
  if (next.step === 'park') return parked(next.problem);
  const { afterMs, problem, uploadAgain } = next;
  const unsure = stage === 'submitted' && (isOutage(answer) || isInProgress(answer));
  return { step: 'retry', row, next: { at: nowMs + afterMs, problem, unsure, uploadAgain } };
}

/** The platform refuses whatever comes: this one's refusal says nothing of itself, so it is tried again later and not parked. */
export function notItsFault(outcome: Outcome, nowMs: number, random: () => number): Outcome {
  if (outcome.step !== 'parked') return outcome;
  const at = nowMs + Math.ceil((0.5 + random()) * REFUSED_IN_A_RUN_WAIT_MS);
  const problem = `平台拒绝所有办件，疑为平台故障：${outcome.problem}`;
  return { step: 'retry', row: outcome.row, next: { at, problem, unsure: false, uploadAgain: false } };
}

/** A case of another kind, or another submission's, is no answer to this one, whoever gave it: its only copy is kept. */
export function believable(
  row: Pick<OutboxRow, 'service'>,
  answer: Answer<CaseAnswer>,
  belongs: (caseNo: string) => boolean,
): Answer<CaseAnswer> {
  if (answer.kind !== 'ok') return answer;
  const { caseNo } = answer.value;
  if (!KINDS[row.service].caseLetters.includes(caseNo.charAt(0))) {
    return { kind: 'nonsense', detail: 'case number of another kind' };
  }
  return belongs(caseNo) ? answer : { kind: 'nonsense', detail: 'case number of another submission' };
}
