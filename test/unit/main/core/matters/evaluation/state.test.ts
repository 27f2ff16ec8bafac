import { describe, expect, it } from 'vitest';
import { evaluationState } from '../../../../../../main/core/matters/evaluation/state.ts';

describe('whether a matter can be evaluated', () => {
  it.each(['booking', 'pre-review', 'cancellation'] as const)('a %s once', (kind) => {
    expect(evaluationState({ kind }, null)).toBe('offered');
    expect(evaluationState({ kind }, 'waiting')).toBe('waiting');
    expect(evaluationState({ kind }, 'delivered')).toBe('delivered');
  });

  it('one that the platform refused was evaluated before: not again', () => {
    expect(evaluationState({ kind: 'booking' }, 'parked')).toBe('parked');
  });

  it('an evaluation is not evaluated', () => {
    expect(evaluationState({ kind: 'evaluation' }, null)).toBe('not-offered');
  });
});
