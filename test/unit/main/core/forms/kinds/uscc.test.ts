/** Unified social credit codes and their check character. */
import { describe, expect, it } from 'vitest';
import { isUscc } from '../../../../../../main/core/forms/kinds/uscc.ts';

describe('isUscc', () => {
  it('checks the example of GB 32100-2015', () => {
    expect(isUscc('91350100M000100Y43')).toBe(true);
    expect(isUscc('91350100M000100Y44')).toBe(false);
    expect(isUscc('91350100I000100Y43')).toBe(false);
  });
});
