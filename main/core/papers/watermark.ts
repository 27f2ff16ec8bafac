/** What a sheet and its pictures may be used for, written across them. */
import type { Fonts } from './fonts.ts';
import type { Place } from './pictures.ts';

/** Largest letters, longest line, in points; its turn in degrees. */
const SIZE = 26;
const WIDTH = 560;
const TURN = 28;
const NAME = 'Watermark';
/** Greys, as a PDF says them: light enough to read a page through. */
const PAGE_FILL = '0.8627 0.8627 0.8627 rg';
/** On a picture with a light edge, so that it is seen on dark and bright alike. */
const EDGE_FILL = '1 1 1 rg';
const PICTURE_FILL = '0.42 0.42 0.42 rg';
const EDGE = 0.35;
/** Its lines on a picture: how far from the middle in parts of the picture's diagonal, and how much of the way from edge to edge. */
const PICTURE_LINES = [-0.3, 0, 0.3];
const PICTURE_WIDTH = 0.96;
const RADIANS = (TURN / 180) * Math.PI;

/** In pdfkit, not in its types. */
type Drawn = {
  page: { xobjects: Record<string, PDFKit.PDFKitReference> };
  addContent(operators: string): void;
};

export class Watermark {
  readonly #pdf;
  readonly #form: PDFKit.PDFKitReference;
  /** Length of the line, points. */
  readonly #length: number;

  /** As outlines, so that who takes the text out of the page gets what was written and nothing between. `text` names nobody (fonts.ts). */
  constructor(pdf: PDFKit.PDFDocument, fonts: Fonts, text: string) {
    this.#pdf = pdf;
    const outlines = fonts.outlines(text, 'regular');
    const ems = outlines.reduce((sum, { width }) => sum + width, 0);
    const size = Math.min(SIZE, WIDTH / ems);
    this.#length = ems * size;
    const drawn: string[] = [];
    let left = -this.#length / 2;
    for (const { operators, width, ofEm } of outlines) {
      const scale = (size / ofEm).toFixed(5);
      // The form stands as pdfkit's pages do, with y downwards.
      drawn.push(`q ${scale} 0 0 -${scale} ${left.toFixed(3)} ${size} cm`, operators, 'f Q');
      left += width * size;
    }
    this.#form = pdf.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [-WIDTH, -SIZE, WIDTH, 3 * SIZE],
      Resources: {},
    });
    this.#form.end(Buffer.from(drawn.join('\n')));
  }

  /** Drawn before anything else on the page, so that nothing is hidden by it, and on each page the same form. `at`: the lines' middles. */
  onPage(at: readonly { x: number; y: number }[]): void {
    this.#pages.xobjects[NAME] = this.#form;
    for (const { x, y } of at) this.#line(x, y, 1, PAGE_FILL);
  }

  /** Over the picture: under it nobody would see it. */
  onPicture({ x, y, width, height }: Place): void {
    const diagonal = Math.hypot(width, height);
    const across = Math.min(width / Math.cos(RADIANS), height / Math.sin(RADIANS));
    const scale = (across * PICTURE_WIDTH) / this.#length;
    this.#pdf.save().rect(x, y, width, height).clip();
    for (const part of PICTURE_LINES) {
      const [middle, down] = [x + width / 2, y + height / 2 + part * diagonal];
      this.#line(middle + EDGE, down + EDGE, scale, EDGE_FILL);
      this.#line(middle, down, scale, PICTURE_FILL);
    }
    this.#pdf.restore();
  }

  #line(x: number, y: number, scale: number, fill: string): void {
    this.#pdf.save().translate(x, y).rotate(-TURN).scale(scale);
    (this.#pdf as unknown as Drawn).addContent(fill);
    (this.#pdf as unknown as Drawn).addContent(`/${NAME} Do`);
    this.#pdf.restore();
  }

  get #pages(): Drawn['page'] {
    return (this.#pdf as unknown as Drawn).page;
  }
}
