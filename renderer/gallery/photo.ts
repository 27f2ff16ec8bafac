/** A drawn portrait of nobody, in the shape a card's photo comes: a bitmap of 102 × 126, 24 bits, bottom row first. */

const WIDTH = 102;
const HEIGHT = 126;
const HEADER = 54;
/** Rows are padded to whole words. */
const ROW = Math.ceil((WIDTH * 3) / 4) * 4;

/** Blue, green, red, as a bitmap has them. */
const WALL = [246, 240, 236];
const HAIR = [38, 32, 30];
const SKIN = [164, 192, 228];
const COAT = [92, 70, 52];

const inside = (x: number, y: number, cx: number, cy: number, rx: number, ry: number) =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

function colour(x: number, y: number): readonly number[] {
  if (inside(x, y, 51, 56, 20, 26) && y > 42) return SKIN;
  if (inside(x, y, 51, 50, 24, 28) && y < 58) return HAIR;
  if (inside(x, y, 51, 132, 46, 42)) return COAT;
  return inside(x, y, 51, 86, 9, 14) ? SKIN : WALL;
}

/** Base64, as the core sends it. */
export function drawnPhoto(): string {
  const bytes = new Uint8Array(HEADER + ROW * HEIGHT);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x424d);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, HEADER, true);
  view.setUint32(14, HEADER - 14, true);
  view.setInt32(18, WIDTH, true);
  view.setInt32(22, HEIGHT, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  view.setUint32(34, ROW * HEIGHT, true);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) bytes.set(colour(x, y), HEADER + (HEIGHT - 1 - y) * ROW + x * 3);
  }
  return btoa(String.fromCharCode(...bytes));
}
