/** A JPEG without what it says beside the picture: place, time, device, comments (ITU-T T.81, annex B; Exif). Pure: bytes in, bytes out. */

const MARKER = 0xff;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
/** Adobe's segment says how the colours are coded: without it some pictures turn green. */
const APP14 = 0xee;

/** Frames, tables, arithmetic coding, scans and intervals: 0xc0 to 0xdf but for 0xc8, which is for extensions. */
const isDrawing = (code: number) => code >= 0xc0 && code <= 0xdf && code !== 0xc8;
/** Markers without a segment: TEM and the restarts. */
const isBare = (code: number) => code === 0x01 || (code >= 0xd0 && code <= 0xd7);

/**
 * Its own bytes with nothing but what draws the picture: no Exif, XMP, colour profile, small picture, comment, and nothing that follows
 * its end. Null: it is no whole JPEG.
 */
export function withoutMetadata(jpeg: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (jpeg[0] !== MARKER || jpeg[1] !== SOI) return null;
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  let isFramed = false;
  let isDrawn = false;
  for (let at = 2; at + 1 < jpeg.length; ) {
    if (jpeg[at] !== MARKER) return null;
    const code = jpeg[at + 1] ?? 0;
    if (code === MARKER) {
      at += 1;
      continue;
    }
    if (code === EOI) return isDrawn ? joined([...kept, jpeg.subarray(at, at + 2)]) : null;
    const end = isBare(code) ? at + 2 : at + 2 + lengthAt(jpeg, at + 2);
    if (end > jpeg.length || (!isBare(code) && end < at + 4)) return null;
    const whole = code === SOS ? scanEnd(jpeg, end) : end;
    if (isFrame(code)) isFramed = true;
    if (code === SOS) isDrawn = isFramed;
    if (isDrawing(code)) kept.push(jpeg.subarray(at, whole));
    else kept.push(...headOf(jpeg.subarray(at, whole)));
    at = whole;
  }
  return null;
}

/** Of JFIF its version, density and no small picture (18 bytes); of Adobe how the colours are coded (16). Of any other nothing. */
function headOf(segment: Uint8Array): Uint8Array[] {
  const code = segment[1];
  const text = (to: number) => String.fromCharCode(...segment.subarray(4, to));
  if (code === APP0 && segment.length >= 18 && text(9) === 'JFIF\0')
    return [joined([Uint8Array.of(MARKER, APP0, 0, 16), segment.subarray(4, 16), Uint8Array.of(0, 0)])];
  if (code === APP14 && segment.length >= 16 && text(9) === 'Adobe')
    return [joined([Uint8Array.of(MARKER, APP14, 0, 14), segment.subarray(4, 16)])];
  return [];
}

const lengthAt = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);

/** Where the picture's data end: at the next marker that is neither a restart nor a stuffed byte. */
function scanEnd(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(MARKER, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const code = bytes[at + 1] ?? 0;
    if (code !== 0 && !(code >= 0xd0 && code <= 0xd7)) return at;
    at = bytes.indexOf(MARKER, at + 2);
  }
  return bytes.length;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Frame headers: SOF0 to SOF15 but for what else has a code among them (DHT, JPG, DAC). */
const isFrame = (code: number) => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);

/** What a picture's header says of it: the marker of its coding (SOF0 is 0xc0), bits of a sample, sides in pixels, how many colours. */
export type Frame = { code: number; bits: number; width: number; height: number; components: number };

/** Null: it is no JPEG. Whoever decodes it asks first: a small file may be a huge picture. */
export function frameOf(jpeg: Uint8Array): Frame | null {
  if (jpeg[0] !== MARKER || jpeg[1] !== SOI) return null;
  for (let at = 2; at + 9 < jpeg.length && jpeg[at] === MARKER; ) {
    const code = jpeg[at + 1] ?? 0;
    if (isFrame(code)) {
      const [bits = 0, components = 0] = [jpeg[at + 4], jpeg[at + 9]];
      return { code, bits, height: lengthAt(jpeg, at + 5), width: lengthAt(jpeg, at + 7), components };
    }
    if (code === SOS || code === EOI) return null;
    at += code === MARKER ? 1 : isBare(code) ? 2 : 2 + lengthAt(jpeg, at + 2);
  }
  return null;
}

/** The sides alone; null: it is no JPEG. */
export function sidesOf(jpeg: Uint8Array): { width: number; height: number } | null {
  const frame = frameOf(jpeg);
  return frame && { width: frame.width, height: frame.height };
}
