/** What can be done in the same visit as the item that was chosen first. */
import type { CatalogueReader } from '../../catalogue/reader.ts';
import { walkInOf } from '../../hall/fair.ts';
import type { HallPlans } from '../../hall/plans.ts';
import { ALSO_MAX, type BookingDraft, type Draft, principalOf } from '../../model/draft.ts';
import type { HallPlan } from '../../model/hall/plan.ts';
import { isEnough, neededBeforeWindow } from '../../model/identity-level.ts';
import type { ItemDetail, ItemSummary } from '../../model/item.ts';
import { whomFor } from '../../model/principal.ts';
import type { Booking } from './booking.ts';
import type { AlsoOptions } from './contract.ts';
import { itemsOf } from './visit-time.ts';
import type { Visits } from './visits.ts';

type Deps = {
  plans: Pick<HallPlans, 'plan'>;
  catalogue: CatalogueReader & { list(filter: { service: 'booking' }): ItemSummary[] };
  visits: Visits;
  booking: Pick<Booking, 'lastStanding'>;
};

export class Also {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** How many items its visit may have beside the first: each is a booking of its own by the rules of fairness. */
  most(draft: BookingDraft): number {
    const { plans, booking } = this.#deps;
    const left = booking.lastStanding(draft)?.left ?? Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min((plans.plan?.visitItems ?? 1) - 1, ALSO_MAX, left - 1));
  }

  /** By zone, that of the first item before the others; none where the visit has as many as it may. */
  options(draft: BookingDraft): AlsoOptions {
    const { plans, catalogue } = this.#deps;
    const { plan } = plans;
    const first = catalogue.item(draft.itemCode);
    if (!plan || !first || (draft.also?.length ?? 0) >= this.most(draft)) return [];
    const zones = new Map<string, AlsoOptions[number]>([[first.zoneId, { zoneId: first.zoneId, items: [] }]]);
    for (const summary of catalogue.list({ service: 'booking' })) {
      const { code, zoneId } = summary;
      const item = catalogue.item(code);
      if (!item || !this.#fits(plan, draft, item)) continue;
      const zone = zones.get(zoneId) ?? { zoneId, items: [] };
      zones.set(zoneId, zone);
      zone.items.push(summary);
    }
    return [...zones.values()].filter(({ items }) => items.length > 0);
  }

  /** The draft with these further items and without a time; null where one of them can't be done in that visit. */
  with(draft: BookingDraft, codes: readonly string[]): BookingDraft | null {
    const { also: _, ...alone } = draft;
    let current: BookingDraft = { ...alone, appointment: null };
    for (const code of codes) {
      const found = this.options(current)
        .flatMap(({ items }) => items)
        .find((item) => item.code === code);
      if (!found) return null;
      current = { ...current, also: [...(current.also ?? []), { itemCode: code, name: found.name }] };
    }
    return current;
  }

  #fits(plan: HallPlan, draft: BookingDraft, item: ItemDetail): boolean {
    const items = itemsOf(draft);
    if (items.includes(item.code) || walkInOf(plan, item.code)?.canBook === false) return false;
    return isForSamePerson(draft, item) && this.#deps.visits.placesOf(plan, [...items, item.code]).length > 0;
  }
}

/** Whoever it is for can have this item too, and proved enough for it. */
export function isForSamePerson(draft: Draft, item: ItemDetail): boolean {
  const principal = principalOf(draft);
  const needed = neededBeforeWindow(item.identityLevel);
  if (draft.applicant && !isEnough(draft.applicant.source, needed)) return false;
  if (!principal) return whomFor(item).includes('oneself');
  if (!whomFor(item).includes(principal.kind)) return false;
  return principal.kind === 'organisation' || isEnough(principal.person.source, needed);
}
