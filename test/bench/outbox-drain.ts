/** A long queue of small submissions drained over real HTTP into the platform sandbox, a process of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pino from 'pino';
import { Deliverer } from '../../main/core/delivery/deliverer.ts';
import { EnrolmentFile } from '../../main/core/enrolment/enrol.ts';
import { clientAt, enrolled } from '../kit/enrolled.ts';
import { keyOf } from '../kit/filed.ts';
import {
  closeOutbox,
  enqueueSealed,
  matter,
  openOutbox,
  residentMiB,
  round,
  temporary,
} from './outbox-kit.ts';

export type DrainFigures = {
  submissions: number;
  cases: number;
  seconds: number;
  perSecond: number;
  /** Resident memory of this process before, and at most while draining, MiB. */
  memoryBefore: number;
  memoryMost: number;
};

/** In a process of its own, whose memory holds nothing of other benchmarks. */
export function drainOverHttp(n: number): DrainFigures {
  const run = spawnSync(process.execPath, ['--expose-gc', import.meta.filename, String(n)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  return JSON.parse(run.stdout);
}

async function drain(n: number): Promise<DrainFigures> {
  const place = temporary();
  const entry = path.join(import.meta.dirname, '../world/platform-sandbox/server.ts');
  const sandbox = spawn(process.execPath, [entry, '--folder', path.join(place.folder, 'platform')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: sandbox.stdout }), 'line');
  const { url } = JSON.parse(line);
  const handedOut = await fetch(`${url}/_sandbox/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kioskId: 'LY001' }),
  });
  const { code } = EnrolmentFile.parse(await handedOut.json());
  const platform = clientAt(
    url,
    await enrolled({ url, enrolmentFor: (kioskId) => ({ kioskId, code }) }),
    10_000,
  );
  const key = await keyOf(platform);

  let onChange: () => void = () => undefined;
  const { db, outbox } = openOutbox(path.join(place.folder, 'data'), () => onChange());
  for (let at = 0; at < n; at++) enqueueSealed(outbox, matter(outbox, key));
  globalThis.gc?.();
  const memoryBefore = residentMiB();
  let memoryMost = memoryBefore;
  const deliverer = new Deliverer({ outbox, platform, log: pino({ level: 'silent' }) });
  const started = performance.now();
  await new Promise<void>((resolve) => {
    onChange = () => {
      const { waiting } = outbox.counts();
      if (waiting % 100 === 0) memoryMost = Math.max(memoryMost, residentMiB());
      if (waiting === 0) resolve();
    };
    deliverer.wake();
  });
  const seconds = (performance.now() - started) / 1000;
  const cases: unknown[] = await (await fetch(`${url}/_sandbox/cases`)).json();
  deliverer.stop();
  sandbox.stdin.end();
  await once(sandbox, 'exit');
  closeOutbox(db);
  place.remove();
  return {
    submissions: n,
    cases: cases.length,
    seconds: round(seconds, 1),
    perSecond: round(n / seconds, 0),
    memoryBefore,
    memoryMost,
  };
}

if (import.meta.main) console.log(JSON.stringify(await drain(Number(process.argv[2]))));
