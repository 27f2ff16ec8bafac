/** When to try a submission again: pure, so that one kiosk and a simulated fleet follow the same rule. */
import type { Answer } from '../platform/client.ts';

export const BASE_DELAY_MS = 1_000;
export const MAX_DELAY_MS = 5 * 60_000;

export type NextStep =
  | { step: 'delivered'; caseNo: string }
  /** `afterMs` from now */
  | { step: 'retry'; afterMs: number; problem: string }
  /** It can't succeed as it is: 需人工处理. */
  | { step: 'park'; problem: string };

/** Exponential backoff with full jitter; a server's Retry-After is the least wait. `attempts` counts this one. */
export function nextStep(
  answer: Answer<{ caseNo: string }>,
  attempts: number,
  random: () => number,
): NextStep {
  const ceiling = Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** Math.min(attempts, 20));
  const jittered = Math.ceil(random() * ceiling);
  switch (answer.kind) {
    case 'ok':
      return { step: 'delivered', caseNo: answer.value.caseNo };
    case 'unreachable':
      return { step: 'retry', afterMs: jittered, problem: `平台无法连接（${answer.cause}）` };
    case 'busy':
      return {
        step: 'retry',
        afterMs: jittered + (answer.retryAfterMs ?? 0),
        problem: `平台暂时不可用（HTTP ${answer.status}）`,
      };
    case 'nonsense':
      return { step: 'retry', afterMs: jittered, problem: `平台答复无法识别（${answer.detail}）` };
    case 'refused':
      // The upload record said the blob was there; the platform lost it, so it is sent again.
      if (answer.code === 'blob-missing') {
        return { step: 'retry', afterMs: jittered, problem: '平台缺少材料文件，将重新上传' };
      }
      return { step: 'park', problem: `平台拒绝（HTTP ${answer.status} ${answer.code}）` };
  }
}
