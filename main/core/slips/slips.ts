/** Prints slips and remembers which may already be on paper, so that a second one says 补打. */
import type { PrintOutcome } from '../../device-host/contract.ts';
import type { CatalogueReader } from '../catalogue/reader.ts';
import { hallTime } from '../clock.ts';
import type { DeviceHostLink } from '../devices/device-host-link.ts';
import type { KioskInfo } from '../kiosk/contract.ts';
import type { Receipt } from '../outbox/receipt.ts';
import type { Draft } from '../session/draft.ts';
import { composeSlip, composeTestSlip, slipQr } from './compose.ts';
import type { PrintAnswer, PrintFault } from './contract.ts';

export class Slips {
  readonly #devices: DeviceHostLink;
  readonly #catalogue: CatalogueReader;
  readonly #info: KioskInfo;
  /** The last receipt whose paper may be out: the same citizen's second attempt is a reprint. */
  #maybePrinted: string | null = null;

  constructor(devices: DeviceHostLink, catalogue: CatalogueReader, info: KioskInfo) {
    this.#devices = devices;
    this.#catalogue = catalogue;
    this.#info = info;
  }

  async print(receipt: Receipt, draft: Draft): Promise<PrintAnswer> {
    const slip = composeSlip({
      receipt,
      siteName: this.#info.siteName,
      hall: this.#info.hall,
      bring: this.#toBring(receipt, draft),
      reprint: this.#maybePrinted === receipt.receiptNo,
    });
    const outcome = await this.#devices.print(slip);
    if (outcome.outcome !== 'not-started') this.#maybePrinted = receipt.receiptNo;
    return answer(outcome, slipQr(receipt.receiptNo));
  }

  async testPrint(): Promise<PrintAnswer> {
    const { kioskId, siteName } = this.#info;
    return answer(await this.#devices.print(composeTestSlip(kioskId, siteName, hallTime(Date.now()))), '');
  }

  /** For a booking everything required; for a pre-review the originals that are checked at the counter. */
  #toBring(receipt: Receipt, draft: Draft): string[] {
    const materials = this.#catalogue.item(receipt.itemCode)?.materials ?? [];
    return materials
      .filter(({ archiveKey, required, form }) =>
        receipt.service === 'booking'
          ? required
          : form === '原件' ||
            draft.materials.some((state) => state.archiveKey === archiveKey && state.original),
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

function answer(outcome: PrintOutcome, qr: string): PrintAnswer {
  if (outcome.outcome === 'printed') return { outcome: 'printed' };
  return { outcome: 'not-printed', fault: FAULTS[outcome.fault.code] ?? 'unknown', qr };
}
