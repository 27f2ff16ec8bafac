/** When to try a submission again: pure, so that one kiosk and a simulated fleet follow the same rule. */
import type { Answer } from '../platform/client.ts';

export const BASE_DELAY_MS = 1_000;
export const MAX_DELAY_MS = 5 * 60_000;
/** How often the platform may say it lost a photograph that it said it had, before a person looks. */
export const BLOB_MISSING_MAX = 6;
/** A backlog is spread over this many times its own age, so that a fleet coming back stays under twice its usual load. */
export const SPREAD = 2;
export const SPREAD_MAX_MS = 8 * 3600_000;
/** What came while the platform was back and the kiosk did not know it yet goes within this time, milliseconds. */
export const FRESH_SPREAD_MS = 5 * 60_000;
/** So few are sent at once: nobody's load shows. */
export const SPREAD_FROM_ROWS = 3;

export type NextStep =
  | { step: 'delivered'; caseNo: string }
  /** `afterMs` from now; `uploadAgain`: the platform lost the photographs. */
  | { step: 'retry'; afterMs: number; problem: string; uploadAgain: boolean }
  /** It can't succeed as it is: 需人工处理. */
  | { step: 'park'; problem: string };

/** Refusals of this one submission. Any other 4xx (401, 403, 404, …) is about the kiosk or the release, and may pass. */
const LASTING = new Set([400, 409, 413, 415, 422]);

/** Exponential backoff with full jitter; a server's Retry-After is the least wait. `attempts` counts this one. */
export function nextStep(
  answer: Answer<{ caseNo: string }>,
  attempts: number,
  random: () => number,
): NextStep {
  const retry = (problem: string, leastMs = 0, uploadAgain = false): NextStep => ({
    step: 'retry',
    afterMs: leastMs + fullJitter(attempts, random),
    problem,
    uploadAgain,
  });
  switch (answer.kind) {
    case 'ok':
      return { step: 'delivered', caseNo: answer.value.caseNo };
    case 'unreachable':
      return retry(`平台无法连接（${answer.cause}）`);
    case 'busy':
      return retry(`平台暂时不可用（HTTP ${answer.status}）`, answer.retryAfterMs ?? 0);
    case 'nonsense':
      return retry(`平台答复无法识别（${answer.detail}）`);
    case 'refused':
      if (answer.code === 'blob-missing' && attempts < BLOB_MISSING_MAX) {
        return retry('平台缺少材料文件，将重新上传', 0, true);
      }
      if (!LASTING.has(answer.status)) return retry(`平台未受理（HTTP ${answer.status} ${answer.code}）`);
      return { step: 'park', problem: `平台拒绝（HTTP ${answer.status} ${answer.code}）` };
  }
}

/** Between 0 and BASE × 2ⁿ, capped: spreads retries evenly instead of in waves. Milliseconds. */
export function fullJitter(attempts: number, random: () => number): number {
  return Math.ceil(random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** Math.min(attempts, 20)));
}

/** An answer that says nothing about the submission itself, only that the platform can't be had just now. */
export function isOutage(answer: Answer<unknown>): boolean {
  return answer.kind === 'unreachable' || answer.kind === 'busy' || answer.kind === 'nonsense';
}

/**
 * Times for a backlog once the platform is back, in the rows' order: evenly at random over twice the age of the
 * oldest. A kiosk that gathered them over four hours thus drains at half the pace it gathered them,
 * and what citizens confirm meanwhile goes at once. Within a spread that still runs (`spreadUntil`) what was drawn
 * stays, and only what fell due meanwhile is drawn into the rest of it. What was confirmed since `freshSince`, when the way
 * was last seen closed, is no backlog and goes within minutes. All in milliseconds since the epoch.
 */
export function spreadBacklog(
  rows: readonly { committedAtMs: number; nextAttemptAt: number }[],
  { now, spreadUntil, freshSince }: { now: number; spreadUntil: number; freshSince: number },
  random: () => number,
): { times: number[]; until: number } {
  if (rows.length < SPREAD_FROM_ROWS) return { times: rows.map(() => now), until: spreadUntil };
  const oldest = Math.min(...rows.map(({ committedAtMs }) => committedAtMs));
  const running = now < spreadUntil && spreadUntil <= now + SPREAD_MAX_MS;
  const until = running ? spreadUntil : now + Math.min(SPREAD_MAX_MS, Math.max(0, now - oldest) * SPREAD);
  const drawn = rows.map(() => now + Math.floor(random() * (until - now))).sort((a, b) => a - b);
  const times = rows.map(({ committedAtMs, nextAttemptAt }, at) => {
    if (committedAtMs >= freshSince && committedAtMs <= now) {
      return now + Math.floor(random() * Math.min(FRESH_SPREAD_MS, until - now));
    }
    const keeps = running && nextAttemptAt > now && nextAttemptAt <= until;
    return keeps ? nextAttemptAt : (drawn[at] ?? now);
  });
  return { times, until };
}
