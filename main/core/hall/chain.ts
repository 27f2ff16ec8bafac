/** Several items in one visit: each in its own item's times, one after the other. Pure: the same plan gives the same answer on kiosk and platform. */
import { minutesOf, timeOf } from '../model/hall/days.ts';
import type { HallPlan } from '../model/hall/plan.ts';
import { type SlotTime, slotRule } from './opening.ts';

/** The times of one item on one day, in their order. `visit`: how long it takes, minutes. */
export type ItemTimes<Slot extends SlotTime> = { slots: readonly Slot[]; visit: number };

/**
 * The time of each item where the first begins at `start`; null where one of them has none. The next item begins at its own next time, and
 * nobody waits longer than its slots are apart: not over noon.
 */
export function chained<Slot extends SlotTime>(
  items: readonly ItemTimes<Slot>[],
  start: string,
): Slot[] | null {
  const times: Slot[] = [];
  let free = start;
  for (const { slots, visit } of items) {
    const slot = slots.find((each) => each.start >= free);
    const wait = slot && minutesOf(slot.start) - minutesOf(free);
    if (!slot || wait === undefined || wait >= lengthOf(slot) || (times.length === 0 && wait > 0))
      return null;
    times.push(slot);
    free = timeOf(minutesOf(slot.start) + Math.max(visit, lengthOf(slot)));
  }
  return times;
}

/** How long a visit for these items takes, minutes, where none has to be waited for. */
export function visitMinutes(plan: HallPlan, itemCodes: readonly string[]): number {
  return itemCodes.reduce((sum, itemCode) => sum + slotRule(plan, itemCode).visit, 0);
}

const lengthOf = ({ start, end }: SlotTime) => minutesOf(end) - minutesOf(start);
