/**
 * `npm run bench -- papers [--each 8]`: the share of photographed papers whose four corners are all found within 2 % of the
 * paper's own diagonal. The photographs are made by us (paper-photos.ts): two sizes on four desks in five troubles, `each` times.
 * And desks without a paper, a fifth as many: there nothing may be found surely.
 */
import { parseArgs } from 'node:util';
import { findPaper, type PaperFound } from '../../renderer/engines/paper/find-paper.ts';
import { DESKS, type Photograph, photograph, type Scene, SIZES, TROUBLES } from './paper-photos.ts';

const LIMIT = 97;
const WITHIN = 0.02;

const { values } = parseArgs({ options: { each: { type: 'string', default: '8' } } });
const each = Number(values.each);

interface Tally {
  pictures: number;
  found: number;
  /** Found and wrong, and not called doubtful: what a citizen would be shown cropped. */
  surelyWrong: number;
}

/** The farthest corner's way as a share of the diagonal. Whichever corner is called the first. */
function farthest(found: PaperFound, { corners }: Photograph): number {
  if (found.outcome === 'no-paper') return 1;
  const [a, , c] = corners;
  const diagonal = a && c ? Math.hypot(a.x - c.x, a.y - c.y) : 1;
  const turned = [0, 1, 2, 3].map((turn) =>
    Math.max(
      ...corners.map(({ x, y }, at) => {
        const seen = found.corners[(at + turn) % 4];
        return seen ? Math.hypot(seen.x - x, seen.y - y) : diagonal;
      }),
    ),
  );
  return Math.min(...turned) / diagonal;
}

const tallies = new Map<string, Tally>();
function count(condition: string, found: PaperFound, off: number): void {
  const tally = tallies.get(condition) ?? { pictures: 0, found: 0, surelyWrong: 0 };
  tally.pictures += 1;
  if (off <= WITHIN) tally.found += 1;
  else if (found.outcome === 'found' && !found.isDoubtful) tally.surelyWrong += 1;
  tallies.set(condition, tally);
}

const cpu: number[] = [];
function looked(photo: Photograph): PaperFound {
  const before = process.cpuUsage();
  const found = findPaper(photo);
  cpu.push(process.cpuUsage(before).user / 1000);
  return found;
}

const scenes: Scene[] = DESKS.flatMap((desk) =>
  SIZES.flatMap((size) =>
    TROUBLES.flatMap((trouble) => Array.from({ length: each }, () => ({ seed: 0, desk, size, trouble }))),
  ),
);
for (const [at, scene] of scenes.entries()) {
  const photo = await photograph({ ...scene, seed: at + 1 });
  const found = looked(photo);
  const off = farthest(found, photo);
  for (const condition of ['all', scene.desk, scene.size ?? 'bare', scene.trouble])
    count(condition, found, off);
}

let mistaken = 0;
const bare = DESKS.flatMap((desk) =>
  Array.from({ length: each * 2 }, (_, at) => ({ desk, trouble: TROUBLES[at % 3] ?? 'plain' })),
);
for (const [at, { desk, trouble }] of bare.entries()) {
  const found = looked(await photograph({ desk, trouble, size: null, seed: 100_000 + at }));
  if (found.outcome === 'found' && !found.isDoubtful) mistaken += 1;
}

const share = ({ found, pictures }: Tally) => Number(((100 * found) / pictures).toFixed(2));
console.table(
  Object.fromEntries([...tallies].map(([name, tally]) => [name, { ...tally, share: share(tally) }])),
);
console.log(`desks without a paper: ${bare.length}, a paper seen surely on ${mistaken}`);
const sorted = cpu.sort((one, other) => one - other);
const at = (part: number) => Number((sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1));
const all = tallies.get('all') ?? { pictures: 1, found: 0, surelyWrong: 0 };
console.log(
  JSON.stringify({
    bench: 'papers',
    share: share(all),
    limit: LIMIT,
    better: 'higher',
    n: all.pictures,
    surelyWrong: all.surelyWrong,
    bareDesks: bare.length,
    mistaken,
    cpuMs: { median: at(0.5), p95: at(0.95) },
    pictures: 'made by us',
  }),
);
