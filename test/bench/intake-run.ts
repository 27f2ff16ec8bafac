/** One configuration of the intake bench: so many processes on one fresh database, each thing in turn, then counted by SQL. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { endChild } from '../kit/end-child.ts';
import { enrolledAt, startSandboxes } from '../kit/sandboxes.ts';
import { closer } from '../kit/termination.ts';
import { openDatabase } from '../world/platform-sandbox/database.ts';
import { type Counted, countUp, type Submissions, type Where } from './intake-count.ts';
import type { Done, Kind, Listed, Order, Sent, Setup, Way } from './intake-worker.ts';

export const KINDS: readonly Kind[] = ['booking', 'pre-review'];
/** Of each kind: filed and inserted alternate this often, so that what else the machine does falls on both. */
const ROUNDS = 5;

/** A second: different submissions that became cases, or rows. Repeats cost time and count as nothing. */
export type Rates = Record<Kind, number>;
export type Run = Counted & { way: Way; processes: number; rates: Rates };
/** `inserted`: bare inserts in turn with it. */
export type DirectRun = Run & { inserted: Rates };

/** By the sandbox's own classes, without HTTP, beside bare inserts: every row with a commit of its own. */
export async function runDirectly(
  way: 'recorded' | 'filed',
  processes: number,
  where: Where,
  all: Submissions,
): Promise<DirectRun> {
  const db = await openDatabase(where.folder, where.database);
  await db.run('CREATE TABLE bare (LIKE submission)');
  await db.run('ALTER TABLE bare DROP COLUMN rowid, ADD PRIMARY KEY (key)');
  await db.close();
  const workers = await startWorkers(where, all, Array(processes).fill(null));
  try {
    const ours = new Stopwatch();
    const bare = new Stopwatch();
    const answers: Done['answers'] = [];
    for (const kind of KINDS) {
      for (let round = 0; round < ROUNDS; round++) {
        await bare.run(kind, () => workers.do('inserted', kind, round));
        answers.push(...(await ours.run(kind, () => workers.do(way, kind, round))));
      }
    }
    const counted = await countUp(where, all, answers);
    return { way, processes, ...counted, rates: ours.rates(all), inserted: bare.rates(all) };
  } finally {
    await workers.close();
  }
}

/** As kiosks do it: signed and over HTTP to as many sandbox processes, each with a process of kiosks. */
export async function runOverHttp(processes: number, where: Where, all: Submissions): Promise<Run> {
  const sandboxes = await startSandboxes(processes, where);
  const { device } = await enrolledAt(sandboxes.urls[0] ?? '');
  const https = sandboxes.urls.map((url) => ({ url, device }));
  const workers = await startWorkers(where, all, https);
  try {
    const sent = new Stopwatch();
    const answers: Done['answers'] = [];
    for (const kind of KINDS) {
      for (let round = 0; round < ROUNDS; round++) {
        answers.push(...(await sent.run(kind, () => workers.do('sent', kind, round))));
      }
    }
    return { way: 'sent', processes, ...(await countUp(where, all, answers)), rates: sent.rates(all) };
  } finally {
    await workers.close();
    await sandboxes.close();
  }
}

class Stopwatch {
  readonly #ms: Record<Kind, number> = { booking: 0, 'pre-review': 0 };

  async run<T>(kind: Kind, work: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    const result = await work();
    this.#ms[kind] += performance.now() - begun;
    return result;
  }

  rates(all: Submissions): Rates {
    const of = (kind: Kind) => Math.round((all[kind].length / this.#ms[kind]) * 1000);
    return { booking: of('booking'), 'pre-review': of('pre-review') };
  }
}

async function startWorkers(where: Where, all: Submissions, https: Setup['http'][]) {
  const lists = https.map((_, at) => ({
    booking: listOf(all.booking, at, https.length),
    'pre-review': listOf(all['pre-review'], at, https.length),
  }));
  const children = https.map(() =>
    fork(path.join(import.meta.dirname, 'intake-worker.ts'), { serialization: 'advanced' }),
  );
  const close = closer(() => Promise.all(children.map(endChild)));
  const anyEnd = Promise.race(children.map((child) => once(child, 'exit'))).then(() => {
    throw new Error('a process of the bench ended');
  });
  anyEnd.catch(() => undefined);
  const answers = <T>(messageOf: (at: number) => Setup | Order) =>
    Promise.all(
      children.map(async (child, at): Promise<T> => {
        child.send(messageOf(at));
        const [answer] = await Promise.race([once(child, 'message'), anyEnd]);
        return answer;
      }),
    );
  const nothing = { booking: [], 'pre-review': [] };
  await answers((at) => ({ ...where, http: https[at] ?? null, lists: lists[at] ?? nothing }));
  return {
    close,
    do: async (way: Way, kind: Kind, round: number): Promise<Done['answers']> => {
      const done = await answers<Done>((at) => {
        const { length } = lists[at]?.[kind] ?? [];
        const upTo = (of: number) => Math.floor((length * of) / ROUNDS);
        return { way, kind, from: upTo(round), to: upTo(round + 1) };
      });
      return done.flatMap((one) => one.answers);
    },
  };
}

/** Every tenth is repeated: half of these by the next process at the same place of its list, half by the same one, later. */
function listOf(all: Sent[], at: number, processes: number): Listed[] {
  const list: Listed[] = [];
  const later: Listed[] = [];
  for (const [number, sent] of all.entries()) {
    const isOwn = number % processes === at;
    if (isOwn) list.push({ ...sent, isRepeat: false });
    if (number % 20 === 0 && (number + 1) % processes === at) list.push({ ...sent, isRepeat: true });
    if (number % 20 === 10 && isOwn) later.push({ ...sent, isRepeat: true });
    if (number % 200 === 199) list.push(...later.splice(0));
  }
  return [...list, ...later];
}
