/** What a process did to its data folder, as strace saw it: kept where a campaign found a loss, so that it can be replayed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type DiskOp, readTrace, STRACE } from './trace.ts';

/** `root`: the data folder's path when it was recorded. */
export type Recording = { root: string; trace: string };

export function cannotRecord(): string | null {
  return spawnSync('strace', ['--version']).status === 0 ? null : 'recording the disk takes strace';
}

/** See worker.ts. */
export const MANNERS = ['careful', 'careless', 'earlier'] as const;
export type Manner = (typeof MANNERS)[number];

export function recordWorker(place: string, submissions: number, manner: Manner): Recording {
  const root = path.join(place, 'data');
  const trace = path.join(place, 'trace');
  const worker = path.join(import.meta.dirname, 'worker.ts');
  const how = [root, String(submissions), manner];
  mkdirSync(root);
  const run = spawnSync('strace', [...STRACE, '-o', trace, process.execPath, worker, ...how]);
  if (run.status !== 0) throw new Error(`the recorded run failed: ${run.stderr}`);
  return { root, trace: readFileSync(trace, 'latin1') };
}

export function operationsOf({ root, trace }: Recording): DiskOp[] {
  return readTrace(trace, root);
}

export function keepRecording(folder: string, { root, trace }: Recording): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'root'), root);
  writeFileSync(path.join(folder, 'trace'), trace, 'latin1');
}

export function keptRecording(folder: string): Recording {
  const read = (name: string) => readFileSync(path.join(folder, name), 'latin1');
  return { root: read('root'), trace: read('trace') };
}
