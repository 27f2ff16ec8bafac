/** What is said of days on which the hall is closed for a reason of its own. */
import { expect, it } from 'vitest';
import type { ClosedDay } from '../../../../../main/core/hall/contract.ts';
import { closures, reasonIn } from '../../../../../renderer/steps/time/closures.ts';

const day = (
  date: string,
  why: ClosedDay['why'],
  name: string | null,
  nameEn: string | null = null,
): ClosedDay => ({
  ...{ date, why, name, nameEn },
});

it('tells days on end once, a weekend between them too, and what comes later by itself', () => {
  expect(
    closures([
      day('2026-12-03', 'exception', '盘点'),
      day('2026-12-04', 'exception', '盘点'),
      day('2026-12-05', 'weekend', null),
      day('2026-12-06', 'weekend', null),
      day('2026-12-07', 'exception', '盘点'),
      day('2026-12-09', 'exception', '盘点', 'Stocktaking'),
      day('2026-12-11', 'exception', '搬迁'),
    ]),
  ).toEqual([
    { from: '2026-12-03', to: '2026-12-07', why: '盘点', whyEn: null },
    { from: '2026-12-09', to: '2026-12-09', why: '盘点', whyEn: 'Stocktaking' },
  ]);
});

it('says nothing of weekends, holidays and days without a written reason', () => {
  expect(
    closures([
      day('2026-12-05', 'weekend', null),
      day('2027-01-01', 'holiday', '元旦'),
      day('2027-01-04', 'exception', null),
    ]),
  ).toEqual([]);
});

it('says the reason in the reader’s language, or none', () => {
  const closure = { from: '2026-12-03', to: '2026-12-03', why: '盘点', whyEn: null };
  expect(reasonIn(closure, 'zh-CN')).toBe('盘点');
  expect(reasonIn(closure, 'en')).toBeNull();
  expect(reasonIn({ ...closure, whyEn: 'Stocktaking' }, 'en')).toBe('Stocktaking');
});
