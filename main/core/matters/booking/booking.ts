/** Days to choose from, and the slot that the platform holds for the citizen until confirm. */

import type { Logger } from 'pino';
import type { CatalogueReader } from '../../catalogue/reader.ts';
import type { TrustedClock } from '../../clock/trusted-clock.ts';
import type { DaysAnswer, WalkIn } from '../../hall/contract.ts';
import { walkInOf } from '../../hall/fair.ts';
import { dayState, zoneAt } from '../../hall/opening.ts';
import { otherTimes } from '../../hall/other-times.ts';
import type { HallPlans } from '../../hall/plans.ts';
import type { VisitOffer } from '../../hall/visit-offer.ts';
import type { LeaseBook } from '../../leases/lease-book.ts';
import type { BookingLimit, Standing } from '../../model/booking-limit.ts';
import {
  type Appointment,
  alsoOf,
  type BookingDraft,
  type Draft,
  type OtherTime,
  principalOf,
  type TimedDraft,
} from '../../model/draft.ts';
import { personAad, type SealedPerson } from '../../model/submission.ts';
import type { SlotsAnswer } from '../../platform/answers.ts';
import type { PlatformLink } from '../../platform/link.ts';
import { type SealedEnvelope, seal } from '../../sealing/seal.ts';
import type { HeldTime } from './held-time.ts';
import { heldTime, itemsOf, visitAt } from './visit-time.ts';
import { type VisitItems, Visits } from './visits.ts';

export type ChooseSlotAnswer =
  | { outcome: 'chosen'; appointment: Appointment }
  | { outcome: 'taken'; offer: DaysAnswer }
  /** By the platform's rules of fairness. */
  | { outcome: 'over-limit'; limit: BookingLimit };

/** `place`: null for the first one where the item is done. */
export type ChosenTime = { date: string; start: string; place: string | null };

/** A hold is refused with these where another time may still be had. */
const GONE = new Set(['slot-taken', 'not-released']);
/** Other places that are asked for their first free time at once. */
const OTHERS_ASKED = 6;

type Deps = {
  platform: PlatformLink;
  clock: Pick<TrustedClock, 'believed'>;
  plans: Pick<HallPlans, 'plan' | 'renew'>;
  catalogue: CatalogueReader;
  leases: Pick<LeaseBook, 'free' | 'take' | 'release'>;
  heldTime: Pick<HeldTime, 'note'>;
  log: Pick<Logger, 'warn'>;
};

export class Booking {
  readonly #deps: Deps;
  readonly #visits: Visits;

  /** Whether the days last offered were the platform's own. */
  #isFirm = true;
  #lastStanding: { submissionId: string; standing: Standing } | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#visits = new Visits(deps);
  }

  /**
   * The platform's free times for a visit with these items, as far as the hall's plan agrees; when it can't be asked, those that it leased
   * to this kiosk, and the plan's own times as wishes.
   */
  async days(items: VisitItems, place: string | null): Promise<DaysAnswer> {
    // Of several items the place is the first one where all are done, and not each one's own first.
    const at = items.length === 1 ? place : (this.#visits.offer(items, place)?.first.place.id ?? place);
    const answers = await this.#askSlots(items, at);
    this.#isFirm = answers !== null;
    if (!answers) {
      const away = this.#visits.offer(items, place);
      return away?.wished(this.#visits.leased(away)) ?? nothing(false);
    }
    const newer = Math.max(...answers.map(({ plan = 0 }) => plan));
    // Its days may be open by a plan that is not here yet.
    if (newer > (this.#deps.plans.plan?.number ?? 0)) await this.#deps.plans.renew();
    const offer = this.#visits.offer(items, place);
    if (!offer) return nothing(true);
    this.#noteConflicts(offer, answers);
    const offered = offer.platforms(answers, this.#visits.leased(offer));
    const hasFree = offered.days.some(({ slots }) => slots.some(({ remaining }) => remaining !== 0));
    return hasFree ? offered : { ...offered, others: await this.#earliestAt(items, offered) };
  }

  /** What the platform has for each item; null where it does not say so of all. */
  async #askSlots(items: VisitItems, place: string | null): Promise<SlotsAnswer[] | null> {
    const asked = items.map((item) => this.#deps.platform.ask((client) => client.slots(item, place)));
    const answers = (await Promise.all(asked)).flatMap((each) => (each.kind === 'ok' ? [each.value] : []));
    return answers.length === items.length ? answers : null;
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
    const also = isTimed(draft) ? alsoOf(draft).map((each) => each.itemCode) : [];
    const asked = { submissionId, itemCode, ...(also.length > 0 && { also }), ...about, person };
    const answer = await this.#deps.platform.ask((client) => client.standing(asked));
    if (answer.kind !== 'ok') return null;
    this.#lastStanding = { submissionId, standing: answer.value };
    return answer.value;
  }

  /** What the platform last said of that draft's citizen; null where it said nothing. */
  lastStanding({ submissionId }: Pick<Draft, 'submissionId'>): Standing | null {
    return this.#lastStanding?.submissionId === submissionId ? this.#lastStanding.standing : null;
  }

  /** What can be wished for beside the draft's wish; none beside a time that is sure. */
  otherTimes(draft: BookingDraft): OtherTime[] {
    const { appointment } = draft;
    if (!appointment || appointment.firm) return [];
    const offer = this.#visits.offer(itemsOf(draft), appointment.place?.id ?? null);
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
    const offer = this.#visits.offer([itemCode], null)?.first;
    const rule = offer && walkInOf(offer.plan, itemCode);
    const zone = offer && zoneAt(offer.place, offer.wanted);
    if (!rule || !zone) return null;
    const { name, address, phone, hours } = offer.place;
    const where = { place: name, address, phone, windows: zone.windows, way: zone.way ?? null };
    return { ...where, hours: zone.hours ?? hours, canBook: rule.canBook };
  }

  /** Gives the held places back; what can't be given back now lapses by itself. */
  release({ submissionId }: Pick<TimedDraft, 'submissionId'>): void {
    this.#deps.leases.release(submissionId);
    void this.#deps.platform.ask((client) => client.releaseHold(submissionId));
  }

  /**
   * Holds a place for each item, or takes those that are leased to this kiosk: all of them or none. A platform that can't answer now makes
   * it a wish where they are not: the citizen is never sent away for that.
   */
  async choose(draft: TimedDraft, time: ChosenTime): Promise<ChooseSlotAnswer> {
    const { platform } = this.#deps;
    const offer = this.#visits.offer(itemsOf(draft), time.place);
    const day = offer && dayState(offer.first.plan, offer.first.wanted, time.date);
    if (!offer || day?.state !== 'open') return this.#taken(draft, time);
    // Offered as a wish by a platform that is still away: nobody waits for its silence a second time.
    const isAway = !this.#isFirm && platform.network.value === 'offline';
    if (!day.isKnown) return this.#wish(draft, time, offer);
    if (isAway) return this.#promised(draft, time, offer) ?? this.#wish(draft, time, offer);
    const held = await this.#hold(draft, time, offer);
    if (held.kind === 'ok') {
      const appointment = heldTime(draft, offer, held.value);
      if (appointment) {
        this.#deps.leases.release(draft.submissionId);
        this.#deps.heldTime.note(draft.submissionId);
        return { outcome: 'chosen', appointment };
      }
      // It held the first item's place alone: an earlier release, which knows of no others.
      this.release(draft);
      return this.#taken(draft, time);
    }
    if (held.kind === 'refused' && held.limit) return { outcome: 'over-limit', limit: held.limit };
    // Its places are drawn later among those who wished for them.
    if (held.kind === 'refused' && held.code === 'drawing') return this.#wish(draft, time, offer);
    const promised = this.#promised(draft, time, offer);
    if (promised) return promised;
    if (held.kind === 'refused' && GONE.has(held.code)) return this.#taken(draft, time);
    // Refused for what no other time would change: nobody is sent from one time to the next for that.
    if (held.kind === 'refused') this.#deps.log.warn({ event: 'hold.refused', code: held.code });
    return this.#wish(draft, time, offer);
  }

  #hold(draft: TimedDraft, { date, start }: ChosenTime, { first }: VisitOffer) {
    const { submissionId, itemCode } = draft;
    const person = this.#sealedPerson(draft);
    const also = alsoOf(draft).map((each) => each.itemCode);
    const who = { ...(person && { person }), ...('rebooks' in draft && { rebooks: draft.rebooks }) };
    const what = { itemCode, ...(also.length > 0 && { also }), place: first.place.id };
    return this.#deps.platform.ask((client) => client.hold({ submissionId, ...what, date, start, ...who }));
  }

  /** Places that are leased to this kiosk, in this draft's hands until it is confirmed or left; null where one is missing. */
  #promised(draft: TimedDraft, { date, start }: ChosenTime, offer: VisitOffer): ChooseSlotAnswer | null {
    const times = offer.wish(date, start);
    if (!times) return null;
    const wanted = this.#visits
      .counters(offer)
      .map((counter, nth) => ({ ...counter, date, start: times[nth]?.start ?? '' }));
    const leases = this.#deps.leases.take(draft.submissionId, wanted);
    if (!leases) return null;
    this.#deps.heldTime.note(draft.submissionId);
    const [lease, ...further] = leases.map(({ id }) => id);
    const visit = visitAt(draft, offer, { firm: true, date, lease }, leases);
    const also = visit.also?.map((each, nth) => ({ ...each, lease: further[nth] }));
    return { outcome: 'chosen', appointment: { ...visit, ...(also && { also }) } };
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
      ...principalCounted(draft),
    };
    return seal(sealingKey, Buffer.from(JSON.stringify(person)), personAad(submissionId));
  }

  async #wish(draft: TimedDraft, time: ChosenTime, offer: VisitOffer): Promise<ChooseSlotAnswer> {
    this.#deps.leases.release(draft.submissionId);
    const times = offer.wish(time.date, time.start);
    if (!times) return this.#taken(draft, time);
    return { outcome: 'chosen', appointment: visitAt(draft, offer, { firm: false, date: time.date }, times) };
  }

  async #taken(draft: TimedDraft, { place }: ChosenTime): Promise<ChooseSlotAnswer> {
    return { outcome: 'taken', offer: await this.days(itemsOf(draft), place) };
  }

  /** Where this place is full, the first free time of each other one. */
  async #earliestAt(items: VisitItems, { others }: DaysAnswer): Promise<DaysAnswer['others']> {
    const asked = others.slice(0, OTHERS_ASKED).map(async (other) => {
      const answers = await this.#askSlots(items, other.id);
      const earliest = (answers && this.#visits.offer(items, other.id)?.earliest(answers)) ?? null;
      return { ...other, earliest };
    });
    return [...(await Promise.all(asked)), ...others.slice(OTHERS_ASKED)];
  }

  /** A platform that offers what its own plan says is closed is told of, to whoever reads the log. */
  #noteConflicts({ first: { plan, place }, items }: VisitOffer, answers: readonly SlotsAnswer[]): void {
    const dates = items.flatMap((offer, nth) => offer.conflicts(answers[nth] ?? { days: [] }));
    if (dates.length === 0) return;
    const closed = [...new Set(dates)];
    this.#deps.log.warn({ event: 'hall-plan.conflict', plan: plan.number, place: place.id, dates: closed });
  }
}

const isTimed = (draft: Draft): draft is TimedDraft => draft.kind === 'booking' || draft.kind === 'rebooking';

/** The person for whom it is booked, where that is another: nobody's limit is stretched by an agent. */
function principalCounted(draft: Draft): Pick<SealedPerson, 'principal'> {
  const principal = principalOf(draft);
  if (principal?.kind !== 'person') return {};
  const { idNumber, birth } = principal.person;
  return { principal: { idNumber, birth } };
}

function nothing(firm: boolean): DaysAnswer {
  return {
    ...{ firm, today: null, place: null, visitMinutes: null, few: 0 },
    ...{ days: [], closed: [], unknownYears: [], others: [] },
  };
}
