/** Photographs for tests that look for their bytes again: whole JPEGs by their segments, which the core keeps as they are. */

/** SOI, the frame of a picture of 8 by 8 points and one component, then its scan's header (ITU-T T.81, B.2.2 and B.2.3). */
const FRAME = [0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0];
const SCAN = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
const HEAD = [0xff, 0xd8, ...FRAME, ...SCAN];
const END = [0xff, 0xd9];
/** A marker's first byte, and what stands for it in a picture's data here. */
const MARKER = 0xff;
const NO_MARKER = 0xfe;

/** With `data` as its picture, but for bytes that would be markers; no picture can be drawn of it. */
export function jpegOf(data: Uint8Array | string): Uint8Array<ArrayBuffer> {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  return new Uint8Array([...HEAD, ...bytes.map((byte) => (byte === MARKER ? NO_MARKER : byte)), ...END]);
}
