import { describe, expect, it } from 'vitest';
import {
  BASE_DELAY_MS,
  EARLIER_UNKNOWN_MAX,
  MAX_DELAY_MS,
  nextStep,
} from '../../../../../main/core/delivery/delivery-policy.ts';

const most = () => 1;

describe('nextStep', () => {
  it('is done once the platform gave a case number', () => {
    expect(nextStep({ kind: 'ok', value: { caseNo: 'Y1' } }, 1, most)).toEqual({
      step: 'delivered',
      caseNo: 'Y1',
    });
  });

  it('backs off exponentially up to the ceiling, with full jitter', () => {
    const wait = (attempts: number, random: () => number) => {
      const next = nextStep({ kind: 'unreachable', cause: 'ECONNREFUSED' }, attempts, random);
      return next.step === 'retry' ? next.afterMs : null;
    };
    expect(wait(1, most)).toBe(2 * BASE_DELAY_MS);
    expect(wait(3, most)).toBe(8 * BASE_DELAY_MS);
    expect(wait(1000, most)).toBe(MAX_DELAY_MS);
    expect(wait(3, () => 0)).toBe(0);
  });

  it('never comes back before Retry-After', () => {
    const next = nextStep({ kind: 'busy', status: 429, retryAfterMs: 30_000 }, 1, () => 0);
    expect(next).toMatchObject({ step: 'retry', afterMs: 30_000 });
  });

  it('waits for the matter that a follow-up belongs to, but not for ever', () => {
    const unknown = { kind: 'refused', status: 404, code: 'unknown-submission' } as const;
    expect(nextStep(unknown, 1, most).step).toBe('retry');
    expect(nextStep(unknown, EARLIER_UNKNOWN_MAX - 1, most).step).toBe('retry');
    expect(nextStep(unknown, EARLIER_UNKNOWN_MAX, most)).toMatchObject({
      step: 'park',
      problem: expect.stringContaining('unknown-submission'),
    });
    // A path that is not there is no word on the submission.
    expect(nextStep({ ...unknown, code: 'http' }, 1000, most).step).toBe('retry');
  });

  it('parks what can never succeed, and sends lost blobs again', () => {
    expect(nextStep({ kind: 'refused', status: 422, code: 'key-reused' }, 1, most).step).toBe('park');
    expect(nextStep({ kind: 'refused', status: 409, code: 'blob-missing' }, 1, most).step).toBe('retry');
    // However often: the platform has it, or will say otherwise.
    for (const attempts of [1, 6, 60]) {
      expect(nextStep({ kind: 'refused', status: 409, code: 'in-progress' }, attempts, most).step).toBe(
        'retry',
      );
    }
  });

  it('tries again, not sooner, what a platform refuses and says when to come again', () => {
    for (const status of [400, 409, 422, 423]) {
      const answer = { kind: 'refused', status, code: 'locked', retryAfterMs: 90_000 } as const;
      const next = nextStep(answer, 1, () => 0);
      expect(next).toMatchObject({ step: 'retry', afterMs: 90_000 });
    }
    const atWork = { kind: 'refused', status: 409, code: 'in-progress', retryAfterMs: 5_000 } as const;
    expect(nextStep(atWork, 1, () => 0)).toMatchObject({ step: 'retry', afterMs: 5_000 });
  });
});
