/**
 * Photographs of papers under a document camera, made here: no photograph of anybody's is in them. A pinhole camera looks down
 * on a desk with a sheet or a card on it; each pixel's ray is cut with the desk. Seeded: the same number, the same picture.
 */
import path from 'node:path';
import { type Canvas, createCanvas, GlobalFonts, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { ROOT } from '../../../scripts/setup/lib.mjs';

export const DESKS = ['wood', 'grey', 'dark', 'patterned'] as const;
export const SIZES = ['A4', 'ID'] as const;
export const TROUBLES = ['plain', 'uneven', 'shadow', 'creased', 'finger'] as const;

export interface Scene {
  seed: number;
  desk: (typeof DESKS)[number];
  /** Null: the desk alone. */
  size: (typeof SIZES)[number] | null;
  trouble: (typeof TROUBLES)[number];
}

export interface Photograph {
  width: number;
  height: number;
  /** RGBA. */
  data: Uint8ClampedArray;
  /** The paper's corners, clockwise from its left top, pixels; none without a paper. */
  corners: { x: number; y: number }[];
}

type Lot = (least: number, most: number) => number;
type Colour = readonly [number, number, number];

const [WIDTH, HEIGHT] = [1280, 960];
/** Millimetres; an ID card by ISO/IEC 7810 with its round corners. */
const PAPERS = { A4: { wide: 210, high: 297, round: 0 }, ID: { wide: 85.6, high: 53.98, round: 3.18 } };
const COLOURS: readonly Colour[] = [
  [250, 250, 248],
  [244, 243, 240],
  [247, 238, 214],
  [250, 240, 190],
  [214, 228, 242],
  [246, 218, 222],
  [216, 236, 214],
];
const TEXTURE_PX = { A4: 4, ID: 10 };
const FONT = path.join(
  ROOT,
  'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);
GlobalFonts.registerFromPath(FONT, 'Paper');

/** Mulberry32, public domain. */
function lots(seed: number): Lot {
  let state = seed >>> 0;
  return (least, most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return least + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (most - least);
  };
}

const oneOf = <T>(lot: Lot, list: readonly T[]): T => list[Math.floor(lot(0, list.length))] as T;

export async function photograph(scene: Scene): Promise<Photograph> {
  const lot = lots(scene.seed * 7919 + 17);
  const camera = scene.size ? placed(lot, scene.size) : pose(lot, 3.2);
  const paper = scene.size && { ...PAPERS[scene.size], page: page(lot, scene.size) };
  const desk = deskTexture(lot, scene.desk);
  const light = lightOf(lot, scene.trouble);
  const crease = scene.trouble === 'creased' && paper ? creasesOf(lot, paper) : () => 1;
  const canvas = createCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext('2d');
  const image = pen.createImageData(WIDTH, HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [u, v] = camera.toDesk(x + 0.5, y + 0.5);
      let [red, green, blue] = desk(u, v);
      const cover = paper ? covered(u, v, paper, camera.pixelsPerMm) : 0;
      if (paper) {
        // The paper's own small shadow on the desk, to its right and below.
        const under = 1 - 0.25 * covered(u - 1.2, v - 1.2, paper, 0.6);
        [red, green, blue] = [red * under, green * under, blue * under];
        if (cover > 0) {
          const [pr, pg, pb] = paper.page(u, v);
          const fold = crease(u, v);
          red += (pr * fold - red) * cover;
          green += (pg * fold - green) * cover;
          blue += (pb * fold - blue) * cover;
        }
      }
      const lit = light(x, y);
      const at = (y * WIDTH + x) * 4;
      image.data[at] = red * lit;
      image.data[at + 1] = green * lit;
      image.data[at + 2] = blue * lit;
      image.data[at + 3] = 255;
    }
  }
  pen.putImageData(image, 0, 0);
  const corners = paper ? cornersOf(paper, camera) : [];
  if (scene.trouble === 'finger' && paper) finger(pen, lot, corners);
  return { width: WIDTH, height: HEIGHT, data: await taken(canvas, lot), corners };
}

interface Camera {
  pixelsPerMm: number;
  /** A picture's place to the desk's millimetres, the paper's middle at 0, 0. */
  toDesk(x: number, y: number): readonly [number, number];
  toPicture(u: number, v: number): { x: number; y: number };
}

/** Turned, tilted and shifted at random; as large as `pixelsPerMm` at the paper's middle. */
function pose(lot: Lot, pixelsPerMm: number): Camera {
  const turn = (lot(-30, 30) * Math.PI) / 180;
  const [tilt, lean] = [(lot(-11, 11) * Math.PI) / 180, (lot(-11, 11) * Math.PI) / 180];
  const [middleX, middleY] = [WIDTH / 2 + lot(-180, 180), HEIGHT / 2 + lot(-110, 110)];
  const focus = 1500;
  const depth = focus / pixelsPerMm;
  const [ct, st, ca, sa, cb, sb] = [turn, tilt, lean].flatMap((angle) => [
    Math.cos(angle),
    Math.sin(angle),
  ]) as [number, number, number, number, number, number];
  // The desk's two directions as the camera sees them.
  const across = [ct * cb, st * ca + ct * sb * sa, st * sa - ct * sb * ca] as const;
  const down = [-st * cb, ct * ca - st * sb * sa, ct * sa + st * sb * ca] as const;
  const toPicture = (u: number, v: number) => {
    const far = depth + across[2] * u + down[2] * v;
    return {
      x: middleX + (focus * (across[0] * u + down[0] * v)) / far,
      y: middleY + (focus * (across[1] * u + down[1] * v)) / far,
    };
  };
  const toDesk = (x: number, y: number) => {
    const [p, q] = [(x - middleX) / focus, (y - middleY) / focus];
    // Two equations in u and v: p · far = across0 · u + down0 · v, and q likewise.
    const [a, b] = [across[0] - p * across[2], down[0] - p * down[2]];
    const [c, d] = [across[1] - q * across[2], down[1] - q * down[2]];
    const det = a * d - b * c;
    return [(p * depth * d - q * depth * b) / det, (q * depth * a - p * depth * c) / det] as const;
  };
  return { pixelsPerMm, toDesk, toPicture };
}

/** Until all four corners are in the picture. */
function placed(lot: Lot, size: 'A4' | 'ID'): Camera {
  for (;;) {
    const camera = pose(lot, size === 'A4' ? lot(1.9, 3) : lot(2.6, 5.5));
    const isIn = cornersOf(PAPERS[size], camera).every(
      ({ x, y }) => x > 14 && y > 14 && x < WIDTH - 14 && y < HEIGHT - 14,
    );
    if (isIn) return camera;
  }
}

function cornersOf({ wide, high }: { wide: number; high: number }, camera: Camera) {
  const [u, v] = [wide / 2, high / 2];
  return [camera.toPicture(-u, -v), camera.toPicture(u, -v), camera.toPicture(u, v), camera.toPicture(-u, v)];
}

/** 1 on the paper, 0 beside it, between on its rim. */
function covered(
  u: number,
  v: number,
  { wide, high, round }: { wide: number; high: number; round: number },
  sharpness: number,
): number {
  const [dx, dy] = [Math.abs(u) - wide / 2 + round, Math.abs(v) - high / 2 + round];
  const outside = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
  return Math.min(1, Math.max(0, 0.5 - outside * sharpness));
}

/** What is printed on it, by the desk's millimetres. */
function page(lot: Lot, size: 'A4' | 'ID'): (u: number, v: number) => Colour {
  const { wide, high } = PAPERS[size];
  const scale = TEXTURE_PX[size];
  const canvas = createCanvas(Math.round(wide * scale), Math.round(high * scale));
  const pen = canvas.getContext('2d');
  pen.fillStyle = `rgb(${oneOf(lot, COLOURS).join(' ')})`;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(scale, scale);
  if (size === 'A4') sheet(pen, lot, wide, high);
  else card(pen, lot, wide, high);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  return (u, v) => {
    const x = Math.min(canvas.width - 1, Math.max(0, Math.floor((u + wide / 2) * scale)));
    const y = Math.min(canvas.height - 1, Math.max(0, Math.floor((v + high / 2) * scale)));
    const at = (y * canvas.width + x) * 4;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  };
}

const WORDS = '本证明仅为测试所用不含真实信息样例材料申请人住所登记机关日期经营范围法定代表';

function line(lot: Lot, characters: number): string {
  return Array.from({ length: characters }, () => oneOf(lot, [...WORDS])).join('');
}

function sheet(pen: SKRSContext2D, lot: Lot, wide: number, high: number): void {
  pen.fillStyle = '#22262b';
  pen.textAlign = 'center';
  pen.font = '9px Paper';
  pen.fillText(line(lot, 8), wide / 2, 32);
  pen.textAlign = 'left';
  pen.font = '4.2px Paper';
  const lines = Math.floor(lot(8, 27));
  for (let at = 0; at < lines; at++) {
    if (lot(0, 1) < 0.85) pen.fillText(line(lot, Math.floor(lot(12, 38))), 24, 48 + at * 8.2);
  }
  if (lot(0, 1) < 0.4) {
    pen.strokeStyle = '#30343a';
    pen.lineWidth = 0.4;
    for (let row = 0; row < 6; row++) pen.strokeRect(24, 150 + row * 12, (wide - 48) / 2, 12);
    pen.strokeRect(24, 150, wide - 48, 72);
  }
  if (lot(0, 1) < 0.6) {
    pen.strokeStyle = '#b4232a';
    pen.lineWidth = 1;
    pen.beginPath();
    pen.arc(wide - 55, high - 60, 20, 0, 2 * Math.PI);
    pen.stroke();
  }
}

function card(pen: SKRSContext2D, lot: Lot, wide: number, high: number): void {
  pen.fillStyle = '#2a3140';
  pen.font = '4px Paper';
  for (let row = 0; row < 4; row++) pen.fillText(line(lot, Math.floor(lot(4, 9))), 6, 12 + row * 8);
  pen.fillText('430181 19000101 000X', 20, high - 6);
  if (lot(0, 1) < 0.6) {
    pen.fillStyle = `rgb(${lot(150, 200)} ${lot(160, 205)} ${lot(180, 220)})`;
    pen.fillRect(wide - 32, 8, 25, 32);
    pen.fillStyle = '#4a3b36';
    pen.beginPath();
    pen.arc(wide - 19.5, 20, 6, 0, 2 * Math.PI);
    pen.fill();
    pen.fillRect(wide - 29, 28, 19, 12);
  }
}

/** Smooth noise: one value a whole number, blended between. */
function noise(lot: Lot): (place: number) => number {
  const values = Array.from({ length: 512 }, () => lot(0, 1));
  return (place) => {
    const low = Math.floor(place);
    const share = place - low;
    const one = values[low & 511] ?? 0;
    const other = values[(low + 1) & 511] ?? 0;
    return one + (other - one) * share * share * (3 - 2 * share);
  };
}

function deskTexture(lot: Lot, desk: Scene['desk']): (u: number, v: number) => Colour {
  const angle = lot(0, Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [coarse, fine, wave] = [noise(lot), noise(lot), noise(lot)];
  const turned = (u: number, v: number) => [u * cos + v * sin + 400, v * cos - u * sin + 400] as const;
  switch (desk) {
    case 'wood': {
      const base = oneOf<Colour>(lot, [
        [176, 128, 84],
        [142, 96, 60],
        [196, 156, 112],
        [108, 72, 48],
      ]);
      const plank = lot(70, 140);
      return (u, v) => {
        const [along, across] = turned(u, v);
        const bent = across + 5 * wave(along / 60);
        const grain = 0.74 + 0.3 * coarse(bent / 5) + 0.14 * fine(bent * 1.3 + 0.02 * along);
        const gap = across % plank < 0.9 ? 0.5 : 1;
        return [base[0] * grain * gap, base[1] * grain * gap, base[2] * grain * gap];
      };
    }
    case 'grey':
    case 'dark': {
      const level = desk === 'grey' ? lot(105, 170) : lot(22, 60);
      const tint = lot(-6, 6);
      return (u, v) => {
        const [along, across] = turned(u, v);
        const grain = (fine(along * 1.7 + 37 * fine(across * 1.1)) - 0.5) * level * 0.1;
        return [level + grain + tint, level + grain, level + grain - tint];
      };
    }
    case 'patterned':
      return pattern(lot, turned, fine);
  }
}

function pattern(
  lot: Lot,
  turned: (u: number, v: number) => readonly [number, number],
  fine: (place: number) => number,
): (u: number, v: number) => Colour {
  const kind = oneOf(lot, ['checks', 'stripes', 'terrazzo'] as const);
  const one: Colour = [lot(60, 150), lot(60, 150), lot(60, 150)];
  const other: Colour = [one[0] + lot(15, 55), one[1] + lot(15, 55), one[2] + lot(15, 55)];
  const step = lot(8, 34);
  const isOne = (u: number, v: number) => {
    const [along, across] = turned(u, v);
    const [row, column] = [Math.floor(across / step), Math.floor(along / step)];
    if (kind === 'checks') return (row + column) % 2 === 0;
    if (kind === 'stripes') return row % 2 === 0;
    return fine(along / 3 + 17 * Math.floor(across / 3)) > 0.62;
  };
  return (u, v) => (isOne(u, v) ? other : one);
}

/** By the picture's place: 1 is full light. */
function lightOf(lot: Lot, trouble: Scene['trouble']): (x: number, y: number) => number {
  const bright = lot(0.82, 1);
  const angle = lot(0, 2 * Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const slope = trouble === 'uneven' ? lot(0.25, 0.45) : lot(0, 0.12);
  const [spotX, spotY] = [lot(200, WIDTH - 200), lot(150, HEIGHT - 150)];
  const vignette = trouble === 'uneven' ? lot(0.1, 0.3) : 0.05;
  const even = (x: number, y: number) => {
    const along = ((x - WIDTH / 2) * cos + (y - HEIGHT / 2) * sin) / 800;
    const off = Math.min(1, ((x - spotX) ** 2 + (y - spotY) ** 2) / 900 ** 2);
    return bright * (1 - slope * (0.5 + along * 0.5)) * (1 - vignette * off);
  };
  if (trouble !== 'shadow') return even;
  // Somebody leans over the desk: a straight rim or a round one, soft by so many pixels.
  const isRound = lot(0, 1) < 0.5;
  const rim = lot(-250, 250);
  const [soft, deep] = [lot(12, 110), lot(0.25, 0.5)];
  const [headX, headY, radius] = [lot(100, WIDTH - 100), lot(100, HEIGHT - 100), lot(180, 380)];
  const turn = lot(0, 2 * Math.PI);
  return (x, y) => {
    const beyond = isRound
      ? radius - Math.hypot(x - headX, y - headY)
      : (x - WIDTH / 2) * Math.cos(turn) + (y - HEIGHT / 2) * Math.sin(turn) - rim;
    const share = Math.min(1, Math.max(0, beyond / soft + 0.5));
    return even(x, y) * (1 - deep * share * share * (3 - 2 * share));
  };
}

/** Folded once to three times: either side is lit otherwise, and the fold itself is a thin dark or light line. */
function creasesOf(lot: Lot, { wide, high }: { wide: number; high: number }) {
  const folds = Array.from({ length: Math.floor(lot(1, 4)) }, () => {
    const isAcross = lot(0, 1) < 0.6;
    const angle = (isAcross ? Math.PI / 2 : 0) + lot(-0.12, 0.12);
    const place = lot(-0.35, 0.35) * (isAcross ? high : wide);
    return { nx: Math.cos(angle), ny: Math.sin(angle), place, step: lot(-0.1, 0.1), rim: lot(-0.22, 0.1) };
  });
  return (u: number, v: number) => {
    let fold = 1;
    for (const { nx, ny, place, step, rim } of folds) {
      const off = u * nx + v * ny - place;
      fold *= 1 + (off > 0 ? step * Math.exp(-off / 60) : 0);
      fold *= 1 + rim * Math.exp(-((off / 0.7) ** 2));
    }
    return fold;
  };
}

/** Comes in from outside over the middle part of one edge, and lies some way over the paper. */
function finger(pen: SKRSContext2D, lot: Lot, corners: readonly { x: number; y: number }[]): void {
  const side = Math.floor(lot(0, 4));
  const [from, to] = [corners[side], corners[(side + 1) % 4]];
  if (!from || !to) return;
  const share = lot(0.25, 0.75);
  const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = Math.atan2(-(to.x - from.x), to.y - from.y) + lot(-0.5, 0.5);
  const thick = Math.min(lot(34, 62), length * 0.4);
  const [inward, outward] = [lot(15, 60), 900];
  pen.save();
  pen.translate(x, y);
  // Along the outward normal.
  pen.rotate(angle + Math.PI);
  pen.lineCap = 'round';
  const skin = lot(0.75, 1.05);
  const tone = (by: number) => `rgb(${215 * skin * by} ${165 * skin * by} ${135 * skin * by})`;
  for (const [width, by] of [
    [thick * 1.06, 0.72],
    [thick * 0.86, 0.92],
    [thick * 0.5, 1],
  ] as const) {
    pen.strokeStyle = tone(by);
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo(inward, 0);
    pen.lineTo(-outward, 0);
    pen.stroke();
  }
  pen.restore();
}

/** Through a lens and a sensor, and out as JPEG. */
async function taken(canvas: Canvas, lot: Lot): Promise<Uint8ClampedArray> {
  const lens = createCanvas(WIDTH, HEIGHT);
  const pen = lens.getContext('2d');
  pen.filter = `blur(${lot(0.5, 1.3)}px)`;
  pen.drawImage(canvas, 0, 0);
  const image = pen.getImageData(0, 0, WIDTH, HEIGHT);
  const grain = lot(1.5, 6);
  for (let at = 0; at < image.data.length; at += 4) {
    // Three evenly drawn make one that is near enough to normal.
    const shared = (lot(-1, 1) + lot(-1, 1) + lot(-1, 1)) * grain;
    for (let plane = 0; plane < 3; plane++)
      image.data[at + plane] = (image.data[at + plane] ?? 0) + shared + lot(-grain, grain);
  }
  const sensor = createCanvas(WIDTH, HEIGHT);
  sensor.getContext('2d').putImageData(image, 0, 0);
  const jpeg = await loadImage(sensor.toBuffer('image/jpeg', Math.round(lot(62, 92))));
  const seen = createCanvas(WIDTH, HEIGHT).getContext('2d');
  seen.drawImage(jpeg, 0, 0);
  return seen.getImageData(0, 0, WIDTH, HEIGHT).data as unknown as Uint8ClampedArray;
}
