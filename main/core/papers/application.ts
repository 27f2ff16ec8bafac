/** An application (申请表) as a PDF on A4 paper. Made in memory, printed, never kept. */
import { shownMinute } from '../model/clock.ts';
import type { ApplicationContent } from '../model/papers.ts';
import type { Receipt } from '../model/receipt.ts';
import { Sheet } from './sheet.ts';

export type ApplicationSubject = {
  receipt: Receipt;
  content: ApplicationContent;
  hall: { name: string; address: string; phone: string };
  /** A page of a paper as JPEG, a copy of its own: it is wiped here. Null: it is there no more. */
  pageOf: (pageId: string) => Uint8Array | null;
};

/** Most pictures of one paper: the reviewer compares by them, and has all pages on the screen. */
const PICTURES_MAX = 4;

export async function applicationPdf(subject: ApplicationSubject): Promise<Uint8Array<ArrayBuffer>> {
  const { receipt, content, hall } = subject;
  const opened: Uint8Array[] = [];
  const pageOf = (pageId: string) => {
    const jpeg = subject.pageOf(pageId);
    if (jpeg) opened.push(jpeg);
    return jpeg;
  };
  const day = receipt.committedAt.slice(0, 10);
  const sheet = new Sheet(content.name, `${content.watermark} ${day}`);
  sheet.qr(receipt.code);
  sheet.heading(`浏阳市政务服务${content.name}`, 20, 'left');
  sheet.text(`回执号 ${receipt.receiptNo}`);
  sheet.text(`提交时间 ${shownMinute(receipt.committedAt)}`);
  sheet.clearQr();
  for (const [at, { heading, rows }] of content.sections.entries()) {
    if (at > 0) sheet.gap(14);
    if (heading && rows.length > 0) sheet.heading(heading, 13, 'left');
    for (const { label, value, pages = [] } of rows) {
      const { pictures, notes } = openPages(sheet, pages, pageOf);
      sheet.row(label, [value, ...notes].join('\n'), pictures);
    }
  }
  sheet.gap(18);
  sheet.text(content.promise);
  sheet.text(`${hall.name}　${hall.address}　电话 ${hall.phone}`);
  sheet.gap(14);
  sheet.signed(content.signed);
  try {
    return await sheet.bytes();
  } finally {
    for (const jpeg of opened) jpeg.fill(0);
  }
}

/** The pictures that can be printed, and in words which were not: one that can't must not keep the application from its paper. */
function openPages(sheet: Sheet, pages: readonly string[], pageOf: ApplicationSubject['pageOf']) {
  const first = pages.slice(0, PICTURES_MAX);
  const pictures = first.flatMap((pageId) => {
    const jpeg = pageOf(pageId);
    return (jpeg && sheet.open(jpeg)) ?? [];
  });
  const failed = first.length - pictures.length;
  const left = pages.length - first.length;
  const notes = [
    ...(failed > 0 ? [`有 ${failed} 张照片的格式不能印在纸上，没有印；提交的照片不受影响`] : []),
    ...(left > 0 ? [`只印前 ${PICTURES_MAX} 页，另有 ${left} 页没有印`] : []),
  ];
  return { pictures, notes };
}
