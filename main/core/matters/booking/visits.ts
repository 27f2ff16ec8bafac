/** What the hall's plan says of a visit, and what is leased to this kiosk for it. */
import type { CatalogueReader } from '../../catalogue/reader.ts';
import type { TrustedClock } from '../../clock/trusted-clock.ts';
import { DayOffer } from '../../hall/offer.ts';
import { placesFor, poolOf } from '../../hall/opening.ts';
import type { HallPlans } from '../../hall/plans.ts';
import { VisitOffer } from '../../hall/visit-offer.ts';
import type { Counter, LeaseBook } from '../../leases/lease-book.ts';
import type { Lease } from '../../model/hall/lease.ts';
import type { HallPlace, HallPlan } from '../../model/hall/plan.ts';

type Deps = {
  plans: Pick<HallPlans, 'plan'>;
  catalogue: CatalogueReader;
  clock: Pick<TrustedClock, 'believed'>;
  leases: Pick<LeaseBook, 'free'>;
};

/** The first item, then those that are done in the same visit. */
export type VisitItems = readonly [string, ...string[]];

export class Visits {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** `placeId`: null for the first place where all are done. Null where no plan says that there is one. */
  offer(items: VisitItems, placeId: string | null): VisitOffer | null {
    const { plans, clock } = this.#deps;
    const { plan } = plans;
    if (!plan) return null;
    const places = this.placesOf(plan, items);
    const place = places.find(({ id }) => id === placeId) ?? places[0];
    if (!place) return null;
    const offerOf = (itemCode: string) => {
      const visit = { zoneId: this.#zoneOf(itemCode) ?? '', itemCode };
      return new DayOffer({ plan, places, place, visit, now: clock.believed });
    };
    const [first, ...further] = items;
    return new VisitOffer([offerOf(first), ...further.map(offerOf)]);
  }

  /** Where all of these are done. */
  placesOf(plan: HallPlan, items: VisitItems): HallPlace[] {
    const [first = [], ...further] = items.map((itemCode) => {
      const zoneId = this.#zoneOf(itemCode);
      return zoneId === undefined ? [] : placesFor(plan, { zoneId, itemCode });
    });
    return first.filter((place) => further.every((places) => places.includes(place)));
  }

  /** For each item, the places that this kiosk may promise by itself. */
  leased(offer: VisitOffer): Lease[][] {
    return this.counters(offer).map((counter) => this.#deps.leases.free(counter));
  }

  counters({ items }: VisitOffer): Counter[] {
    return items.map(({ plan, place, wanted }) => {
      const department = this.#deps.catalogue.item(wanted.itemCode)?.departmentCode ?? '';
      return { place: place.id, zone: wanted.zoneId, pool: poolOf(plan, wanted.itemCode, department) };
    });
  }

  #zoneOf(itemCode: string): string | undefined {
    return this.#deps.catalogue.item(itemCode)?.zoneId;
  }
}
