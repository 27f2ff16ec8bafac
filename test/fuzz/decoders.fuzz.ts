/** `npm run fuzz [-- --runs N --seed S]`: a million random and mutated inputs over every decoder; the last line is JSON. */
import { parseArgs } from 'node:util';
import { DECODERS, mutated } from './decoders.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
/** An input that takes longer than this, in milliseconds, counts as a hang. */
const HANG_MS = 1_000;

/** mulberry32: small, fast, and the same everywhere, so that a seed replays. */
function generator(start: number): (below: number) => number {
  let state = start | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const random = generator(seed);
const names = Object.keys(DECODERS);
const result = { throws: 0, hangs: 0 };
const heapBefore = process.memoryUsage().heapUsed;
for (let run = 0; run < runs; run++) {
  const name = names[run % names.length] ?? '';
  const isRandom = random(2) === 0;
  const input = isRandom ? Uint8Array.from({ length: random(400) }, () => random(256)) : mutated(random);
  const began = performance.now();
  try {
    DECODERS[name]?.(input);
  } catch (error) {
    result.throws++;
    if (result.throws <= 5) {
      const hex = Buffer.from(input).toString('hex');
      process.stderr.write(`${name}, run ${run}: ${(error as Error).message}\n  ${hex}\n`);
    }
  }
  if (performance.now() - began > HANG_MS) result.hangs++;
}
const growth = Math.round((process.memoryUsage().heapUsed - heapBefore) / 1024 ** 2);
process.stdout.write(`${runs} inputs over ${names.length} decoders: ${names.join(', ')}\n`);
process.stdout.write(
  `${JSON.stringify({ fuzz: 'decoders', runs, ...result, heapGrowthMiB: growth, seed })}\n`,
);
process.exitCode = result.throws + result.hangs > 0 ? 1 : 0;
