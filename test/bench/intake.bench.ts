/**
 * `npm run bench -- intake [--bookings 10000 --cases 10000 --processes 1,4]`: 1 and 4 processes of the platform sandbox on one PostgreSQL of its own,
 * parallel bookings for a fifth as many places, then cases, every tenth of all sent twice. What the database has is counted by SQL.
 * The ratio is of the database's part, the sandbox's filing class called directly with envelopes that are open, to bare inserts of the
 * same rows, each with a commit of its own, in turn in the same run; 3 means a third of their throughput. Opening the envelopes, and
 * the whole path of signed requests over HTTP, are printed beside it: on the same two processors they measure cryptography, not the
 * database. The last line is JSON; exit code 1 above the limit.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Appointment } from '../../main/core/model/draft.ts';
import { receiptNumber } from '../../main/core/model/receipt-number.ts';
import { ITEM, submissionFor } from '../kit/filed.ts';
import { noPostgres, type Postgres, startPostgres } from '../kit/postgres.ts';
import { closeOnTermination, closer } from '../kit/termination.ts';
import { openDatabase } from '../world/platform-sandbox/database.ts';
import type { Submissions } from './intake-count.ts';
import { type DirectRun, KINDS, type Run, runDirectly, runOverHttp } from './intake-run.ts';
import { filingOn, hashOf, type Kind } from './intake-worker.ts';

const LIMIT = 3;
/** Bookings for each place. */
const WISHES = 5;

closeOnTermination();
const { values } = parseArgs({
  options: {
    bookings: { type: 'string', default: '10000' },
    cases: { type: 'string', default: '10000' },
    processes: { type: 'string', default: '1,4' },
  },
});
const counts = { booking: Number(values.bookings), 'pre-review': Number(values.cases) };
const why = noPostgres();
if (why) {
  console.log(JSON.stringify({ bench: 'intake', skipped: why }));
  process.exit(1);
}
const folder = mkdtempSync(path.join(os.tmpdir(), 'intake-'));
const removeFolder = closer(async () => rmSync(folder, { recursive: true, force: true }));
const postgres = await startPostgres({ isDurable: true });
try {
  process.exitCode = await bench(postgres);
} finally {
  await postgres.close();
  await removeFolder();
}

async function bench({ database, version }: Postgres): Promise<number> {
  const { all, times } = await sealed(await database());
  const capacity = Math.max(1, Math.floor(counts.booking / times / WISHES));
  const whereOf = async () => ({ folder, database: await database(), capacity });
  const direct: DirectRun[] = [];
  const whole: Run[] = [];
  for (const processes of values.processes.split(',').map(Number)) {
    for (const way of ['recorded', 'filed'] as const) {
      console.log(`${way}, processes: ${processes} …`);
      direct.push(await runDirectly(way, processes, await whereOf(), all));
    }
    console.log(`sent, processes: ${processes} …`);
    whole.push(await runOverHttp(processes, await whereOf(), all));
  }
  console.log(`PostgreSQL ${version}; ${times * capacity} places for ${counts.booking} bookings. A second:`);
  console.log(
    'recorded: the database’s part; filed: each envelope opened and checked as well; sent: signed, over HTTP',
  );
  console.table([...direct.flatMap(linesOf), ...whole.flatMap(linesOf)]);

  const runs = [...direct, ...whole];
  const sum = (of: 'overbooked' | 'doubled' | 'lost' | 'wrong') =>
    runs.reduce((total, run) => total + run[of], 0);
  const faults = {
    overbooked: sum('overbooked'),
    doubled: sum('doubled'),
    lost: sum('lost'),
    wrong: sum('wrong'),
  };
  const worst = (way: Run['way']) =>
    Math.max(
      ...direct.filter((run) => run.way === way).flatMap((run) => KINDS.map((kind) => ratioOf(run, kind))),
    );
  const ratio = worst('recorded');
  const sizes = { bookings: counts.booking, cases: counts['pre-review'], places: times * capacity };
  const figures = { ratio, limit: LIMIT, better: 'lower', ratioWithOpening: worst('filed') };
  console.log(JSON.stringify({ bench: 'intake', ...figures, ...faults, ...sizes, direct, whole }));
  return ratio <= LIMIT && Object.values(faults).every((count) => count === 0) ? 0 : 1;
}

function ratioOf({ rates, inserted }: DirectRun, kind: Kind): number {
  return round(inserted[kind] / rates[kind]);
}

function linesOf(run: Run | DirectRun) {
  return KINDS.map((kind) => ({
    processes: run.processes,
    way: run.way,
    kind,
    rate: run.rates[kind],
    ...('inserted' in run && { 'bare inserts': run.inserted[kind], ratio: ratioOf(run, kind) }),
  }));
}

/** All that is to be filed, made before anything is measured: each with a receipt number of its own, bookings for all times in turn. */
async function sealed(database: string): Promise<{ all: Submissions; times: number }> {
  const db = await openDatabase(folder, database);
  const { keys, slots, catalogue } = await filingOn(db, { folder, capacity: 1 });
  const item = catalogue.item(ITEM);
  const asked = {
    itemCode: ITEM,
    zoneId: item?.zoneId ?? '',
    department: item?.departmentCode ?? '',
    place: undefined,
  };
  const days = (await slots.free(asked))?.days ?? [];
  await db.close();
  const times = days.flatMap(({ date, slots: of }) =>
    of.map(({ start, end }): Appointment => ({ firm: true, date, start, end })),
  );
  const { kid, publicKey, suite } = keys.current;
  const all: Submissions = { booking: [], 'pre-review': [] };
  let sequence = 0;
  for (const kind of KINDS) {
    for (let number = 0; number < counts[kind]; number++) {
      const appointment = times[number % times.length];
      const { key, body } = await submissionFor(
        { kid, publicKey, suite },
        {
          receiptNo: receiptNumber('LY001', '20261124', ++sequence),
          ...(kind === 'booking' && appointment && { appointment }),
        },
      );
      all[kind].push({ key, body, hash: hashOf(body) });
    }
  }
  return { all, times: times.length };
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
