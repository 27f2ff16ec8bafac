/** One's own bookings by card: the same notice and the same reading as of a matter, for an enquiry that the session forgets. */
import { implement, ORPCError } from '@orpc/server';
import type { CatalogueReader } from '../catalogue/reader.ts';
import { consentOf } from '../identity/consent-of.ts';
import { drawable, type IdentifyDeps } from '../identity/identify.ts';
import { type ReadingDeps, readEvents } from '../identity/read-card.ts';
import { hallTime } from '../model/clock.ts';
import { maskNumber } from '../model/documents/index.ts';
import type { Applicant } from '../model/draft.ts';
import type { OwnBooking, OwnCase } from '../model/own-bookings.ts';
import { type Context, withSession } from '../session/access.ts';
import type { Enquiry, Session } from '../session/session.ts';
import { type AskDeps, askOwnBookings, provedOf } from './ask.ts';
import { type ListedBooking, type ListedCase, type OwnerEvent, ownBookingsContract } from './contract.ts';

type Deps = AskDeps & ReadingDeps & Pick<IdentifyDeps, 'undrawn'> & { catalogue: CatalogueReader };

export function ownBookingsRoutes(deps: Deps) {
  const os = implement(ownBookingsContract).$context<Context>();
  return os.router({
    begin: os.begin
      .use(withSession)
      .handler(({ context: { session } }) => ({ isAgreed: session.enquire().consent !== null })),
    agree: os.agree.use(withSession).handler(({ context: { session }, input: { notice } }) => {
      const enquiry = begun(session);
      const consent = { notice, at: hallTime(Date.now()), submissionId: enquiry.id };
      session.updateEnquiry(enquiry, { consent });
    }),
    readCard: os.readCard.use(withSession).handler(({ context: { session }, signal }) => {
      const enquiry = begun(session);
      if (!enquiry.consent)
        throw new ORPCError('CONSENT_MISSING', { message: 'The privacy notice was not agreed to.' });
      const accept = (person: Applicant): OwnerEvent => ({ state: owned(deps, session, enquiry, person) });
      return readEvents(deps, { id: enquiry.id, accept }, signal);
    }),
    list: os.list.use(withSession).handler(async ({ context: { session } }) => {
      const { enquiry } = session;
      const proved = enquiry && provedOf(enquiry);
      if (!proved) return { outcome: 'nobody' };
      const found = await askOwnBookings(deps, enquiry.id, proved);
      if (!found) return { outcome: 'unreachable' };
      const { bookings, cases = [] } = found;
      session.updateEnquiry(enquiry, { bookings, cases });
      const { name, idNumber } = proved.applicant;
      const owner = { name, number: maskNumber(idNumber) };
      const listedCases = cases.map(listedCase(deps));
      return { outcome: 'bookings', owner, bookings: bookings.map(listed(deps)), cases: listedCases };
    }),
  });
}

function begun({ enquiry }: Session): Enquiry {
  if (!enquiry) throw new ORPCError('SESSION_ENDED', { message: 'Nobody looks bookings up.' });
  return enquiry;
}

/** Throws SessionEndedError when it ended while the card was read. */
function owned(
  { undrawn }: Pick<Deps, 'undrawn'>,
  session: Session,
  enquiry: Enquiry,
  person: Applicant,
): 'identified' | 'another-person' {
  const { consent } = session.enquiry ?? enquiry;
  const own = consent && consentOf(consent, person);
  const applicant = own && drawable(undrawn, person);
  session.updateEnquiry(enquiry, { consent: own, applicant, bookings: [], cases: [] });
  return own ? 'identified' : 'another-person';
}

const listed =
  ({ catalogue }: Pick<Deps, 'catalogue'>) =>
  ({ receiptNo, kind, itemCode, state, appointment, slipCode }: OwnBooking): ListedBooking => ({
    ...{ receiptNo, kind, itemCode, state, appointment },
    itemName: catalogue.item(itemCode)?.name ?? itemCode,
    code: slipCode ?? null,
  });

const listedCase =
  ({ catalogue }: Pick<Deps, 'catalogue'>) =>
  ({ receiptNo, itemCode, state, until, committedAt, slipCode }: OwnCase): ListedCase => ({
    ...{ receiptNo, itemCode, state, committedAt, ...(until && { until }) },
    itemName: catalogue.item(itemCode)?.name ?? itemCode,
    code: slipCode ?? null,
  });
