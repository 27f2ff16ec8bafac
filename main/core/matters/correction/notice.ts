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
import type { OpenMatter } from '../../session/access.ts';
import type { SmallPicture } from './contract.ts';

type Deps = {
  devices: Pick<DeviceHostClient, 'print' | 'printDocument' | 'statuses'>;
  catalogue: CatalogueReader;
  info: KioskInfo;
};

/** Throws SessionEndedError when its session ended before the paper was begun. */
export async function printNotice(
  deps: Deps,
  { session, draft }: OpenMatter<CorrectionDraft>,
  small: readonly SmallPicture[],
): Promise<PrintAnswer> {
  const item = deps.catalogue.item(draft.itemCode);
  if (!draft.mending || !item) return { outcome: 'not-printed', fault: 'unknown' };
  const pictures = await picturesOf(draft.mending, small);
  const notice = { ...noticeOf(deps.info, item, draft, draft.mending), pictures };
  return printOnBestPaper(deps.devices, {
    mustGoOn: () => session.current(draft),
    pdf: () => mendingNoticePdf(notice),
    purpose: 'notice',
    slip: composeMendingNotice(notice),
  });
}

/** The pages with marks, in the order of the papers, as far as the screen could make them small. */
async function picturesOf(
  { materials }: Mending,
  small: readonly SmallPicture[],
): Promise<MendingNotice['pictures']> {
  const pictures: MendingNotice['pictures'][number][] = [];
  const marked = materials.flatMap(({ pages }) => pages.filter(({ marks }) => marks.length > 0));
  for (const { sha256, marks } of marked) {
    const blob = small.find((each) => each.sha256 === sha256)?.jpeg;
    if (blob) pictures.push({ jpeg: new Uint8Array(await blob.arrayBuffer()), marks });
  }
  return pictures;
}

function noticeOf(
  { kioskId, siteName, hall }: KioskInfo,
  item: ItemDetail,
  { slip }: CorrectionDraft,
  mending: Mending,
): Omit<MendingNotice, 'pictures'> {
  const { caseNo, decidedAt, until } = mending;
  return {
    ...{ code: slip, caseNo, decidedAt, until, kioskId, siteName, hall },
    ...{ itemName: item.name, departmentName: item.departmentName },
    things: thingsToMend(item, mending).map(({ name: what, words }) => ({ what, words })),
  };
}
