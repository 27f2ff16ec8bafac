/** Bitmaps (BMP) as photo decoders give them: header checked, rows measured, nothing believed. Pure. */

/** A card's photo as a whole BMP file; sizes in pixels. */
export type Photo = { width: number; height: number; bmp: Uint8Array };

/** Cards hold 102 × 126; a decoder may enlarge. */
const SIDE_MAX = 512;
const FILE_HEADER = 14;
const INFO_HEADER = 40;
const BITS = 24;

/** A 24-bit, uncompressed bitmap whose rows are all there, without what stands behind them; else null. */
export function readBmp(bytes: Uint8Array): Photo | null {
  if (bytes.length < FILE_HEADER + INFO_HEADER || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixelsAt = view.getUint32(10, true);
  const headerBytes = view.getUint32(14, true);
  const width = view.getInt32(18, true);
  // Negative where the rows go from top to bottom.
  const height = Math.abs(view.getInt32(22, true));
  const [planes, bits, compression] = [
    view.getUint16(26, true),
    view.getUint16(28, true),
    view.getUint32(30, true),
  ];
  if (headerBytes < INFO_HEADER || planes !== 1 || bits !== BITS || compression !== 0) return null;
  if (width < 1 || width > SIDE_MAX || height < 1 || height > SIDE_MAX) return null;
  const rowBytes = Math.ceil((width * BITS) / 32) * 4;
  const end = pixelsAt + rowBytes * height;
  if (pixelsAt < FILE_HEADER + headerBytes || end > bytes.length) return null;
  return { width, height, bmp: new Uint8Array(bytes.subarray(0, end)) };
}
