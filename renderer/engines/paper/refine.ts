/** Lays a paper's sides exactly along their edges in the full picture: a line through the steepest place of many cuts. Pure. */
import { crossing, type Line, type Picture, type Point, type Quad } from './geometry.ts';

const CUTS = 48;
/** Cuts so near to a corner cross the neighbouring side as well. */
const CORNER_SHARE = 0.05;
/** Times that the farthest points are left out and the line is laid anew. */
const ROUNDS = 5;

interface Hit extends Point {
  weight: number;
}

/** `reach`: how far off the sides may be yet, pixels. A side that can't be laid better stays. */
export function refined(picture: Picture, corners: Quad, reach: number): Quad {
  const sides = corners.map((from, at) => {
    const to = corners[(at + 1) % 4] as Point;
    return laid(hitsOf(picture, from, to, reach)) ?? through(from, to);
  }) as unknown as readonly [Line, Line, Line, Line];
  return corners.map((corner, at) => {
    const exact = crossing(sides[(at + 3) % 4] as Line, sides[at] as Line);
    // Laid along something else, a line would throw its corners far away.
    return exact && Math.hypot(exact.x - corner.x, exact.y - corner.y) < 4 * reach ? exact : corner;
  }) as unknown as Quad;
}

function through(from: Point, to: Point): Line {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [nx, ny] = [-(to.y - from.y) / length, (to.x - from.x) / length];
  return { nx, ny, rho: nx * from.x + ny * from.y };
}

function hitsOf(picture: Picture, from: Point, to: Point, reach: number): Hit[] {
  const { nx, ny } = through(from, to);
  const hits: Hit[] = [];
  for (let cut = 0; cut < CUTS; cut++) {
    const share = CORNER_SHARE + ((1 - 2 * CORNER_SHARE) * cut) / (CUTS - 1);
    const x = from.x + (to.x - from.x) * share;
    const y = from.y + (to.y - from.y) * share;
    const hit = steepest(picture, { x, y }, { nx, ny }, reach);
    if (hit) hits.push(hit);
  }
  return hits;
}

/** Along the normal; each place is the mean of three beside one another, so that noise counts less. */
function steepest({ width, height, data }: Picture, at: Point, { nx, ny }: Omit<Line, 'rho'>, reach: number) {
  const steps = Math.ceil(reach);
  const profile: [number, number, number][] = [];
  for (let off = -steps - 2; off <= steps + 2; off++) {
    const sum: [number, number, number] = [0, 0, 0];
    for (let beside = -1; beside <= 1; beside++) {
      const x = Math.floor(at.x + nx * off - ny * beside * 2);
      const y = Math.floor(at.y + ny * off + nx * beside * 2);
      if (x < 0 || y < 0 || x >= width || y >= height) return null;
      const from = (y * width + x) * 4;
      for (let plane = 0; plane < 3; plane++)
        sum[plane] = (sum[plane] as number) + (data[from + plane] as number) / 3;
    }
    profile.push(sum);
  }
  const step = (place: number) => {
    let most = 0;
    for (let plane = 0; plane < 3; plane++) {
      const value = (near: number) => profile[place + near]?.[plane] ?? 0;
      most = Math.max(most, Math.abs(value(1) + value(2) - value(-1) - value(-2)) / 2);
    }
    return most;
  };
  let best = { place: 0, steep: 0 };
  for (let place = 2; place < profile.length - 2; place++) {
    const steep = step(place);
    if (steep > best.steep) best = { place, steep };
  }
  if (best.steep < 4) return null;
  const [before, after] = [step(best.place - 1), step(best.place + 1)];
  const bend = before - 2 * best.steep + after;
  const between = bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
  const off = best.place - steps - 2 + between;
  return { x: at.x + nx * off, y: at.y + ny * off, weight: Math.min(best.steep, 40) };
}

/** Least squares across the line, the farthest points left out bit by bit: a finger, a shadow. Null: too few hit. */
function laid(hits: readonly Hit[]): Line | null {
  if (hits.length < CUTS / 3) return null;
  let line = fitted(startOf(hits));
  const far = ({ x, y }: Point) => Math.abs(line.nx * x + line.ny * y - line.rho);
  for (let round = 0; round < ROUNDS; round++) {
    const middle = [...hits].map(far).sort((one, other) => one - other)[hits.length >> 1] ?? 0;
    const near = hits.filter((hit) => far(hit) <= Math.max(1, 2.5 * middle));
    if (near.length < 8) break;
    line = fitted(near);
  }
  return line;
}

/** Through the two of some that most others agree with: one bad end must not turn the first line. */
function startOf(hits: readonly Hit[]): readonly Hit[] {
  let best: readonly Hit[] = hits;
  let most = 0;
  for (let one = 0; one < hits.length; one += 4) {
    for (let other = one + Math.floor(hits.length / 4); other < hits.length; other += 4) {
      const [from, to] = [hits[one], hits[other]];
      if (!from || !to) continue;
      const { nx, ny, rho } = through(from, to);
      const agreeing = hits.filter(({ x, y }) => Math.abs(nx * x + ny * y - rho) < 1.5);
      if (agreeing.length > most) [best, most] = [agreeing, agreeing.length];
    }
  }
  return best.length >= 2 ? best : hits;
}

function fitted(hits: readonly Hit[]): Line {
  const weight = hits.reduce((sum, hit) => sum + hit.weight, 0);
  const x = hits.reduce((sum, hit) => sum + hit.x * hit.weight, 0) / weight;
  const y = hits.reduce((sum, hit) => sum + hit.y * hit.weight, 0) / weight;
  let [xx, xy, yy] = [0, 0, 0];
  for (const hit of hits) {
    xx += hit.weight * (hit.x - x) ** 2;
    xy += hit.weight * (hit.x - x) * (hit.y - y);
    yy += hit.weight * (hit.y - y) ** 2;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [nx, ny] = [-Math.sin(angle), Math.cos(angle)];
  return { nx, ny, rho: nx * x + ny * y };
}
