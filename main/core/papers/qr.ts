/** A QR code drawn into a PDF, module by module. */
import { encode } from 'uqr';

/** Points of the page; `ecc`: how much of it may be lost; `border`: modules left free around it, within `side`. */
type Place = { x: number; y: number; side: number; ecc: 'M' | 'Q'; border: number; ink: string };

export function drawQr(pdf: PDFKit.PDFDocument, data: string, place: Place): void {
  const { x, y, side, ecc, border, ink } = place;
  const { data: rows, size } = encode(data, { ecc, border });
  const module = side / size;
  for (const [row, modules] of rows.entries()) {
    for (const [column, isDark] of modules.entries()) {
      if (isDark) pdf.rect(x + column * module, y + row * module, module, module);
    }
  }
  pdf.fill(ink);
}
