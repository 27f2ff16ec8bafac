/** Finds an earlier submission by its slip's QR code: this kiosk's, or one of its citizen's own bookings; and says what can follow it. */
import type { CatalogueReader } from '../catalogue/reader.ts';
import type { TrustedClock } from '../clock/trusted-clock.ts';
import { isTooLate } from '../matters/common/change.ts';
import type { Earlier } from '../matters/common/matter.ts';
import { MATTERS } from '../matters/index.ts';
import { MatterKind } from '../model/draft.ts';
import type { OwnBooking } from '../model/own-bookings.ts';
import type { GivenUp, SlipFacts } from '../model/papers.ts';
import { type FollowUpState, isOffered, type Receipt } from '../model/receipt.ts';
import { deliveryState, type Outbox, type OutboxRow } from '../outbox/outbox.ts';
import type { DeviceIdentity } from '../signing/device.ts';
import { publicPart } from '../signing/signing.ts';
import { slipName } from '../slip-proof/slip-name.ts';
import { isSlipSigned, readSlip, slipCode } from '../slip-proof/slip-proof.ts';
import { NO_FACTS, type SlipBook } from './slip-book.ts';

export type FollowUps = Partial<Record<MatterKind, FollowUpState>>;

export type FoundCase = {
  /** What a follow-up is told of it. */
  earlier: Earlier;
  receipt: Receipt;
  facts: SlipFacts;
  /** Of another kiosk's it is not known: most likely. */
  isPrinted: boolean;
  /** Filed at another kiosk, and known here because its citizen's card was read. */
  isElsewhere: boolean;
  followUps: FollowUps;
  /** Its time holds, and it is too late to change it or to give it up. */
  isTooLate: boolean;
  givenUp: GivenUp | null;
};

/** What a slip's QR code says of its submission. */
export type ToldBySlip = Pick<Receipt, 'receiptNo' | 'itemCode' | 'appointment'> & { submissionId: string };

type Deps = {
  outbox: Outbox;
  catalogue: CatalogueReader;
  book: SlipBook;
  /** Signs what its slips say. */
  device: DeviceIdentity;
  /** By a clock in doubt nothing is too late: the platform judges. */
  clock: Pick<TrustedClock, 'believed'>;
};

export class Cases {
  readonly #outbox: Outbox;
  readonly #catalogue: CatalogueReader;
  readonly #book: SlipBook;
  readonly #device: DeviceIdentity;
  readonly #clock: Deps['clock'];

  constructor({ outbox, catalogue, book, device, clock }: Deps) {
    this.#clock = clock;
    this.#device = device;
    this.#outbox = outbox;
    this.#catalogue = catalogue;
    this.#book = book;
  }

  /**
   * By the text of a slip's QR code. `own`: what the platform says are the bookings of whoever is here. Null: neither this kiosk's nor
   * theirs.
   */
  find(code: string, own: readonly OwnBooking[] = []): FoundCase | null {
    const booking = own.find(({ slipCode: of }) => of === code);
    return this.#findHere(code) ?? (booking ? this.#elsewhere(booking, code) : null);
  }

  #findHere(code: string): FoundCase | null {
    const told = readSlip(code);
    const { key, earlier: keysBefore } = this.#device;
    if (!told || !isSlipSigned([publicPart(key), ...keysBefore], code)) return null;
    const row = this.#outbox.byReceipt(told.receiptNo);
    // A row that is spoilt is of no kind that is known.
    if (!row || slipName(row.submission_id) !== told.name || !(row.service in MATTERS)) return null;
    const slip = this.#book.find(row.receipt_no);
    const facts = slip?.facts ?? NO_FACTS;
    const earlier = earlierOf(row, facts);
    const followUps = this.#followUps(row, earlier);
    return {
      earlier,
      receipt: this.receiptOf(row, facts),
      facts,
      isPrinted: slip?.state === 'printed',
      isElsewhere: false,
      followUps,
      isTooLate: isTooLateFor(earlier, followUps, this.#clock.believed),
      givenUp: givenUpBy(followUps),
    };
  }

  #elsewhere(booking: OwnBooking, code: string): FoundCase {
    const { submissionId, kind, receiptNo, itemCode, committedAt, caseNo, state, arrivedAt } = booking;
    const appointment = { ...booking.appointment, firm: state === 'confirmed' };
    const earlier: Earlier = { submissionId, kind, itemCode, appointment, isGranted: true };
    const followUps = this.#followUpsElsewhere(earlier);
    return {
      earlier,
      receipt: {
        ...{ receiptNo, code, kind, itemCode, committedAt, appointment },
        itemName: this.#catalogue.item(itemCode)?.name ?? itemCode,
        delivery: { state: 'delivered', caseNo, caseState: state, arrivedAt },
      },
      facts: { appointment, originals: [] },
      isPrinted: true,
      isElsewhere: true,
      followUps,
      isTooLate: isTooLateFor(earlier, followUps, this.#clock.believed),
      givenUp: givenUpBy(followUps),
    };
  }

  /** The changes of its time alone: of what else followed it elsewhere nothing is known. */
  #followUpsElsewhere(earlier: Earlier): FollowUps {
    const states: FollowUps = {};
    for (const kind of MatterKind.options) {
      const { beginning } = MATTERS[kind];
      if (beginning.from !== 'slip' || !beginning.endsTime) continue;
      const row = this.#outbox.followUpOf(earlier.submissionId, kind);
      // What the platform has taken from here is in what it said of the booking.
      const made = row?.state === 'delivered' ? null : madeOf(row);
      states[kind] = beginning.state(earlier, made, this.#clock.believed);
    }
    return states;
  }

  /** The receipt of a row of the queue, delivered or not. */
  receiptOf(row: OutboxRow, { appointment, before, owed, isUnsigned, result }: SlipFacts): Receipt {
    const { submission_id: submissionId, receipt_no: receiptNo, item_code: itemCode } = row;
    return {
      receiptNo,
      code: this.codeOf({ submissionId, receiptNo, itemCode, appointment }),
      kind: row.service,
      itemCode: row.item_code,
      itemName: this.#catalogue.item(row.item_code)?.name ?? row.item_code,
      committedAt: row.committed_at,
      appointment,
      ...(before && { before }),
      ...(owed && { owed }),
      ...(isUnsigned && { isUnsigned }),
      ...(result && { result }),
      delivery: deliveryState(row),
    };
  }

  /** The text of a slip's QR code, signed by this kiosk. */
  codeOf({ appointment, ...submission }: ToldBySlip): string {
    const when = appointment && `${appointment.date} ${appointment.start}`;
    return slipCode(this.#device.key, { ...submission, when });
  }

  #followUps(row: OutboxRow, earlier: Earlier): FollowUps {
    const states: FollowUps = {};
    // The platform never had it under this kiosk's number.
    if (row.closed_number !== null) return states;
    for (const kind of MatterKind.options) {
      const { beginning } = MATTERS[kind];
      if (beginning.from !== 'slip') continue;
      // What changed the booking before this slip was made is not about this slip's time.
      const after = kind === row.service ? row.seq : 0;
      const made = madeOf(this.#outbox.followUpOf(earlier.submissionId, kind, after));
      states[kind] = beginning.state(earlier, made, this.#clock.believed);
    }
    return givenUpBy(states)?.state === 'done' ? withoutChanges(states) : states;
  }
}

function earlierOf(row: OutboxRow, { appointment }: SlipFacts): Earlier {
  const { beginning } = MATTERS[row.service];
  const goesOn = beginning.from === 'slip' && beginning.goesOn;
  return {
    submissionId: goesOn ? (row.case_key ?? row.submission_id) : row.submission_id,
    kind: row.service,
    itemCode: row.item_code,
    appointment,
    isGranted: !goesOn || (row.state === 'delivered' && row.case_state === 'confirmed'),
  };
}

/**
 * How a follow-up fares. One that a technician closed counts as made only where somebody filed it by hand; one that the platform took
 * and did not grant changed nothing, as one that it refused.
 */
function madeOf(row: OutboxRow | null): OutboxRow['state'] | null {
  const undone = row?.closed_reason === 'withdrawn' || row?.closed_reason === 'not-possible';
  if (!row || undone) return null;
  return row.case_state === 'rejected' ? 'parked' : row.state;
}

/** Of several the one that holds: what the platform said before what was only asked. */
function givenUpBy(followUps: FollowUps): GivenUp | null {
  let asked: GivenUp | null = null;
  for (const { as, state } of changesOf(followUps)) {
    if (state === 'delivered') return { state: 'done', as };
    if (state === 'waiting' || state === 'offered-beside') asked ??= { state: 'asked', as };
  }
  return asked;
}

function isTooLateFor(
  { kind, appointment, isGranted }: Earlier,
  followUps: FollowUps,
  nowMs: number | null,
): boolean {
  const isVisit = kind === 'booking' || (kind === 'rebooking' && isGranted);
  if (!isVisit || !appointment || givenUpBy(followUps)?.state === 'done') return false;
  return isTooLate(appointment, nowMs);
}

/** A time that was given up is not given up again. */
function withoutChanges(followUps: FollowUps): FollowUps {
  const states = { ...followUps };
  for (const { kind, state } of changesOf(followUps)) if (isOffered(state)) states[kind] = 'not-offered';
  return states;
}

/** How the kinds that end its time fare. */
function changesOf(followUps: FollowUps) {
  return MatterKind.options.flatMap((kind) => {
    const { beginning } = MATTERS[kind];
    const state = followUps[kind];
    if (!state || beginning.from !== 'slip' || !beginning.endsTime) return [];
    return [{ kind, state, as: beginning.endsTime }];
  });
}
