/** Days to choose from, and the slot that the platform holds for the citizen until confirm. */

import type { Logger } from 'pino';
import type { CatalogueReader } from '../../catalogue/reader.ts';
import type { TrustedClock } from '../../clock/trusted-clock.ts';
import type { DaysAnswer, WalkIn } from '../../hall/contract.ts';
import { walkInOf } from '../../hall/fair.ts';
import { DayOffer, type Visit } from '../../hall/offer.ts';
import { dayState, placesFor, poolOf, zoneAt } from '../../hall/opening.ts';
import { otherTimes } from '../../hall/other-times.ts';
import type { HallPlans } from '../../hall/plans.ts';
import type { Counter, LeaseBook } from '../../leases/lease-book.ts';
import type { BookingLimit, Standing } from '../../model/booking-limit.ts';
import type { Appointment, BookingDraft, Draft, OtherTime, TimedDraft } from '../../model/draft.ts';
import { personAad, type SealedPerson } from '../../model/submission.ts';
import type { SlotsAnswer } from '../../platform/answers.ts';
import type { PlatformLink } from '../../platform/link.ts';
import { type SealedEnvelope, seal } from '../../sealing/seal.ts';

export type ChooseSlotAnswer =
  | { outcome: 'chosen'; appointment: Appointment }
  | { outcome: 'taken'; offer: DaysAnswer }
  /** By the platform's rules of fairness. */
  | { outcome: 'over-limit'; limit: BookingLimit };

/** `place`: null for the first one where the item is done. */
export type ChosenTime = { date: string; start: string; place: string | null };

/** Other places that are asked for their first free time at once. */
const OTHERS_ASKED = 6;

type Deps = {
  platform: PlatformLink;
  clock: Pick<TrustedClock, 'believed'>;
  plans: Pick<HallPlans, 'plan' | 'renew'>;
  catalogue: CatalogueReader;
  leases: Pick<LeaseBook, 'free' | 'take' | 'release'>;
  log: Pick<Logger, 'warn'>;
};

export class Booking {
  readonly #deps: Deps;

  /** Whether the days last offered were the platform's own. */
  #isFirm = true;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * The platform's free slots, as far as the hall's plan agrees; when it can't be asked, those that it leased to this kiosk, and the
   * plan's own times as wishes.
   */
  async days(itemCode: string, place: string | null): Promise<DaysAnswer> {
    const answer = await this.#deps.platform.ask((client) => client.slots(itemCode, place));
    this.#isFirm = answer.kind === 'ok';
    if (answer.kind !== 'ok') {
      const away = this.#offer(itemCode, place);
      return away?.wished(this.#leased(away)) ?? nothing(false);
    }
    const newer = answer.value.plan ?? 0;
    // Its days may be open by a plan that is not here yet.
    if (newer > (this.#deps.plans.plan?.number ?? 0)) await this.#deps.plans.renew();
    const offer = this.#offer(itemCode, place);
    if (!offer) return nothing(true);
    this.#noteConflicts(offer, answer.value);
    const offered = offer.platforms(answer.value, this.#leased(offer));
    const hasFree = offered.days.some(({ slots }) => slots.some(({ remaining }) => remaining !== 0));
    return hasFree ? offered : { ...offered, others: await this.#earliestAt(itemCode, offered) };
  }

  /** How whoever is at the kiosk stands with the rules of fairness, for this draft; null where nobody can say. */
  async standing(draft: Draft): Promise<Standing | null> {
    const { submissionId, itemCode } = draft;
    const person = this.#sealedPerson(draft);
    if (!person) return null;
    const about = {
      ...('cancels' in draft && { cancels: draft.cancels }),
      ...('rebooks' in draft && { rebooks: draft.rebooks }),
    };
    const asked = { submissionId, itemCode, ...about, person };
    const answer = await this.#deps.platform.ask((client) => client.standing(asked));
    return answer.kind === 'ok' ? answer.value : null;
  }

  /** What can be wished for beside the draft's wish; none beside a time that is sure. */
  otherTimes({ itemCode, appointment }: BookingDraft): OtherTime[] {
    if (!appointment || appointment.firm) return [];
    const offer = this.#offer(itemCode, appointment.place?.id ?? null);
    return offer ? otherTimes(offer.wishable(), appointment) : [];
  }

  /** The draft's wish with these beside it, best first; null where one of them can't be wished for. */
  alsoWished(draft: BookingDraft, times: readonly Pick<OtherTime, 'date' | 'start'>[]): Appointment | null {
    const { appointment } = draft;
    if (!appointment || appointment.firm) return null;
    const offered = this.otherTimes(draft);
    const others = times.flatMap(
      ({ date, start }) => offered.find((each) => each.date === date && each.start === start) ?? [],
    );
    if (others.length < times.length) return null;
    const { others: _, ...wish } = appointment;
    return others.length > 0 ? { ...wish, others } : wish;
  }

  /** Where to go for an item that needs no booking; null: a booking is the way, or no plan says where it is done. */
  walkIn(itemCode: string): WalkIn | null {
    const offer = this.#offer(itemCode, null);
    const rule = offer && walkInOf(offer.plan, itemCode);
    const zone = offer && zoneAt(offer.place, offer.wanted);
    if (!rule || !zone) return null;
    const { name, address, phone, hours } = offer.place;
    const where = { place: name, address, phone, windows: zone.windows, way: zone.way ?? null };
    return { ...where, hours: zone.hours ?? hours, canBook: rule.canBook };
  }

  /** Gives the held slot back; one that can't be given back now lapses by itself. */
  release({ submissionId }: Pick<TimedDraft, 'submissionId'>): void {
    this.#deps.leases.release(submissionId);
    void this.#deps.platform.ask((client) => client.releaseHold(submissionId));
  }

  /**
   * Holds the slot, or takes one that is leased to this kiosk. A platform that can't answer now makes it a wish where none is: the citizen
   * is never sent away for that.
   */
  async choose(draft: TimedDraft, time: ChosenTime): Promise<ChooseSlotAnswer> {
    const { date, start } = time;
    const { platform } = this.#deps;
    const offer = this.#offer(draft.itemCode, time.place);
    const day = offer && dayState(offer.plan, offer.wanted, date);
    if (!offer || day?.state !== 'open') return this.#taken(draft, time);
    // Offered as a wish by a platform that is still away: nobody waits for its silence a second time.
    const isAway = !this.#isFirm && platform.network.value === 'offline';
    if (!day.isKnown) return this.#wish(draft, time, offer);
    if (isAway) return this.#promised(draft, time, offer) ?? this.#wish(draft, time, offer);
    const place = offer.place.id;
    const person = this.#sealedPerson(draft);
    const { submissionId, itemCode } = draft;
    const who = { ...(person && { person }), ...('rebooks' in draft && { rebooks: draft.rebooks }) };
    const held = await platform.ask((client) =>
      client.hold({ submissionId, itemCode, place, date, start, ...who }),
    );
    if (held.kind === 'ok') {
      this.#deps.leases.release(draft.submissionId);
      const { end, expiresAt: heldUntil } = held.value;
      const appointment = { firm: true, date, start, end, heldUntil, place: offer.placeNamed };
      return { outcome: 'chosen', appointment };
    }
    if (held.kind === 'refused' && held.limit) return { outcome: 'over-limit', limit: held.limit };
    // Its places are drawn later among those who wished for them.
    if (held.kind === 'refused' && held.code === 'drawing') return this.#wish(draft, time, offer);
    const promised = this.#promised(draft, time, offer);
    if (promised) return promised;
    return held.kind === 'refused' ? this.#taken(draft, time) : this.#wish(draft, time, offer);
  }

  /** A place that is leased to this kiosk, in this draft's hands until it is confirmed or left; null where there is none. */
  #promised(draft: TimedDraft, { date, start }: ChosenTime, offer: DayOffer): ChooseSlotAnswer | null {
    if (!offer.wish(date, start)) return null;
    const { leases } = this.#deps;
    const lease = leases.take(draft.submissionId, { ...this.#counter(offer), date, start });
    if (!lease) return null;
    const appointment = {
      ...{ firm: true, date, start, end: lease.end, lease: lease.id },
      place: offer.placeNamed,
    };
    return { outcome: 'chosen', appointment };
  }

  /** Who asks, so that the platform alone can read it; null before somebody is known. */
  #sealedPerson(draft: Draft): SealedEnvelope | null {
    const { applicant, submissionId } = draft;
    const { sealingKey } = this.#deps.platform;
    if (!applicant || !sealingKey) return null;
    const { idNumber, birth } = applicant;
    const person: SealedPerson = {
      idNumber,
      birth,
      ...('declared' in draft && draft.declared && { declared: draft.declared }),
    };
    return seal(sealingKey, Buffer.from(JSON.stringify(person)), personAad(submissionId));
  }

  #leased(offer: DayOffer): ReturnType<LeaseBook['free']> {
    return this.#deps.leases.free(this.#counter(offer));
  }

  #counter({ plan, place, wanted }: DayOffer): Counter {
    const department = this.#deps.catalogue.item(wanted.itemCode)?.departmentCode ?? '';
    return { place: place.id, zone: wanted.zoneId, pool: poolOf(plan, wanted.itemCode, department) };
  }

  async #wish(draft: TimedDraft, time: ChosenTime, offer: DayOffer): Promise<ChooseSlotAnswer> {
    const { date, start } = time;
    this.#deps.leases.release(draft.submissionId);
    const slot = offer.wish(date, start);
    if (!slot) return this.#taken(draft, time);
    const appointment = { firm: false, date, ...slot, place: offer.placeNamed };
    return { outcome: 'chosen', appointment };
  }

  async #taken({ itemCode }: TimedDraft, { place }: ChosenTime): Promise<ChooseSlotAnswer> {
    return { outcome: 'taken', offer: await this.days(itemCode, place) };
  }

  /** Null where no plan says where the item is done. */
  #offer(itemCode: string, placeId: string | null): DayOffer | null {
    const { plans, catalogue, clock } = this.#deps;
    const { plan } = plans;
    const zoneId = catalogue.item(itemCode)?.zoneId;
    if (!plan || zoneId === undefined) return null;
    const places = placesFor(plan, { zoneId, itemCode });
    const place = places.find(({ id }) => id === placeId) ?? places[0];
    const visit: Visit = { zoneId, itemCode };
    return place ? new DayOffer({ plan, places, place, visit, now: clock.believed }) : null;
  }

  /** Where this place is full, the first free time of each other one. */
  async #earliestAt(itemCode: string, { others }: DaysAnswer): Promise<DaysAnswer['others']> {
    const asked = others.slice(0, OTHERS_ASKED).map(async (other) => {
      const answer = await this.#deps.platform.ask((client) => client.slots(itemCode, other.id));
      const offer = answer.kind === 'ok' ? this.#offer(itemCode, other.id) : null;
      const earliest = (answer.kind === 'ok' && offer?.earliest(answer.value)) || null;
      return { ...other, earliest };
    });
    return [...(await Promise.all(asked)), ...others.slice(OTHERS_ASKED)];
  }

  /** A platform that offers what its own plan says is closed is told of, to whoever reads the log. */
  #noteConflicts(offer: DayOffer, answer: SlotsAnswer): void {
    const dates = offer.conflicts(answer);
    if (dates.length === 0) return;
    const { plan, place } = offer;
    this.#deps.log.warn({ event: 'hall-plan.conflict', plan: plan.number, place: place.id, dates });
  }
}

function nothing(firm: boolean): DaysAnswer {
  return {
    ...{ firm, today: null, place: null, visitMinutes: null, few: 0 },
    ...{ days: [], closed: [], unknownYears: [], others: [] },
  };
}
