/** Photographs on a sheet: which of them a kept PDF can hold, and how they are drawn. */
import { frameOf } from '../model/jpeg.ts';
import type { Mark } from '../model/review.ts';

/** Of pdfkit; in its documentation, not in its types. */
export type Picture = PDFKit.Mixins.ImageSrc & { width: number; height: number };
type OpensImages = { openImage(source: Buffer): Picture };

/** All in points of 1/72 inch. */
export type Place = { x: number; y: number; width: number; height: number };

const MARK_LINE = 2;
/** In a row of a table: two beside one another, each as wide as 45 mm at most. */
const IN_LINE = 2;
const SMALL = { width: 127.6, height: 180 };
const GAP = 8;

/** The frames that a PDF reader draws (ISO 32000-1, 7.4.8): baseline and progressive. */
const DRAWN = [0xc0, 0xc2];

/**
 * Null: it is no JPEG, or one that can't stand in a PDF/A-2b, whose colours are those of its one RGB profile: four inks, more than eight
 * bits, another coding. Shares the bytes of `jpeg`: who wipes them afterwards wipes the picture.
 */
export function openPicture(pdf: PDFKit.PDFDocument, jpeg: Uint8Array): Picture | null {
  const frame = frameOf(jpeg);
  if (!frame || !DRAWN.includes(frame.code) || frame.bits !== 8) return null;
  if (frame.components !== 1 && frame.components !== 3) return null;
  if (frame.width === 0 || frame.height === 0) return null;
  try {
    const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
    return (pdf as unknown as OpensImages).openImage(bytes);
  } catch {
    return null;
  }
}

/** As large as it can be in a frame of these sides. */
export function fitting({ width, height }: Picture, most: Pick<Place, 'width' | 'height'>) {
  const scale = Math.min(most.width / width, most.height / height);
  return { width: width * scale, height: height * scale };
}

/** Small ones for a row of a table, each with its place from the row's upper left corner. */
export function inLines(pictures: readonly Picture[]) {
  const placed: { picture: Picture; place: Place }[] = [];
  let y = pictures.length > 0 ? GAP / 2 : 0;
  for (let at = 0; at < pictures.length; at += IN_LINE) {
    const line = pictures.slice(at, at + IN_LINE).map((picture, column) => {
      const x = column * (SMALL.width + 2 * GAP);
      return { picture, place: { x, y, ...fitting(picture, SMALL) } };
    });
    placed.push(...line);
    y += Math.max(...line.map(({ place }) => place.height)) + GAP;
  }
  return { placed, height: y };
}

export function drawPicture(pdf: PDFKit.PDFDocument, picture: Picture, { x, y, width, height }: Place): void {
  pdf.image(picture, x, y, { width, height });
  pdf.lineWidth(0.6).strokeColor('#555555').rect(x, y, width, height).stroke();
}

export function drawMarks(pdf: PDFKit.PDFDocument, marks: readonly Mark[], place: Place): void {
  pdf.lineWidth(MARK_LINE).strokeColor('#d1001f');
  for (const { shape, ...mark } of marks) {
    const [x, y] = [place.x + mark.x * place.width, place.y + mark.y * place.height];
    const [wide, high] = [mark.width * place.width, mark.height * place.height];
    if (shape === 'box') pdf.rect(x, y, wide, high).stroke();
    else pdf.ellipse(x + wide / 2, y + high / 2, wide / 2, high / 2).stroke();
  }
}
