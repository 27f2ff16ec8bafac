/** What the kiosk takes of disk and memory at the end of a day, when nobody is at it. */
import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { kioskProcesses } from '../../kit/processes.ts';
import type { Installed } from './installed.ts';

const MIB = 2 ** 20;

export type NightSample = {
  day: number;
  /** PSS, MiB. */
  coreMiB: number;
  deviceHostMiB: number;
  /** The data folder, MiB, and of it the sealed content of what waits or was delivered within the days that it is kept. */
  dataMiB: number;
  sealedMiB: number;
  /** What is neither: database pages, write-ahead log, the trail. */
  restMiB: number;
  /** Beside the data folder: both slots and what the updater keeps. */
  updateMiB: number;
  /** Of all units since the month began; on a machine journald bounds it. */
  logMiB: number;
  waiting: number;
  kept: number;
};

type Counted = { waiting: number; kept: number; bytes: number };

/** Read beside the core, as a backup is. */
export function queueOf(data: string): Counted {
  const db = new Database(path.join(data, 'kiosk.db'), { readonly: true, timeout: 5_000 });
  try {
    const of = (table: string) =>
      db
        .prepare<[], { n: number; bytes: number }>(
          `SELECT count(*) AS n, coalesce(sum(length(body)), 0) AS bytes FROM ${table}`,
        )
        .get() ?? { n: 0, bytes: 0 };
    const [waiting, kept] = [of('outbox'), of('kept')];
    return { waiting: waiting.n, kept: kept.n, bytes: waiting.bytes + kept.bytes };
  } finally {
    db.close();
  }
}

export function nightSample(installed: Installed, day: number): NightSample {
  const pssMiB = (pid: number) => kioskProcesses(pid).reduce((sum, { pss }) => sum + pss, 0) / MIB;
  const { waiting, kept, bytes } = queueOf(installed.data);
  const dataMiB = bytesIn(installed.data) / MIB;
  const sealedMiB = (bytes + bytesIn(path.join(installed.data, 'blobs'))) / MIB;
  return {
    ...{ day, waiting, kept, dataMiB, sealedMiB, restMiB: dataMiB - sealedMiB },
    coreMiB: pssMiB(installed.core),
    deviceHostMiB: pssMiB(installed.deviceHost),
    updateMiB: bytesIn(installed.updates) / MIB,
    logMiB: bytesIn(installed.logs) / MIB,
  };
}

/** What comes and goes while it is counted is left out. */
function bytesIn(folder: string): number {
  let total = 0;
  for (const name of readdirSync(folder)) {
    const stat = lstatSync(path.join(folder, name), { throwIfNoEntry: false });
    if (stat?.isDirectory()) total += bytesIn(path.join(folder, name));
    else total += stat?.size ?? 0;
  }
  return total;
}
