/** Turns an HTTP answer, whatever it is, into one of the five kinds of `Answer`. */
import type { z } from 'zod';
import { isWellFormed } from '../../process/well-formed.ts';
import { type Answer, Problem } from './answers.ts';
import { AnswerTooLongError, NoAnswerError } from './transport.ts';

/** `body` is text, or what openapi-fetch already parsed from an error's text. */
export function readAnswer<T>(schema: z.ZodType<T>, response: Response, body: unknown): Answer<T> {
  if (!response.ok) return readRefusal(response.status, retryAfterOf(response.headers), body);
  const json = typeof body === 'string' ? parseJson(body) : undefined;
  if (!isWellFormed(json)) return { kind: 'nonsense', detail: `HTTP ${response.status} ill-formed text` };
  if (json === undefined) return { kind: 'nonsense', detail: `HTTP ${response.status} not JSON` };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { kind: 'ok', value: parsed.data };
  const where = parsed.error.issues[0]?.path.join('.') || 'body';
  return { kind: 'nonsense', detail: `HTTP ${response.status} unexpected shape at ${where}` };
}

/** RFC 9110, section 15.5.9 (its request came too slowly), RFC 8470 (too early to be safe), RFC 6585: the same request may go again. */
const BUSY = [408, 425, 429];

/**
 * 408, 425, 429 and 5xx are busy. A 4xx counts as the platform's own refusal only when it carries the platform's
 * problem shape: a proxy's 403 page must not park a citizen's submission for good.
 */
export function readRefusal(status: number, retryAfter: number | null, body: unknown): Answer<never> {
  if (BUSY.includes(status) || status >= 500) return { kind: 'busy', status, retryAfterMs: retryAfter };
  const problem = Problem.safeParse(typeof body === 'string' ? parseJson(body) : body);
  if (status >= 400 && problem.success) {
    const { code, limit, at } = problem.data;
    const more = {
      ...(limit && { limit }),
      ...(at && { at }),
      ...(retryAfter !== null && { retryAfterMs: retryAfter }),
    };
    return { kind: 'refused', status, code, ...more };
  }
  return { kind: 'nonsense', detail: `HTTP ${status}` };
}

/** Somebody answered, and nothing shows that it was the platform. */
export const NOT_SIGNED: Answer<never> = { kind: 'nonsense', detail: 'answer not signed by the platform' };

/** What an answer that the platform did not sign is worth: that it is to be asked later, anybody on the way may say. */
export function onlyBusy<T>(answer: Answer<T>): Answer<T> {
  return answer.kind === 'ok' || answer.kind === 'refused' ? NOT_SIGNED : answer;
}

/** Nobody may silence a kiosk for longer than this, milliseconds: a mistyped Retry-After would else hold its queue for years. */
export const RETRY_AFTER_MAX_MS = 3600_000;

/** An answer's Retry-After, capped. A date is read against the answer's own `Date`: the kiosk's clock may be wrong. */
export function retryAfterOf(headers: Pick<Headers, 'get'>): number | null {
  const sentAt = Date.parse(headers.get('date') ?? '');
  const wait = retryAfterMs(headers.get('retry-after'), Number.isNaN(sentAt) ? Date.now() : sentAt);
  return wait === null ? null : Math.min(wait, RETRY_AFTER_MAX_MS);
}

/** Retry-After (RFC 9110 10.2.3), seconds or an HTTP date, as milliseconds from `now`; null when absent or unreadable. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** What a failed fetch says about the network, by the system's own code where there is one. */
export function unreachable(error: unknown): Answer<never> {
  if (error instanceof AnswerTooLongError) return { kind: 'nonsense', detail: 'answer too long' };
  if (error instanceof NoAnswerError) return { kind: 'nonsense', detail: error.message };
  return { kind: 'unreachable', cause: causeCode(error) };
}

/** A system code such as ECONNREFUSED, or `timeout`; never a message, which could carry a URL. */
export function causeCode(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth++) {
    if (at.name === 'TimeoutError' || at.name === 'AbortError') return 'timeout';
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string') return code;
    at = at.cause ?? (at as { causingError?: unknown }).causingError;
  }
  return 'connection-lost';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
