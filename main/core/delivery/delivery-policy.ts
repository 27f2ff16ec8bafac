/** When to try a submission again: pure, so that one kiosk and a simulated fleet follow the same rule. */
import type { Answer } from '../platform/client.ts';

export const BASE_DELAY_MS = 1_000;
export const MAX_DELAY_MS = 5 * 60_000;
/** How often the platform may say it lost a photograph that it said it had, before a person looks. */
export const BLOB_MISSING_MAX = 6;
/** How often the platform may not know the matter that a submission follows, before a person looks. */
export const EARLIER_UNKNOWN_MAX = 12;
/** How often a submission's own files may be unreadable before a person looks. */
export const UNREADABLE_MAX = 6;
/** How long nothing is tried once the platform or a gateway refuses this kiosk itself, milliseconds. */
export const KIOSK_REFUSED_WAIT_MS = 15 * 60_000;
/** How long nothing is tried while the platform refuses whatever comes, and after how long a submission refused then is tried again, milliseconds. */
export const REFUSES_ALL_WAIT_MS = 10 * 60_000;
export const REFUSED_IN_A_RUN_WAIT_MS = 3600_000;
/** A parked submission is offered again after an hour, then rarer and rarer, milliseconds; after so many times it stays parked. */
export const OFFER_FIRST_MS = 3600_000;
export const OFFER_RAREST_MS = 24 * 3600_000;
export const OFFERS_MAX = 10;
/** A backlog is spread over this many times the outage's length: half the usual load beside the usual load. */
export const SPREAD = 2;
export const SPREAD_MAX_MS = 8 * 3600_000;
/** What came while the platform was back and the kiosk did not know it yet goes within this time, milliseconds. */
export const FRESH_SPREAD_MS = 5 * 60_000;
/** A shorter outage gathers nothing that a fleet's load would show, milliseconds. */
export const UNNOTICED_MS = 30_000;

export type NextStep =
  | { step: 'delivered'; caseNo: string }
  /** `afterMs` from now; `uploadAgain`: the platform lost the photographs. */
  | { step: 'retry'; afterMs: number; problem: string; uploadAgain: boolean }
  /** It can't succeed as it is: 需人工处理. */
  | { step: 'park'; problem: string };

/** The matter that it follows has not arrived, or the platform lost it. */
const UNKNOWN = 'unknown-submission';
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
      if (isInProgress(answer)) return retry('平台还在处理上一次提交', answer.retryAfterMs);
      // Whatever its code: one who says when to come again has not refused for good.
      if (answer.retryAfterMs !== undefined) {
        return retry(`平台请稍后再交（HTTP ${answer.status} ${answer.code}）`, answer.retryAfterMs);
      }
      if (answer.code === 'blob-missing' && attempts < BLOB_MISSING_MAX) {
        return retry('平台缺少材料文件，将重新上传', 0, true);
      }
      if (answer.code === UNKNOWN && attempts >= EARLIER_UNKNOWN_MAX) {
        return { step: 'park', problem: `平台没有它所属的办件（HTTP ${answer.status} ${answer.code}）` };
      }
      if (!LASTING.has(answer.status)) return retry(`平台没有接收（HTTP ${answer.status} ${answer.code}）`);
      return { step: 'park', problem: `平台拒绝（HTTP ${answer.status} ${answer.code}）` };
  }
}

/** Between 0 and BASE × 2ⁿ, capped: spreads retries evenly instead of in waves. Milliseconds. */
export function fullJitter(attempts: number, random: () => number): number {
  return Math.ceil(random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** Math.min(attempts, 20)));
}

/** Milliseconds until a parked submission is offered again; null: it stays parked. `offers`: how often it was since it was parked. */
export function offerWait(offers: number, random: () => number): number | null {
  if (offers >= OFFERS_MAX) return null;
  return Math.ceil((0.5 + random()) * Math.min(OFFER_RAREST_MS, OFFER_FIRST_MS * 2 ** offers));
}

/** An answer that says nothing about the submission itself, only that the platform can't be had just now. */
export function isOutage(answer: Answer<unknown>): boolean {
  return answer.kind === 'unreachable' || answer.kind === 'busy' || answer.kind === 'nonsense';
}

/** The platform is still at work on an earlier request with this key: what becomes of it is not known yet. */
export function isInProgress(answer: Answer<unknown>): boolean {
  return answer.kind === 'refused' && answer.status === 409 && answer.code === 'in-progress';
}

/** A refusal of the kiosk, not of what it sent: an unknown device, a gateway that lets nobody through, a path that is not there. */
export function isKioskRefused(answer: Answer<unknown>): boolean {
  if (answer.kind !== 'refused') return false;
  const { status, code } = answer;
  return status === 401 || status === 403 || (status === 404 && code !== UNKNOWN);
}

/** How the platform came back. Times are milliseconds since the epoch by the clock on the wall. */
export type Return = {
  now: number;
  /** The end of a spread that still runs, or a time that has passed. */
  spreadUntil: number;
  /** When the way was last seen closed: what was confirmed since is no backlog. Infinity when it never was. */
  freshSince: number;
  /** How long nothing got through as far as this process knows, and how long it runs: milliseconds, whatever the clock did. */
  awayMs: number;
  upMs: number;
  startedAt: number;
};

/** `inherited`: confirmed before this process began. */
export type Waiting = {
  committedAtMs: number;
  nextAttemptAt: number;
  attempts: number;
  inherited: boolean;
};

/**
 * When each row of a backlog is sent once the platform is back, in the rows' order. The backlog is spread over twice the length of
 * the outage, so that ten thousand kiosks do not all send at once:
 *
 * - The outage lasted one hour and 60 rows gathered. They are spread over the two hours after the first five minutes: the
 *   first row goes somewhere in the first two minutes of them, the second somewhere in the next two, and so on.
 * - What was confirmed after the way was open again (`freshSince`) is no backlog: it goes within the first five minutes.
 * - The platform goes away again for a while and comes back within the two hours: rows keep the time they were given, and only
 *   those whose time passed meanwhile get a new one in what is left of the two hours. Else a row could be put off for ever.
 * - An outage shorter than half a minute is not spread: every row goes now.
 */
export function spreadBacklog(
  rows: readonly Waiting[],
  { now, spreadUntil, freshSince, awayMs, upMs, startedAt }: Return,
  random: () => number,
): { times: number[]; until: number } {
  // A row that was never tried has waited for the platform only; one that was tried may have waited for another reason.
  const inherited = rows
    .filter((row) => row.inherited && row.attempts === 0)
    .map(({ committedAtMs }) => startedAt - committedAtMs + upMs);
  const away = Math.floor(Math.max(awayMs, ...inherited));
  if (away < UNNOTICED_MS) return { times: rows.map(() => now), until: spreadUntil };
  const running = now < spreadUntil && spreadUntil <= now + FRESH_SPREAD_MS + SPREAD_MAX_MS;
  const begin = running ? now : now + Math.min(FRESH_SPREAD_MS, away);
  const until = running ? spreadUntil : begin + Math.min(SPREAD_MAX_MS, away * SPREAD);
  const times = rows.map(({ committedAtMs, nextAttemptAt }, at) => {
    if (committedAtMs >= freshSince && committedAtMs <= now) {
      return now + Math.floor(random() * Math.min(FRESH_SPREAD_MS, until - now));
    }
    const keeps = nextAttemptAt > now && nextAttemptAt <= now + FRESH_SPREAD_MS + SPREAD_MAX_MS;
    const drawn = begin + Math.floor(((at + random()) / rows.length) * (until - begin));
    return keeps ? nextAttemptAt : drawn;
  });
  return { times, until };
}
