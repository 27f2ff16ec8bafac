/** The short form of `npm run bench -- intake`: what it counts, not how fast it was. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/setup/lib.mjs';
import { endChild } from '../../kit/end-child.ts';
import { noPostgres } from '../../kit/postgres.ts';

const benches: ChildProcess[] = [];
afterAll(() => Promise.all(benches.map(endChild)));
const why = noPostgres();
const SHORT = ['--bookings', '200', '--cases', '60', '--processes', '2'];

it.skipIf(why)(
  `two processes give no place and no case twice, called directly and over HTTP${why ? ` — skipped: ${why}` : ''}`,
  async () => {
    const bench = spawn(process.execPath, ['test/run.ts', 'bench', 'intake', ...SHORT], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    benches.push(bench);
    const [printed] = await Promise.all([text(bench.stdout), once(bench, 'exit')]);
    const found = JSON.parse(printed.trim().split('\n').at(-1) ?? '');
    expect(found).toMatchObject({ bench: 'intake', overbooked: 0, doubled: 0, lost: 0, wrong: 0 });
    const runs: { way: string; confirmed: number }[] = [...found.direct, ...found.whole];
    // Scarce: every place was wanted, and each was given.
    expect(runs.map(({ way, confirmed }) => [way, confirmed])).toEqual(
      ['recorded', 'filed', 'sent'].map((way) => [way, found.places]),
    );
  },
);
