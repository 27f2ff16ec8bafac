/**
 * `npm run bench -- papers [--each 8] [--from 1] [--beside]`: the share of photographed papers whose four corners are all found within
 * 2 % of the paper's own diagonal. The photographs are made by us (papers/photos.ts): two sizes on four desks in five troubles, `each`
 * times, seeded from `from` on. And desks without a paper, a fifth as many: there nothing may be found surely. `--beside`: the same
 * pictures with OpenCV too (opencv/find-paper.ts), told as `them`.
 */
import { parseArgs } from 'node:util';
import { findPaper } from '../../renderer/engines/paper/find-paper.ts';
import { farthest, WITHIN } from './papers/farthest.ts';
import { DESKS, type Photograph, photograph, type Scene, SIZES, TROUBLES } from './papers/photos.ts';

const LIMIT = 97;
/** Bare desks' seeds, behind those of the papers. */
const BARE = 100_000;

const { values } = parseArgs({
  options: {
    each: { type: 'string', default: '8' },
    from: { type: 'string', default: '1' },
    beside: { type: 'boolean', default: false },
  },
});
const [each, from] = [Number(values.each), Number(values.from)];

/** `isSure`: a citizen would be shown the picture cropped. */
type Seen = { corners: readonly { x: number; y: number }[]; isSure: boolean } | null;

function ours(photo: Photograph): Seen {
  const found = findPaper(photo);
  return found.outcome === 'found' ? { corners: found.corners, isSure: !found.isDoubtful } : null;
}

/** Only then is its wasm loaded. */
async function withOpenCv(): Promise<(photo: Photograph) => Seen> {
  const { findWithOpenCv } = await import('./opencv/find-paper.ts');
  return (photo) => findWithOpenCv(photo);
}

interface Tally {
  pictures: number;
  found: number;
  /** Found and wrong, and not called doubtful. */
  surelyWrong: number;
}

const share = ({ found, pictures }: Tally) => Number(((100 * found) / pictures).toFixed(2));

/** One way to find papers, over all the pictures. */
class Course {
  readonly #find: (photo: Photograph) => Seen;
  readonly #tallies = new Map<string, Tally>();
  readonly #cpu: number[] = [];
  /** Bare desks on which it surely sees a paper. */
  mistaken = 0;

  constructor(find: (photo: Photograph) => Seen) {
    this.#find = find;
  }

  paper(photo: Photograph, conditions: readonly string[]): void {
    const seen = this.#looked(photo);
    const isFound = farthest(seen?.corners ?? null, photo) <= WITHIN;
    for (const condition of ['all', ...conditions]) {
      const tally = this.#tallies.get(condition) ?? { pictures: 0, found: 0, surelyWrong: 0 };
      tally.pictures += 1;
      if (isFound) tally.found += 1;
      else if (seen?.isSure) tally.surelyWrong += 1;
      this.#tallies.set(condition, tally);
    }
  }

  bare(photo: Photograph): void {
    if (this.#looked(photo)?.isSure) this.mistaken += 1;
  }

  #looked(photo: Photograph): Seen {
    const before = process.cpuUsage();
    const seen = this.#find(photo);
    this.#cpu.push(process.cpuUsage(before).user / 1000);
    return seen;
  }

  table(): void {
    const rows = [...this.#tallies].map(([name, tally]) => [name, { ...tally, share: share(tally) }]);
    console.table(Object.fromEntries(rows));
  }

  said() {
    const all = this.#tallies.get('all') ?? { pictures: 1, found: 0, surelyWrong: 0 };
    const sorted = this.#cpu.toSorted((one, other) => one - other);
    const at = (part: number) => Number((sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1));
    return {
      ...{ share: share(all), n: all.pictures, surelyWrong: all.surelyWrong, mistaken: this.mistaken },
      cpuMs: { median: at(0.5), p95: at(0.95) },
    };
  }
}

const own = new Course(ours);
const them = values.beside ? new Course(await withOpenCv()) : null;
const courses = them ? [own, them] : [own];

const scenes: Omit<Scene, 'seed'>[] = DESKS.flatMap((desk) =>
  SIZES.flatMap((size) =>
    TROUBLES.flatMap((trouble) => Array.from({ length: each }, () => ({ desk, size, trouble }))),
  ),
);
for (const [at, scene] of scenes.entries()) {
  const photo = await photograph({ ...scene, seed: from + at });
  for (const course of courses) course.paper(photo, [scene.desk, scene.size ?? 'bare', scene.trouble]);
}
const bare = DESKS.flatMap((desk) =>
  Array.from({ length: each * 2 }, (_, at) => ({ desk, trouble: TROUBLES[at % 3] ?? 'plain' })),
);
for (const [at, { desk, trouble }] of bare.entries()) {
  const photo = await photograph({ desk, trouble, size: null, seed: from - 1 + BARE + at });
  for (const course of courses) course.bare(photo);
}

for (const course of courses) course.table();
const { share: reached, ...said } = own.said();
console.log(`desks without a paper: ${bare.length}, a paper seen surely on ${own.mistaken}`);
console.log(
  JSON.stringify({
    ...{ bench: 'papers', share: reached, limit: LIMIT, better: 'higher' },
    ...{ ...said, bareDesks: bare.length, pictures: 'made by us', seeds: `from ${from}` },
    ...(them && { them: { by: 'OpenCV.js 4.12', ...them.said() } }),
  }),
);
