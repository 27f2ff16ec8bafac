/** The step of a booking, and of its change, that is its own: the time. */
import { implement } from '@orpc/server';
import type { DaysAnswer } from '../../hall/contract.ts';
import type { Limits } from '../../limits/limits.ts';
import type { Standing } from '../../model/booking-limit.ts';
import { principalOf, type TimedDraft } from '../../model/draft.ts';
import { numbersOf } from '../../model/principal.ts';
import { type Context, withDraftOf, withSession } from '../../session/access.ts';
import { withoutTime } from '../common/same-time.ts';
import type { Also } from './also.ts';
import type { Booking } from './booking.ts';
import { bookingContract } from './contract.ts';
import { withoutDays } from './limited-days.ts';
import { itemsOf } from './visit-time.ts';

type Deps = { booking: Booking; also: Also; limits: Limits };

export function bookingRoutes({ booking, also, limits }: Deps) {
  const os = implement(bookingContract).$context<Context>();
  const withTimed = withDraftOf('booking', 'rebooking');
  const timeBefore = (draft: TimedDraft) => ('before' in draft ? draft.before : null);
  const told = (draft: TimedDraft, days: DaysAnswer, standing: Standing | null): DaysAnswer => {
    const open = withoutDays(withoutTime(days, timeBefore(draft)), standing?.zoneDays);
    const alsoMost = draft.kind === 'booking' ? also.most(draft) : 0;
    return { ...open, alsoMost, ...(standing && { standing }) };
  };
  return os.router({
    days: os.days.use(withTimed).handler(async ({ context: { draft }, input }) => {
      const [days, standing] = await Promise.all([
        booking.days(itemsOf(draft), input?.place ?? null),
        booking.standing(draft),
      ]);
      return told(draft, days, standing);
    }),
    alsoOptions: os.alsoOptions
      .use(withDraftOf('booking'))
      .handler(({ context: { draft } }) => also.options(draft)),
    setAlso: os.setAlso
      .use(withDraftOf('booking'))
      .handler(({ context: { session, draft }, input: { items } }) => {
        const changed = also.with(draft, items);
        if (!changed) return { outcome: 'not-together' };
        if (draft.appointment) booking.release(draft);
        return { outcome: 'set', draft: session.update(draft, () => changed) };
      }),
    walkIn: os.walkIn.use(withSession).handler(({ input }) => booking.walkIn(input.itemCode)),
    standing: os.standing
      .use(withDraftOf('cancellation'))
      .handler(({ context: { draft } }) => booking.standing(draft)),
    declare: os.declare
      .use(withDraftOf('booking'))
      .handler(({ context: { session, draft }, input: { declared } }) => ({
        draft: session.update(draft, (current) => ({ ...current, declared })),
      })),
    otherTimes: os.otherTimes
      .use(withDraftOf('booking'))
      .handler(({ context: { draft } }) => booking.otherTimes(draft)),
    wishAlso: os.wishAlso
      .use(withDraftOf('booking'))
      .handler(({ context: { session, draft }, input: { times } }) => {
        const appointment = booking.alsoWished(draft, times);
        if (!appointment) return { outcome: 'gone', times: booking.otherTimes(draft) };
        return { outcome: 'noted', draft: session.update(draft, (current) => ({ ...current, appointment })) };
      }),
    choose: os.choose.use(withTimed).handler(async ({ context: { session, draft }, input }) => {
      if (!draft.applicant) return { outcome: 'not-identified' };
      const idNumbers = numbersOf({ applicant: draft.applicant, principal: principalOf(draft) });
      const actor = { sessionId: session.id, idNumbers };
      const limit = limits.limited('holds', actor);
      if (limit) return { outcome: 'limited', limit };
      // Counted when asked for: also one that was taken meanwhile costs the platform.
      limits.note('holds', actor);
      const answer = await booking.choose(draft, { ...input, place: input.place ?? null });
      if (answer.outcome === 'over-limit') return answer;
      if (answer.outcome === 'taken') {
        return { ...answer, offer: told(draft, answer.offer, booking.lastStanding(draft)) };
      }
      const { appointment } = answer;
      try {
        const chosen = session.update(draft, (current) => ({ ...current, appointment }));
        return { outcome: 'chosen', draft: chosen };
      } catch (error) {
        // Its citizen left while the platform was asked: the place is given back.
        if (appointment.firm) booking.release(draft);
        throw error;
      }
    }),
  });
}
