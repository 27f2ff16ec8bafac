/**
 * `node test/bench/opencv/tune.ts`: sets the way with OpenCV up, one value after the other, on 60 photographs and 12 bare desks whose seeds
 * the bench does not use. Says each try, and the best setting as JSON; some ten minutes.
 */
import { farthest, WITHIN } from '../papers/farthest.ts';
import { DESKS, photograph, type Scene, SIZES, TROUBLES } from '../papers/photos.ts';
import { findWithOpenCv } from './find-paper.ts';
import { type Setting, TUNED } from './setting.ts';

const FIRST_SEED = 400_000;
const PAPERS = 60;
/** So much processor time a picture weighs as much as one picture that is missed. */
const DEAR_MS = 100;

/** The least merit of a paper is not tried but read off: where it parts papers from desks best. */
const TRIED: { [Key in keyof Setting]?: readonly Setting[Key][] } = {
  thresholds: [true, false],
  channels: [true, false],
  lines: [0, 10, 16, 24],
  side: [320, 400, 480, 640, 800],
  blur: ['median', 'gauss', 'bilateral'],
  writing: [0, 11, 15],
  epsilons: [[0.03], [0.015, 0.03, 0.05]],
  steep: [0.85, 0.9, 0.95],
  step: [5, 8, 12],
  large: [0.1, 0.2, 0.35],
};

const scenes: Scene[] = Array.from({ length: PAPERS }, (_, at) => ({
  seed: FIRST_SEED + at,
  desk: DESKS[at % DESKS.length] ?? 'wood',
  size: SIZES[Math.floor(at / DESKS.length) % SIZES.length] ?? 'A4',
  trouble: TROUBLES[at % TROUBLES.length] ?? 'plain',
}));
const bare: Scene[] = Array.from({ length: PAPERS / 5 }, (_, at) => ({
  ...{ seed: FIRST_SEED + 1000 + at, size: null, trouble: TROUBLES[at % 3] ?? 'plain' },
  desk: DESKS[at % DESKS.length] ?? 'wood',
}));
const photos = await Promise.all(scenes.map(photograph));
const desks = await Promise.all(bare.map(photograph));

interface Tried {
  setting: Setting;
  found: number;
  mistaken: number;
  cpuMs: number;
  missed: string[];
}

function tried(setting: Setting): Tried {
  const before = process.cpuUsage().user;
  const seen = photos.map((photo) => {
    const found = findWithOpenCv(photo, setting);
    return { merit: found?.merit ?? 0, off: farthest(found?.corners ?? null, photo) };
  });
  const cpuMs = Math.round((process.cpuUsage().user - before) / 1000 / photos.length);
  const empty = desks.map((desk) => findWithOpenCv(desk, setting)?.merit ?? 0);
  const right = seen.filter(({ off }) => off <= WITHIN).map(({ merit }) => merit);
  const kept = (merit: number) =>
    right.filter((each) => each >= merit).length - empty.filter((each) => each >= merit).length;
  const merits = Array.from({ length: 100 }, (_, at) => at / 100).sort(
    (one, other) => kept(other) - kept(one),
  );
  const equal = merits
    .filter((merit) => kept(merit) === kept(merits[0] ?? 0))
    .sort((one, other) => one - other);
  const merit = equal[Math.floor(equal.length / 2)] ?? 0;
  return {
    setting: { ...setting, merit },
    found: right.filter((each) => each >= merit).length,
    mistaken: empty.filter((each) => each >= merit).length,
    cpuMs,
    missed: scenes.flatMap(({ desk, size, trouble }, at) =>
      (seen[at]?.off ?? 1) > WITHIN ? [`${desk} ${size} ${trouble}`] : [],
    ),
  };
}

const worth = ({ found, mistaken, cpuMs }: Tried) => found - mistaken - cpuMs / DEAR_MS;

let best = tried(TUNED);
console.log(JSON.stringify(best));
for (const [key, values] of Object.entries(TRIED)) {
  for (const value of values) {
    const result = tried({ ...best.setting, [key]: value });
    const { setting, ...said } = result;
    console.log(key, JSON.stringify(value), JSON.stringify({ merit: setting.merit, ...said }));
    if (worth(result) > worth(best)) best = result;
  }
}
console.log(JSON.stringify(best, null, 1));
