/** An application (申请表) as a PDF on A4 paper. Made in memory, printed, never kept. */
import { shownMinute } from '../model/clock.ts';
import type { ApplicationContent } from '../model/papers.ts';
import type { Receipt } from '../model/receipt.ts';
import { Sheet } from './sheet.ts';

export type ApplicationSubject = {
  receipt: Receipt;
  content: ApplicationContent;
  hall: { name: string; address: string; phone: string };
};

export async function applicationPdf(subject: ApplicationSubject): Promise<Uint8Array<ArrayBuffer>> {
  const { receipt, content, hall } = subject;
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
    for (const { label, value } of rows) sheet.row(label, value);
  }
  sheet.gap(18);
  sheet.text(content.promise);
  sheet.text(`${hall.name}　${hall.address}　电话 ${hall.phone}`);
  sheet.gap(14);
  sheet.signed(content.signed);
  return sheet.bytes();
}
