/** Rules that hold across a hall's plan, beyond the shape of one entry: no hole, no overlap, nothing that is not there. */

import { checkExceptions, checkExceptionsAgainst } from './check-exceptions.ts';
import { checkFairness } from './check-fairness.ts';
import { checkFits, checkFitsAgainst, checkHours } from './check-hours.ts';
import { checkYears } from './check-years.ts';
import type { Add, KnownItems, PlanMistake } from './mistake.ts';
import type { HallPlan } from './plan.ts';

/** `known`: null where it is not to be held against a catalogue, as with the platform's, which may be newer than ours. */
export function checkPlan(plan: HallPlan, known: KnownItems | null): PlanMistake[] {
  const mistakes: PlanMistake[] = [];
  const add: Add = (keys, message) => mistakes.push({ keys, message });
  checkPlaces(plan, add);
  checkYears(plan, add);
  checkExceptions(plan, add);
  checkGroups(plan, add);
  checkFits(plan, add);
  if (plan.fairness) checkFairness(plan, plan.fairness, known?.bookable ?? null, add);
  if (known) checkAgainst(plan, known, add);
  return mistakes;
}

function checkPlaces(plan: HallPlan, add: Add): void {
  for (const [at, place] of plan.places.entries()) {
    if (plan.places.findIndex(({ id }) => id === place.id) < at) {
      add(['places', at, 'id'], `${place.id} 写了两次，请换一个`);
    }
    checkHours(place.hours, plan.slots.minutes, (keys, message) => {
      add(['places', at, 'hours', ...keys], message);
    });
    for (const [row, { zone, hours }] of place.zones.entries()) {
      if (place.zones.findIndex((each) => each.zone === zone) < row) {
        add(['places', at, 'zones', row, 'zone'], `${zone} 在${place.name}写了两次，请合并`);
      }
      if (!hours) continue;
      checkHours(hours, plan.slots.minutes, (keys, message) => {
        add(['places', at, 'zones', row, 'hours', ...keys], message);
      });
    }
  }
}

function checkGroups({ groups }: HallPlan, add: Add): void {
  const seen = new Map<string, string>();
  for (const [at, { id, items }] of groups.entries()) {
    if (groups.findIndex((each) => each.id === id) < at) {
      add(['groups', at, 'id'], `${id} 写了两次，请换一个`);
    }
    for (const [row, code] of items.entries()) {
      const other = seen.get(code);
      if (other !== undefined) add(['groups', at, 'items', row], `${code} 已在 ${other} 里，请删去一处`);
      seen.set(code, id);
    }
  }
}

function checkAgainst(plan: HallPlan, known: KnownItems, add: Add): void {
  const { places, groups } = plan;
  const checkItems = (codes: readonly string[], keys: readonly PropertyKey[]) => {
    for (const [row, code] of codes.entries()) {
      if (!known.bookable.has(code)) add([...keys, row], `没有可以预约的事项 ${code}，请检查编码`);
    }
  };
  const choices = `应为 ${known.zones.join('、')} 之一`;
  for (const [at, place] of places.entries()) {
    for (const [row, { zone, items = [] }] of place.zones.entries()) {
      if (!known.zones.includes(zone))
        add(['places', at, 'zones', row, 'zone'], `没有专区 ${zone}，${choices}`);
      checkItems(items, ['places', at, 'zones', row, 'items']);
      for (const [nth, code] of items.entries()) {
        const own = known.bookable.get(code) ?? zone;
        if (own !== zone)
          add(['places', at, 'zones', row, 'items', nth], `${code} 在专区 ${own}，不在 ${zone}`);
      }
    }
  }
  for (const [at, { items }] of groups.entries()) checkItems(items, ['groups', at, 'items']);
  checkExceptionsAgainst(plan, known, add);
  checkFitsAgainst(plan, known, add);
  const without = [...known.bookable].filter(
    ([code, zone]) =>
      !places.some(({ zones }) =>
        zones.some((each) => each.zone === zone && (each.items?.includes(code) ?? true)),
      ),
  );
  const [first] = without;
  if (first) {
    const [code, zone] = first;
    add(['places'], `${code} 等 ${without.length} 个可预约的事项没有一处能办：请给一处加上专区 ${zone}`);
  }
}
