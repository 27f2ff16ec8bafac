/** Prints the 一次性告知单 of a draft that knows what is to be mended: on A4 paper where there is a printer for it, else as a receipt. */
import type { CatalogueReader } from '../../catalogue/reader.ts';
import { printOnBestPaper } from '../../devices/best-paper.ts';
import type { DeviceHostClient } from '../../devices/device-host-client.ts';
import { thingsToMend } from '../../forms/mending.ts';
import type { KioskInfo } from '../../kiosk/contract.ts';
import type { CorrectionDraft } from '../../model/draft.ts';
import type { ItemDetail } from '../../model/item.ts';
import type { PrintAnswer } from '../../model/print-answer.ts';
import type { Mending } from '../../model/review.ts';
import { composeMendingNotice, type MendingNotice, mendingNoticePdf } from '../../papers/mending-notice.ts';

type Deps = {
  devices: Pick<DeviceHostClient, 'print' | 'printDocument' | 'statuses'>;
  catalogue: CatalogueReader;
  info: KioskInfo;
};

export async function printNotice(deps: Deps, draft: CorrectionDraft): Promise<PrintAnswer> {
  const item = deps.catalogue.item(draft.itemCode);
  if (!draft.mending || !item) return { outcome: 'not-printed', fault: 'unknown' };
  const notice = noticeOf(deps.info, item, draft, draft.mending);
  return printOnBestPaper(deps.devices, {
    pdf: () => mendingNoticePdf(notice),
    purpose: 'notice',
    slip: composeMendingNotice(notice),
  });
}

function noticeOf(
  { kioskId, siteName, hall }: KioskInfo,
  item: ItemDetail,
  { slip }: CorrectionDraft,
  mending: Mending,
): MendingNotice {
  const { caseNo, decidedAt, until } = mending;
  return {
    ...{ code: slip, caseNo, decidedAt, until, kioskId, siteName, hall },
    ...{ itemName: item.name, departmentName: item.departmentName },
    things: thingsToMend(item, mending).map(({ name: what, words }) => ({ what, words })),
  };
}
