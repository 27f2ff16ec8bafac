/** Days on which a visit is not to be had are closed or full, and never look as if they were still to be given out. */
import { expect, it } from 'vitest';
import { DayOffer } from '../../../../../main/core/hall/offer.ts';
import { VisitOffer } from '../../../../../main/core/hall/visit-offer.ts';
import type { HallException, HallPlan } from '../../../../../main/core/model/hall/plan.ts';
import { shippedHall } from '../../../../kit/hall.ts';

const NOW = Date.parse('2026-11-30T10:00:00+08:00');
const HR = { zoneId: 'hr', itemCode: 'RS-0001' };
/** Takes an hour. */
const HOUSE = { zoneId: 'realestate', itemCode: 'BD-0003' };

function offerOf(visit: typeof HR, exceptions: HallException[] = []): DayOffer {
  const plan: HallPlan = { ...shippedHall(), exceptions };
  const [place] = plan.places;
  if (!place) throw new Error('no place');
  return new DayOffer({ plan, places: plan.places, place, visit, now: NOW });
}
const tuesday = (open: string[] | null, more: Partial<HallException> = {}): HallException => ({
  ...{ from: '2026-12-01', why: '盘点' },
  ...(open ? { open } : { closed: true as const }),
  ...more,
});

it('a day whose other hours are too short for the visit is closed for it, and open for a shorter one', () => {
  const short = [tuesday(['09:00-09:30'])];
  const { days, closed } = offerOf(HOUSE, short).wished();
  expect(days[0]?.date).toBe('2026-12-02');
  expect(closed).toContainEqual({ date: '2026-12-01', why: 'exception', name: null, nameEn: null });
  expect(offerOf(HR, short).wished().days[0]).toMatchObject({
    date: '2026-12-01',
    slots: [{ start: '09:00' }],
  });
});

it('of a visit for several items, a day on which one of them is closed is closed, with its reason', () => {
  const exceptions = [tuesday(null, { zone: 'realestate' })];
  const visit = new VisitOffer([offerOf(HR, exceptions), offerOf(HOUSE, exceptions)]);
  const { days, closed } = visit.wished([]);
  expect(days[0]?.date).toBe('2026-12-02');
  expect(closed).toContainEqual({ date: '2026-12-01', why: 'exception', name: '盘点', nameEn: null });
});

it('a day on which they don’t follow one another has no time: it is full', () => {
  const exceptions = [
    tuesday(['09:00-10:00'], { zone: 'hr' }),
    tuesday(['14:00-15:00'], { zone: 'realestate' }),
  ];
  const visit = new VisitOffer([offerOf(HR, exceptions), offerOf(HOUSE, exceptions)]);
  const { days, closed } = visit.wished([]);
  expect(days[0]).toMatchObject({ date: '2026-12-01', slots: [] });
  expect(closed.map(({ date }) => date)).not.toContain('2026-12-01');
  // Over noon nobody waits: 11:30 would be followed by an hour from 13:30 on.
  const starts = days[1]?.slots.map(({ start }) => start);
  expect(starts).toContain('10:30');
  for (const start of ['11:00', '11:30', '16:30']) expect(starts).not.toContain(start);
});
