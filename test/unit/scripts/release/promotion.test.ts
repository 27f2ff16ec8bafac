import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { promotion, RULE } from '../../../../scripts/release/promotion.ts';

const ring = { kiosks: 100, good: 95, rolledBack: 0, hoursOpen: 24 };

it('opens the next ring once nearly all of this one are well and a day has passed', () => {
  expect(promotion(ring)).toBe('open-next');
  expect(promotion({ ...ring, hoursOpen: 23 })).toBe('wait');
  expect(promotion({ ...ring, good: 89 })).toBe('wait');
});

it('stops at failures, but not at a single one', () => {
  expect(promotion({ ...ring, rolledBack: 1 })).toBe('open-next');
  expect(promotion({ ...ring, good: 3, rolledBack: 2, hoursOpen: -20 })).toBe('stop');
  expect(promotion({ ...ring, good: 98, rolledBack: 2 })).toBe('open-next');
  expect(promotion({ ...ring, kiosks: 9000, good: 8700, rolledBack: 200 })).toBe('stop');
});

it('the alarm of a failing rollout rings by the same limits', () => {
  const rules = readFileSync(path.resolve('kiosk-config/monitoring/alerts.yaml'), 'utf8');
  const [, rule = ''] = rules.split('alert: KioskRolloutFailing');
  const [expression = ''] = rule.split('for:');
  expect(expression).toContain(`>= ${RULE.failedLeast}\n`);
  expect(expression.trimEnd()).toMatch(new RegExp(`> ${RULE.failedShare}$`));
});
