/** A sheet of A4 paper as a PDF: headings, ruled rows, a QR code. Made in memory, printed, never kept. */

import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import { breakLines } from '../../../devices/receipt-printer/layout.ts';
import { shownMinute } from '../model/clock.ts';
import type { SignedPart } from '../model/papers.ts';
import type { Mark } from '../model/review.ts';
import type { Ink } from '../model/signature.ts';
import { Fonts, type Run, type Weight } from './fonts.ts';
import { drawMarks, drawPicture, fitting, inLines, openPicture, type Picture } from './pictures.ts';
import { drawQr } from './qr.ts';
import { Watermark } from './watermark.ts';

/** PDF/A-2b (ISO 19005-2): what is filed and kept looks the same in twenty years, from what is in the file alone. */
const ARCHIVAL = { subset: 'PDF/A-2b', pdfVersion: '1.7', lang: 'zh-CN' } as const;

/** All in points of 1/72 inch. */
const MARGIN = 56;
const PAGE_WIDTH = 595.28;
const WIDTH = PAGE_WIDTH - 2 * MARGIN;
const BOTTOM = 841.89 - MARGIN;
const LABEL_WIDTH = 150;
const QR_SIZE = 84;
const PAD = 6;
const SIZE = 10.5;
const ROW_PITCH = SIZE * 1.5;
/** Room for a character written by hand, in sizes of the letters beside it. */
const GAP_WIDTH = 1.8;
/** The frame that a signature is drawn into, and its line, as wide as a ballpoint's. */
const INK_WIDTH = 240;
const INK_HEIGHT = 96;
const INK_LINE = 1.4;

/** Small pictures stand beside one another, each within this frame. */
const PICTURE_WIDTH = 150;
const PICTURE_HEIGHT = 170;
const PICTURE_GAP = 16;

/** The middles of a page's watermarks: how high on it. */
const MARK_AT = [280, 600];

/** A JPEG, and what is marked on it in fractions of its sides. */
export type MarkedPicture = { jpeg: Uint8Array; marks: readonly Mark[] };

export class Sheet {
  readonly #pdf;
  readonly #fonts;
  readonly #watermark: Watermark | null;
  readonly #chunks: Buffer[] = [];
  #y = MARGIN;
  /** By weight and character, in sizes of the letters: a form has few different ones. */
  readonly #widths = new Map<string, number>();

  /** `watermark`: stands across each page, light enough to read through. */
  constructor(title: string, watermark?: string) {
    // No font of pdfkit's own is opened: none of them has a Chinese character.
    this.#pdf = new PDFDocument({
      ...ARCHIVAL,
      size: 'A4',
      margin: MARGIN,
      info: { Title: title },
      font: '',
    });
    this.#fonts = new Fonts(this.#pdf);
    this.#pdf.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#watermark = watermark === undefined ? null : new Watermark(this.#pdf, this.#fonts, watermark);
    const at = MARK_AT.map((y) => ({ x: PAGE_WIDTH / 2, y }));
    this.#watermark?.onPage(at);
    this.#pdf.on('pageAdded', () => this.#watermark?.onPage(at));
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const done = once(this.#pdf, 'end');
    this.#pdf.end();
    await done;
    const whole = new Uint8Array(Buffer.concat(this.#chunks));
    for (const chunk of this.#chunks) chunk.fill(0);
    return whole;
  }

  heading(text: string, size: number, align: 'left' | 'center'): void {
    const lines = this.#lines(text, 'bold', size, WIDTH);
    this.#room(lines.length * size * 1.5);
    for (const line of lines) {
      const indent = align === 'center' ? (WIDTH - this.#widthOf(line, 'bold', size)) / 2 : 0;
      this.#draw(line, 'bold', size, MARGIN + indent, this.#y);
      this.#y += size * 1.5;
    }
  }

  gap(points: number): void {
    this.#y += points;
  }

  newPage(): void {
    this.#pdf.addPage();
    this.#y = MARGIN;
  }

  /** The text signed for, the strokes as they were drawn, and when; null: a line to sign on by hand. */
  signed(signed: SignedPart | null): void {
    if (signed) {
      // Text and strokes on one page: a signature far from its text says nothing.
      this.#room(
        this.#lines(signed.text, 'regular', SIZE, WIDTH).length * SIZE * 1.6 + INK_HEIGHT + 3 * SIZE,
      );
      this.text(signed.text);
      this.gap(PAD);
    }
    const at = signed ? shownMinute(signed.at) : '';
    if (signed?.ink) this.ink(signed.ink, `申请人签字（屏幕手写）　日期 ${at}`);
    else {
      if (signed?.why) this.text(`${signed.why}（${at}）。`);
      this.gap(24);
      this.text('申请人签字：________________________　　　　日期：________年____月____日');
    }
  }

  /** Strokes as they were drawn, in a frame, with what stands under it. */
  ink({ width, height, strokes }: Ink, caption: string): void {
    this.#room(INK_HEIGHT + 2 * SIZE);
    const scale = Math.min((INK_WIDTH - 2 * PAD) / width, (INK_HEIGHT - 2 * PAD) / height);
    const left = MARGIN + (INK_WIDTH - width * scale) / 2;
    const top = this.#y + (INK_HEIGHT - height * scale) / 2;
    const pdf = this.#pdf;
    pdf.lineWidth(0.6).strokeColor('#555555').rect(MARGIN, this.#y, INK_WIDTH, INK_HEIGHT).stroke();
    pdf.save().rect(MARGIN, this.#y, INK_WIDTH, INK_HEIGHT).clip();
    pdf.lineWidth(INK_LINE).strokeColor('#000000').lineCap('round').lineJoin('round');
    for (const stroke of strokes) {
      const points = stroke.map(([x, y]) => [left + x * scale, top + y * scale] as const);
      const [first = [left, top] as const, ...rest] = points;
      pdf.moveTo(...first);
      // A touch without a move is a dot.
      for (const point of rest.length > 0 ? rest : [first]) pdf.lineTo(...point);
      pdf.stroke();
    }
    pdf.restore();
    this.#y += INK_HEIGHT + PAD;
    this.text(caption);
  }

  /** Small, with their marks; one that can't be drawn is left out. */
  pictures(pictures: readonly MarkedPicture[]): void {
    const perRow = Math.floor((WIDTH + PICTURE_GAP) / (PICTURE_WIDTH + PICTURE_GAP));
    for (let at = 0; at < pictures.length; at += perRow) {
      this.#room(PICTURE_HEIGHT);
      for (const [column, picture] of pictures.slice(at, at + perRow).entries()) {
        this.#picture(picture, MARGIN + column * (PICTURE_WIDTH + PICTURE_GAP));
      }
      this.#y += PICTURE_HEIGHT + PAD;
    }
  }

  #picture({ jpeg, marks }: MarkedPicture, left: number): void {
    const picture = this.open(jpeg);
    if (!picture) return;
    const sides = fitting(picture, { width: PICTURE_WIDTH, height: PICTURE_HEIGHT });
    const place = { x: left, y: this.#y, ...sides };
    drawPicture(this.#pdf, picture, place);
    drawMarks(this.#pdf, marks, place);
  }

  /** Null: it can't be drawn on this sheet (pictures.ts). */
  open(jpeg: Uint8Array): Picture | null {
    return openPicture(this.#pdf, jpeg);
  }

  /** Goes on below the code. */
  clearQr(): void {
    this.#y = Math.max(this.#y, MARGIN + QR_SIZE) + 2 * PAD;
  }

  text(text: string): void {
    for (const line of this.#lines(text, 'regular', SIZE, WIDTH)) {
      this.#room(SIZE * 1.6);
      this.#draw(line, 'regular', SIZE, MARGIN, this.#y);
      this.#y += SIZE * 1.6;
    }
  }

  /** One ruled row, on the next page if it does not fit here; one longer than a page goes on there. `pictures` stand below its value. */
  row(label: string, value: string, pictures: readonly Picture[] = []): void {
    const names = this.#lines(label, 'bold', SIZE, LABEL_WIDTH - 2 * PAD);
    const values = this.#lines(value, 'regular', SIZE, WIDTH - LABEL_WIDTH - 2 * PAD);
    const perPage = Math.floor((BOTTOM - MARGIN - 2 * PAD) / ROW_PITCH);
    const count = Math.max(names.length, values.length);
    for (let at = 0; at < count; at += perPage) {
      const below = at + perPage < count ? [] : pictures;
      this.#cells(names.slice(at, at + perPage), values.slice(at, at + perPage), below);
    }
  }

  #cells(names: string[], values: string[], pictures: readonly Picture[]): void {
    const arranged = inLines(pictures);
    const text = Math.max(names.length, values.length) * ROW_PITCH;
    const height = Math.max(text, values.length * ROW_PITCH + arranged.height) + 2 * PAD;
    if (text > 0 && height > BOTTOM - MARGIN) {
      this.#cells(names, values, []);
      this.#cells([], [], pictures);
      return;
    }
    this.#room(height);
    this.#pdf.lineWidth(0.6).strokeColor('#555555');
    this.#pdf.rect(MARGIN, this.#y, LABEL_WIDTH, height).stroke();
    this.#pdf.rect(MARGIN + LABEL_WIDTH, this.#y, WIDTH - LABEL_WIDTH, height).stroke();
    const column = (lines: string[], weight: Weight, x: number) => {
      for (const [at, line] of lines.entries()) {
        this.#draw(line, weight, SIZE, x + PAD, this.#y + PAD + at * ROW_PITCH);
      }
    };
    column(names, 'bold', MARGIN);
    column(values, 'regular', MARGIN + LABEL_WIDTH);
    const [left, top] = [MARGIN + LABEL_WIDTH + PAD, this.#y + PAD + values.length * ROW_PITCH];
    for (const { picture, place } of arranged.placed) {
      const at = { ...place, x: left + place.x, y: top + place.y };
      drawPicture(this.#pdf, picture, at);
      this.#watermark?.onPicture(at);
    }
    this.#y += height;
  }

  /** In the top right corner, beside what is written there next. */
  qr(data: string): void {
    const x = MARGIN + WIDTH - QR_SIZE;
    drawQr(this.#pdf, data, { x, y: MARGIN, side: QR_SIZE, ecc: 'M', border: 0, ink: '#000000' });
  }

  #room(height: number): void {
    if (this.#y + height > BOTTOM) this.newPage();
  }

  #widthOf(text: string, weight: Weight, size: number): number {
    return this.#fonts.runs(text, weight).reduce((sum, run) => sum + this.#widthOfRun(run, size), 0);
  }

  #widthOfRun({ font, text }: Run, size: number): number {
    if (font === null) return [...text].length * size * GAP_WIDTH;
    return this.#pdf.font(font).fontSize(size).widthOfString(text);
  }

  #widthOfCharacter(character: string, weight: Weight): number {
    const key = weight + character;
    const width = this.#widths.get(key) ?? this.#fonts.advance(character, weight) ?? GAP_WIDTH;
    this.#widths.set(key, width);
    return width;
  }

  /** At least one line. */
  #lines(text: string, weight: Weight, size: number, width: number): string[] {
    const widthOf = (part: string) =>
      [...part].reduce((sum, character) => sum + this.#widthOfCharacter(character, weight) * size, 0);
    return text.split('\n').flatMap((part) => breakLines(part, width, widthOf));
  }

  #draw(text: string, weight: Weight, size: number, x: number, y: number): void {
    this.#pdf.fillColor('#000000');
    let at = x;
    const runs = this.#fonts.runs(text, weight);
    for (const [nth, run] of runs.entries()) {
      if (run.font === null) this.#gaps([...run.text].length, size, at, y);
      else this.#pdf.font(run.font).fontSize(size).text(run.text, at, y, { lineBreak: false });
      // Nothing follows the last one: its width would be measured for nobody.
      if (nth + 1 < runs.length) at += this.#widthOfRun(run, size);
    }
  }

  /** A ruled gap for each character that no font draws, to be filled in by hand: never a box that looks like a character. */
  #gaps(count: number, size: number, x: number, y: number): void {
    const width = size * GAP_WIDTH;
    this.#pdf.lineWidth(0.8).strokeColor('#000000');
    for (let at = 0; at < count; at++) {
      const left = x + at * width;
      this.#pdf
        .moveTo(left + size * 0.1, y + size * 1.2)
        .lineTo(left + width - size * 0.1, y + size * 1.2)
        .stroke();
    }
  }
}
