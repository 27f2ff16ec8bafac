/** Prints slips, keeps those that did not come out, and finds them again. */
import type { PrintOutcome } from '../../../devices/common/contract.ts';
import type { CatalogueReader } from '../catalogue/reader.ts';
import type { DeviceHostClient } from '../devices/device-host-client.ts';
import type { KioskInfo } from '../kiosk/contract.ts';
import type { CancelState } from '../matters/booking/contract.ts';
import { cancelState } from '../matters/cancellation/cancel.ts';
import { hallTime } from '../model/clock.ts';
import type { Draft } from '../model/draft.ts';
import type { Receipt } from '../model/receipt.ts';
import { deliveryState, type Outbox } from '../outbox/outbox.ts';
import { applicationPdf } from '../papers/application.ts';
import { composeSlip, composeTestSlip } from '../papers/slip.ts';
import type { PlatformLink } from '../platform/link.ts';
import type { PrintAnswer, PrintFault, ProgressAnswer } from './contract.ts';
import type { SlipBook, SlipFacts } from './slip-book.ts';

type Deps = {
  devices: DeviceHostClient;
  catalogue: CatalogueReader;
  info: KioskInfo;
  book: SlipBook;
  outbox: Outbox;
  platform: PlatformLink;
};

type Found = {
  submissionId: string;
  receipt: Receipt;
  facts: SlipFacts;
  isPrinted: boolean;
  cancel: CancelState;
};

const NO_FACTS: SlipFacts = { appointment: null, originals: [] };

export class Slips {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async print(receipt: Receipt, draft: Draft): Promise<PrintAnswer> {
    const originals = draft.materials.filter(({ original }) => original).map(({ archiveKey }) => archiveKey);
    const facts = { appointment: draft.appointment, originals };
    this.#deps.book.note(receipt.receiptNo, facts);
    return this.#print(receipt, facts);
  }

  /** The application on A4 paper; only while the session that filed it lasts, since nothing of it is kept. */
  async printApplication(receipt: Receipt, draft: Draft): Promise<PrintAnswer> {
    const { catalogue, devices, info } = this.#deps;
    const item = catalogue.item(receipt.itemCode);
    if (!item || !draft.applicant) return { outcome: 'not-printed', fault: 'unknown' };
    const pdf = await applicationPdf({
      receipt,
      draft: { ...draft, applicant: draft.applicant },
      item,
      hall: info.hall,
    });
    return answer(await devices.printDocument(pdf, 'application'));
  }

  async testPrint(): Promise<PrintAnswer> {
    const { devices, info } = this.#deps;
    const slip = composeTestSlip(info.kioskId, info.siteName, hallTime(Date.now()));
    return answer(await devices.print(slip));
  }

  /** Null: not of this kiosk. */
  find(receiptNo: string): Found | null {
    const { outbox, catalogue, book } = this.#deps;
    const row = outbox.byReceipt(receiptNo);
    if (!row) return null;
    const slip = book.find(receiptNo);
    const facts = slip?.facts ?? NO_FACTS;
    const receipt: Receipt = {
      receiptNo,
      service: row.service,
      itemCode: row.item_code,
      itemName: catalogue.item(row.item_code)?.name ?? row.item_code,
      committedAt: row.committed_at,
      appointment: facts.appointment,
      delivery: deliveryState(row),
    };
    const cancellation = outbox.cancellationOf(row.submission_id);
    return {
      submissionId: row.submission_id,
      receipt,
      facts,
      isPrinted: slip?.state === 'printed',
      cancel: cancelState(row, cancellation, facts.appointment, Date.now()),
    };
  }

  async progress(receiptNo: string): Promise<ProgressAnswer> {
    const delivery = this.find(receiptNo)?.receipt.delivery;
    if (delivery?.state !== 'delivered') return { outcome: 'not-yet' };
    const answer = await this.#deps.platform.ask((client) => client.progress(delivery.caseNo));
    if (answer.kind !== 'ok') return { outcome: 'unreachable' };
    return answer.value ? { outcome: 'steps', steps: answer.value.steps } : { outcome: 'not-yet' };
  }

  /** Null: not of this kiosk. */
  async printFound(receiptNo: string): Promise<PrintAnswer | null> {
    const found = this.find(receiptNo);
    return found && this.#print(found.receipt, found.facts, found.cancel);
  }

  async #print(receipt: Receipt, facts: SlipFacts, cancel?: CancelState): Promise<PrintAnswer> {
    const givenUp = cancel === 'waiting' || cancel === 'delivered' ? cancel : null;
    const { book, info, devices } = this.#deps;
    const before = book.find(receipt.receiptNo)?.state ?? 'due';
    const slip = composeSlip({
      receipt,
      siteName: info.siteName,
      hall: info.hall,
      bring: givenUp ? [] : this.#toBring(receipt, facts),
      givenUp,
      reprint: before !== 'due',
    });
    const outcome = await devices.print(slip);
    if (outcome.outcome === 'printed') book.mark(receipt.receiptNo, 'printed');
    else if (outcome.outcome === 'unknown') book.mark(receipt.receiptNo, 'unknown');
    return answer(outcome);
  }

  /** For a booking everything required; for a pre-review the originals that are checked at the counter; else nothing. */
  #toBring(receipt: Receipt, { originals }: SlipFacts): string[] {
    if (receipt.service === 'cancellation') return [];
    const materials = this.#deps.catalogue.item(receipt.itemCode)?.materials ?? [];
    return materials
      .filter(({ archiveKey, required, form }) =>
        receipt.service === 'booking' ? required : form === '原件' || originals.includes(archiveKey),
      )
      .map(({ name }) => name);
  }
}

const FAULTS: Partial<Record<string, PrintFault>> = {
  'paper-out': 'paper-out',
  'cover-open': 'cover-open',
  cutter: 'cutter',
  overheated: 'overheated',
  jam: 'jam',
  unplugged: 'unreachable',
  'no-answer': 'unreachable',
  'host-down': 'unreachable',
};

function answer(outcome: PrintOutcome): PrintAnswer {
  if (outcome.outcome === 'printed') return { outcome: 'printed' };
  return { outcome: 'not-printed', fault: FAULTS[outcome.fault.code] ?? 'unknown' };
}
