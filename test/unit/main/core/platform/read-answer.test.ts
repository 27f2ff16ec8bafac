/** Only the platform's own words count; everything else is later, or nonsense. */
import { describe, expect, it } from 'vitest';
import { Health } from '../../../../../main/core/platform/answers.ts';
import {
  causeCode,
  RETRY_AFTER_MAX_MS,
  readAnswer,
  retryAfterMs,
  retryAfterOf,
} from '../../../../../main/core/platform/read-answer.ts';

const answer = (status: number, body: string, headers?: Record<string, string>) =>
  readAnswer(Health, new Response(null, { status, ...(headers && { headers }) }), body);

describe('readAnswer', () => {
  it.each([
    [200, '{"status":"ok"}', { kind: 'ok', value: { status: 'ok' } }],
    [200, '{"status":"tired"}', { kind: 'nonsense', detail: 'HTTP 200 unexpected shape at status' }],
    [200, '<html>', { kind: 'nonsense', detail: 'HTTP 200 not JSON' }],
    [204, '', { kind: 'nonsense', detail: 'HTTP 204 not JSON' }],
    [422, '{"code":"key-reused"}', { kind: 'refused', status: 422, code: 'key-reused' }],
    [403, '<html>', { kind: 'nonsense', detail: 'HTTP 403' }],
    [400, '{"code":"<script>"}', { kind: 'nonsense', detail: 'HTTP 400' }],
    [500, '{"code":"key-reused"}', { kind: 'busy', status: 500, retryAfterMs: null }],
  ])('%i %s', (status, body, expected) => {
    expect(answer(status, status === 204 ? '' : body)).toEqual(expected);
  });

  it.each([408, 425, 429])('%i is later, whoever says it', (status) => {
    for (const body of ['<html>', '{"code":"too-early"}']) {
      expect(answer(status, body, { 'retry-after': '60' })).toEqual({
        kind: 'busy',
        status,
        retryAfterMs: 60_000,
      });
    }
  });

  it('keeps the Retry-After of a refusal; a 202 without a body is no answer', () => {
    const date = { date: 'Fri, 01 Jan 2038 00:00:00 GMT', 'retry-after': 'Fri, 01 Jan 2038 00:01:00 GMT' };
    const code = 'in-progress';
    expect(answer(409, `{"code":"${code}"}`, date)).toEqual({
      kind: 'refused',
      status: 409,
      code,
      retryAfterMs: 60_000,
    });
    expect(answer(202, '')).toEqual({ kind: 'nonsense', detail: 'HTTP 202 not JSON' });
  });

  it('reads Retry-After in seconds or as a date', () => {
    const now = Date.parse('2026-11-24T10:00:00Z');
    expect(retryAfterMs('120', now)).toBe(120_000);
    expect(retryAfterMs('Tue, 24 Nov 2026 10:00:30 GMT', now)).toBe(30_000);
    expect(retryAfterMs('Tue, 24 Nov 2026 09:00:00 GMT', now)).toBe(0);
    expect(retryAfterMs('soon', now)).toBeNull();
    expect(retryAfterMs(null, now)).toBeNull();
  });

  it('caps a Retry-After, and reads a date by the answer’s own clock', () => {
    const headers = (all: Record<string, string>) => retryAfterOf(new Headers(all));
    expect(headers({ 'retry-after': '999999999' })).toBe(RETRY_AFTER_MAX_MS);
    expect(headers({ 'retry-after': '30' })).toBe(30_000);
    const date = 'Fri, 01 Jan 2038 00:00:00 GMT';
    expect(headers({ 'retry-after': 'Fri, 01 Jan 2038 00:02:00 GMT', date })).toBe(120_000);
    expect(headers({ 'retry-after': 'Wed, 01 Jan 2037 00:00:00 GMT' })).toBe(RETRY_AFTER_MAX_MS);
    expect(headers({})).toBeNull();
  });

  it('names a failure by the system’s code, never by its message', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(causeCode(new TypeError('fetch failed', { cause: refused }))).toBe('ECONNREFUSED');
    expect(causeCode(new DOMException('late', 'TimeoutError'))).toBe('timeout');
    expect(causeCode(new Error('http://host/secret'))).toBe('connection-lost');
  });
});
