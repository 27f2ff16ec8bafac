/** A technician's badge on paper, to be cut out and laminated: an ID-1 card (85.6 × 54 mm) with its QR code and the staff number. */
import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import { Fonts, type Weight } from '../papers/fonts.ts';
import { drawQr } from '../papers/qr.ts';

/** Millimetres to points of 1/72 inch. */
const mm = (length: number) => (length * 72) / 25.4;
const WIDTH = mm(85.6);
const HEIGHT = mm(54);
const MARGIN = mm(20);
const QR_SIZE = mm(36);
const PAD = mm(6);
const INK = '#1e1e1e';

export async function badgePdf(number: string, code: string): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 0, info: { Title: `维护工牌 ${number}` }, font: '' });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const fonts = new Fonts(pdf);
  const write = (text: string, x: number, y: number, size: number, weight: Weight) => {
    let at = x;
    for (const { font, text: part } of fonts.runs(text, weight)) {
      if (font === null) continue;
      pdf.font(font).fontSize(size).fillColor(INK).text(part, at, y, { lineBreak: false });
      at += pdf.widthOfString(part);
    }
  };
  pdf.roundedRect(MARGIN, MARGIN, WIDTH, HEIGHT, mm(3)).lineWidth(0.5).dash(3, { space: 3 }).stroke(INK);
  const [x, y] = [MARGIN + WIDTH - PAD - QR_SIZE, MARGIN + (HEIGHT - QR_SIZE) / 2];
  drawQr(pdf, code, { x, y, side: QR_SIZE, ecc: 'Q', border: 4, ink: INK });
  write('维护工牌', MARGIN + PAD, MARGIN + mm(12), 15, 'bold');
  write(number, MARGIN + PAD, MARGIN + mm(22), 14, 'bold');
  write('丢失请立即报告', MARGIN + PAD, MARGIN + mm(36), 9, 'regular');
  write('沿虚线剪下塑封。不要拍照、复印；本文件打印后删除。', MARGIN, MARGIN + HEIGHT + mm(5), 9, 'regular');
  const done = once(pdf, 'end');
  pdf.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}
