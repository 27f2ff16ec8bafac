/** Finds the bookings that a person made, or that are for them, and are still to come (我的预约), for a kiosk that has read their card. */
import type { FastifyInstance } from 'fastify';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import {
  OWN_BOOKINGS_MAX,
  type OwnBooking,
  OwnBookingsQuestion,
  type OwnCase,
  questionAad,
} from '../../../main/core/model/own-bookings.ts';
import { OwnBookingsRequest } from '../../../main/core/platform/answers.ts';
import { open } from '../../../main/core/sealing/seal.ts';
import type { Db } from './db.ts';
import type { Filing } from './filing.ts';
import type { PlatformKeys } from './keys.ts';
import { personDigest } from './person-digest.ts';
import type { Rebooking } from './rebooking.ts';

type Deps = { db: Db; keys: PlatformKeys; filing: Filing; rebooking: Rebooking; now: () => number };

type Row = {
  key: string;
  state: string;
  itemCode: string;
  caseNo: string;
  filedAt: string;
  kind: OwnBooking['kind'];
  receiptNo: string;
  committedAt: string;
  slipCode: string | null;
};

type CaseRow = Omit<OwnCase, 'until' | 'slipCode' | 'isForAnother'> & {
  until: string | null;
  slipCode: string | null;
  forAnother: number;
};
type Found = { bookings: OwnBooking[]; cases?: OwnCase[] };

/** How long whoever filed it is shown one that was not accepted, milliseconds. */
const REJECTED_MS = 30 * 24 * 3600_000;

export class OwnBookings {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** `kioskId`: who signed the request. A text is the code of a refusal. */
  async find(kioskId: string, { enquiryId, sealed }: OwnBookingsRequest): Promise<Found | string> {
    const { keys, db } = this.#deps;
    const key = keys.byKid(sealed.kid);
    const plain = key && (await open(key.privateKey, sealed, questionAad(enquiryId)));
    const question = plain && OwnBookingsQuestion.safeParse(parsed(plain));
    if (!question?.success) return 'unreadable';
    const { person, ...told } = question.data;
    if (told.enquiryId !== enquiryId) return 'envelope-mismatch';
    if (told.kioskId !== kioskId) return 'another-kiosk';
    if (person.source === 'typed') return 'not-proved';
    const asking = personDigest(keys.secret, person.idNumber);
    const rows = await db.all<Row>(
      `SELECT key, state, item_code AS "itemCode", case_no AS "caseNo", filed_at AS "filedAt", slip_kind AS "kind",
         booked_by.receipt_no AS "receiptNo", booked_by.committed_at AS "committedAt", slip_code AS "slipCode"
       FROM booked_by JOIN submission ON key = booking
       WHERE (person = ? OR booking IN (SELECT submission FROM booked_for WHERE person = ?))
         AND state IN ('confirmed', 'unconfirmed', 'rebooked')`,
      ...[asking, asking],
    );
    const bookings = await Promise.all(rows.map((row) => this.#booking(row)));
    const order = ({ appointment: { date, start } }: OwnBooking) => `${date} ${start}`;
    const toCome = bookings
      .flatMap((booking) => (booking ? [booking] : []))
      .sort((a, b) => order(a).localeCompare(order(b)))
      .slice(0, OWN_BOOKINGS_MAX);
    const cases = await this.#cases(asking);
    return { bookings: toCome, ...(cases.length > 0 && { cases }) };
  }

  /** What is under way, or was not accepted lately: what is to be mended first, then the newest. */
  async #cases(person: string): Promise<OwnCase[]> {
    const { db, now } = this.#deps;
    const rows = await db.all<CaseRow>(
      `SELECT key AS "submissionId", state, item_code AS "itemCode", case_no AS "caseNo", receipt_no AS "receiptNo",
         committed_at AS "committedAt", slip_code AS "slipCode", for_another AS "forAnother",
         (SELECT until FROM review WHERE case_key = key ORDER BY number DESC LIMIT 1) AS "until"
       FROM case_of JOIN submission ON key = submission
       WHERE person = ? AND (state IN ('pending', 'supplement', 'passed') OR (state = 'rejected' AND filed_at > ?))`,
      ...[person, hallTime(now() - REJECTED_MS)],
    );
    const isToMend = ({ state, until }: CaseRow) => state === 'supplement' && until !== null;
    return rows
      .filter((row) => !(isToMend(row) && (row.until ?? '') < hallDate(now())))
      .sort((a, b) => Number(isToMend(b)) - Number(isToMend(a)) || (a.committedAt < b.committedAt ? 1 : -1))
      .slice(0, OWN_BOOKINGS_MAX)
      .map(({ until, slipCode, forAnother, ...row }) => ({
        ...row,
        isForAnother: forAnother === 1,
        ...(row.state === 'supplement' && until !== null && { until }),
        ...(slipCode !== null && { slipCode }),
      }));
  }

  /** Null: its day is over. */
  async #booking({ key, state, filedAt, slipCode, ...row }: Row): Promise<OwnBooking | null> {
    const { filing, rebooking, now } = this.#deps;
    const time = (await rebooking.changedTo(key)) ?? (await filing.open(key))?.appointment;
    if (!time || time.date < hallDate(now())) return null;
    const { date, start, end, place, also } = time;
    return {
      ...row,
      submissionId: key,
      state: state === 'unconfirmed' ? state : 'confirmed',
      arrivedAt: filedAt,
      ...(slipCode !== null && { slipCode }),
      appointment: { date, start, end, ...(place && { place }), ...(also && { also }) },
    };
  }
}

function parsed(plain: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}

export function mountOwnBookings(app: FastifyInstance, own: OwnBookings): void {
  app.post('/v1/own-bookings', async (request, reply) => {
    const wanted = OwnBookingsRequest.safeParse(request.body);
    if (!wanted.success) return reply.code(422).send({ code: 'malformed' });
    const found = await own.find(request.kioskId, wanted.data);
    return typeof found === 'string' ? reply.code(422).send({ code: found }) : found;
  });
}
