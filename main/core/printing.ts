/** Slips and what they ask of the rest: the platform's last word, the delivery, the place of a visit. */
import type { Delivery } from './any-core.ts';
import type { Cases } from './cases/find.ts';
import { SlipPrinting } from './cases/print.ts';
import type { SlipBook } from './cases/slip-book.ts';
import type { TrustedClock } from './clock/trusted-clock.ts';
import type { CoreOptions } from './core-options.ts';
import type { DeviceHostClient } from './devices/device-host-client.ts';
import { placeFacts } from './hall/place.ts';
import type { HallPlans } from './hall/plans.ts';
import type { Receipt } from './model/receipt.ts';

export function createPrinting(
  { catalogue, info, log }: CoreOptions,
  parts: Pick<Delivery, 'outbox' | 'queue' | 'platform'> & {
    plans: HallPlans;
    devices: DeviceHostClient;
    book: SlipBook;
    cases: Cases;
    clock: TrustedClock;
    progress: (receiptNo: string) => Promise<unknown>;
  },
): SlipPrinting {
  const { platform, outbox, queue, plans, progress, devices, book, cases, clock } = parts;
  const askProgress = async (receiptNo: string) => {
    if (platform.network.value === 'online') await progress(receiptNo);
  };
  const untilDelivered = async (receiptNo: string, signal: AbortSignal) => {
    if (platform.network.value !== 'online') return;
    for await (const _ of queue.watch(signal)) if (outbox.byReceipt(receiptNo)?.state !== 'waiting') return;
  };
  const placeOf = ({ itemCode, appointment }: Receipt) => {
    const zoneId = catalogue.item(itemCode)?.zoneId ?? '';
    return appointment && placeFacts(plans.plan, appointment, { zoneId, itemCode });
  };
  return new SlipPrinting({
    devices,
    book,
    cases,
    clock,
    catalogue,
    info,
    log,
    askProgress,
    untilDelivered,
    placeOf,
  });
}
