/** What a slip says of the place of a booking. */
import type { Appointment } from '../model/draft.ts';
import type { HallPlan, Hours } from '../model/hall/plan.ts';
import { type Wanted, zoneAt } from './opening.ts';

export type PlaceFacts = {
  name: string;
  address: string;
  phone: string;
  hours: string;
  windows: string;
  way: string | null;
};

/**
 * Name, address and windows as the citizen was told, the rest as the plan has it now. Null where the booking names no place, or
 * one that is no longer in the plan.
 */
export function placeFacts(
  plan: HallPlan | null,
  { place: told }: Pick<Appointment, 'place'>,
  visit: Pick<Wanted, 'zoneId' | 'itemCode'>,
): PlaceFacts | null {
  const place = plan?.places.find(({ id }) => id === told?.id);
  if (!told || !place) return null;
  const zone = zoneAt(place, visit);
  const { name, address, windows } = told;
  const hours = hoursInWords(zone?.hours ?? place.hours);
  return { name, address, windows, phone: place.phone, hours, way: zone?.way ?? null };
}

const DAYS = { workday: '工作日', saturday: '周六', sunday: '周日' } as const;

function hoursInWords(hours: Hours): string {
  return (['workday', 'saturday', 'sunday'] as const)
    .flatMap((day) => {
      const spans = hours[day] ?? [];
      return spans.length === 0 ? [] : [`${DAYS[day]} ${spans.join('，')}`];
    })
    .join('；');
}
