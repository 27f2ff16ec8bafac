/** Finds an earlier submission of this kiosk by its slip's QR code, and says what can follow it. */
import type { CatalogueReader } from '../catalogue/reader.ts';
import type { Earlier } from '../matters/common/matter.ts';
import { MATTERS } from '../matters/index.ts';
import { MatterKind } from '../model/draft.ts';
import type { SlipFacts } from '../model/papers.ts';
import type { FollowUpState, Receipt } from '../model/receipt.ts';
import { deliveryState, type Outbox, type OutboxRow } from '../outbox/outbox.ts';
import type { DeviceIdentity } from '../signing/device.ts';
import { publicPart } from '../signing/signing.ts';
import { slipName } from '../slip-proof/slip-name.ts';
import { isSlipSigned, readSlip, slipCode } from '../slip-proof/slip-proof.ts';
import type { SlipBook } from './slip-book.ts';

export type FollowUps = Partial<Record<MatterKind, FollowUpState>>;

export type FoundCase = {
  submissionId: string;
  receipt: Receipt;
  facts: SlipFacts;
  isPrinted: boolean;
  followUps: FollowUps;
  /** `asked`: somebody asked here to give its time up, and the platform does not know yet; `done`: it said yes. */
  givenUp: 'asked' | 'done' | null;
};

const NO_FACTS: SlipFacts = { appointment: null, originals: [] };

type Deps = {
  outbox: Outbox;
  catalogue: CatalogueReader;
  book: SlipBook;
  /** Signs what its slips say. */
  device: DeviceIdentity;
};

export class Cases {
  readonly #outbox: Outbox;
  readonly #catalogue: CatalogueReader;
  readonly #book: SlipBook;

  readonly #device: DeviceIdentity;

  constructor({ outbox, catalogue, book, device }: Deps) {
    this.#device = device;
    this.#outbox = outbox;
    this.#catalogue = catalogue;
    this.#book = book;
  }

  /** By the text of a slip's QR code. Null: not of this kiosk, or nothing that this kiosk made. */
  find(code: string): FoundCase | null {
    const told = readSlip(code);
    const { key, earlier } = this.#device;
    if (!told || !isSlipSigned([publicPart(key), ...earlier], code)) return null;
    const row = this.#outbox.byReceipt(told.receiptNo);
    if (!row || slipName(row.submission_id) !== told.name) return null;
    const slip = this.#book.find(row.receipt_no);
    const facts = slip?.facts ?? NO_FACTS;
    const followUps = this.#followUps(row, facts);
    return {
      submissionId: row.submission_id,
      receipt: this.receiptOf(row, facts),
      facts,
      isPrinted: slip?.state === 'printed',
      followUps,
      givenUp: givenUpBy(followUps),
    };
  }

  /** The receipt of a row of the queue, delivered or not. */
  receiptOf(row: OutboxRow, { appointment }: Pick<SlipFacts, 'appointment'>): Receipt {
    const { submission_id: submissionId, receipt_no: receiptNo, item_code: itemCode } = row;
    const when = appointment && `${appointment.date} ${appointment.start}`;
    return {
      receiptNo,
      code: slipCode(this.#device.key, { submissionId, receiptNo, itemCode, when }),
      kind: row.service,
      itemCode: row.item_code,
      itemName: this.#catalogue.item(row.item_code)?.name ?? row.item_code,
      committedAt: row.committed_at,
      appointment,
      delivery: deliveryState(row),
    };
  }

  #followUps(row: OutboxRow, { appointment }: SlipFacts): FollowUps {
    const earlier: Earlier = {
      submissionId: row.submission_id,
      kind: row.service,
      itemCode: row.item_code,
      appointment,
    };
    const states: FollowUps = {};
    // The platform never had it under this kiosk's number.
    if (row.closed_number !== null) return states;
    for (const kind of MatterKind.options) {
      const { beginning } = MATTERS[kind];
      if (beginning.from !== 'slip') continue;
      const made = madeOf(this.#outbox.followUpOf(row.submission_id, kind));
      states[kind] = beginning.state(earlier, made, Date.now());
    }
    return states;
  }
}

/** How a follow-up fares. One that a technician closed counts as made only where somebody filed it by hand. */
function madeOf(row: OutboxRow | null): OutboxRow['state'] | null {
  const undone = row?.closed_reason === 'withdrawn' || row?.closed_reason === 'not-possible';
  return row && !undone ? row.state : null;
}

function givenUpBy(followUps: FollowUps): FoundCase['givenUp'] {
  for (const kind of MatterKind.options) {
    const { beginning } = MATTERS[kind];
    const state = followUps[kind];
    if (beginning.from !== 'slip' || !beginning.endsEarlier) continue;
    if (state === 'delivered') return 'done';
    if (state === 'waiting' || state === 'offered-beside') return 'asked';
  }
  return null;
}
