/** Days to choose from, and the slot that the platform holds for the citizen until confirm. */

import type { TrustedClock } from '../../clock/trusted-clock.ts';
import type { Day, DaysAnswer } from '../../hall/contract.ts';
import { slotEnd, wishDays } from '../../hall/hours.ts';
import type { Appointment, BookingDraft } from '../../model/draft.ts';
import type { PlatformLink } from '../../platform/link.ts';

export type ChooseSlotAnswer =
  | { outcome: 'chosen'; appointment: Appointment }
  | { outcome: 'taken'; offer: DaysAnswer };

export class Booking {
  readonly #platform: PlatformLink;
  readonly #clock: Pick<TrustedClock, 'believed'>;

  /** Whether the days last offered were the platform's own. */
  #isFirm = true;

  constructor(platform: PlatformLink, clock: Pick<TrustedClock, 'believed'>) {
    this.#platform = platform;
    this.#clock = clock;
  }

  /** The platform's free slots; the hall's opening hours as wishes when it can't be asked. */
  async days(itemCode: string): Promise<DaysAnswer> {
    const answer = await this.#platform.ask((client) => client.slots(itemCode));
    this.#isFirm = answer.kind === 'ok';
    if (answer.kind === 'ok') return { firm: true, days: answer.value.days };
    return { firm: false, days: this.#wishDays() };
  }

  /** None while the clock is in doubt: a wrong day is worse than none. */
  #wishDays(): Day[] {
    const now = this.#clock.believed;
    return now === null ? [] : wishDays(now);
  }

  /** Gives the held slot back; one that can't be given back now lapses by itself. */
  release({ submissionId }: Pick<BookingDraft, 'submissionId'>): void {
    void this.#platform.ask((client) => client.releaseHold(submissionId));
  }

  /** Holds the slot. A platform that can't answer now makes it a wish: the citizen is never sent away for that. */
  async choose(draft: BookingDraft, date: string, start: string): Promise<ChooseSlotAnswer> {
    // Offered as a wish by a platform that is still away: nobody waits for its silence a second time.
    if (!this.#isFirm && this.#platform.network.value === 'offline') return this.#wish(draft, date, start);
    const held = await this.#platform.ask((client) =>
      client.hold({ submissionId: draft.submissionId, itemCode: draft.itemCode, date, start }),
    );
    if (held.kind === 'ok') {
      const heldUntil = held.value.expiresAt;
      return { outcome: 'chosen', appointment: { firm: true, date, start, end: slotEnd(start), heldUntil } };
    }
    if (held.kind === 'refused') return { outcome: 'taken', offer: await this.days(draft.itemCode) };
    return this.#wish(draft, date, start);
  }

  async #wish(draft: BookingDraft, date: string, start: string): Promise<ChooseSlotAnswer> {
    const wished = this.#wishDays()
      .find((day) => day.date === date)
      ?.slots.find((slot) => slot.start === start);
    if (!wished) return { outcome: 'taken', offer: await this.days(draft.itemCode) };
    return { outcome: 'chosen', appointment: { firm: false, date, start, end: wished.end } };
  }
}
