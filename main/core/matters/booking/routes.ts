/** The step of a booking that is its own: its time. */
import { implement } from '@orpc/server';
import type { Limits } from '../../limits/limits.ts';
import { type Context, withDraftOf } from '../../session/access.ts';
import type { Booking } from './booking.ts';
import { bookingContract } from './contract.ts';

export function bookingRoutes({ booking, limits }: { booking: Booking; limits: Limits }) {
  const os = implement(bookingContract).$context<Context>();
  const withBooking = withDraftOf('booking');
  return os.router({
    days: os.days
      .use(withBooking)
      .handler(({ context: { draft }, input }) => booking.days(draft.itemCode, input?.place ?? null)),
    choose: os.choose.use(withBooking).handler(async ({ context: { session, draft }, input }) => {
      if (!draft.applicant) return { outcome: 'not-identified' };
      const actor = { sessionId: session.id, idNumber: draft.applicant.idNumber };
      const limit = limits.limited('holds', actor);
      if (limit) return { outcome: 'limited', limit };
      // Counted when asked for: also one that was taken meanwhile costs the platform.
      limits.note('holds', actor);
      const answer = await booking.choose(draft, { ...input, place: input.place ?? null });
      if (answer.outcome === 'taken') return answer;
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
