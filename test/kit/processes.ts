/** What the kiosk's own processes take of the machine, as the operating system counts it. Linux only: reads /proc. */
import { readdirSync, readFileSync } from 'node:fs';

export const KINDS = [
  'main',
  'zygote',
  'gpu',
  'utility',
  'renderer',
  'core',
  'device-host',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

export type ProcessMemory = {
  pid: number;
  kind: Kind;
  /** Proportional set size: what it shares counts by its share, so that a sum counts every page once. Bytes. */
  pss: number;
  /** Of `pss`, what no file backs. Bytes. */
  anonymous: number;
  /** Resident set size: a sum counts what is shared once a process. Bytes. */
  rss: number;
  openFiles: number;
};

/** Every process below `root` and itself. One that ends meanwhile is left out. */
export function kioskProcesses(root: number): ProcessMemory[] {
  return descendants(root).flatMap((pid) => {
    try {
      return [memoryOf(pid, root)];
    } catch {
      return [];
    }
  });
}

function memoryOf(pid: number, root: number): ProcessMemory {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(rollup)?.[1]) * 1024;
  return {
    pid,
    kind: pid === root ? 'main' : kindOf(readFileSync(`/proc/${pid}/cmdline`, 'utf8')),
    pss: bytes('Pss'),
    anonymous: bytes('Pss_Anon'),
    rss: bytes('Rss'),
    openFiles: readdirSync(`/proc/${pid}/fd`).length,
  };
}

/** Chromium says its processes' types as a switch. */
function kindOf(command: string): Kind {
  if (command.includes('device-host.mjs')) return 'device-host';
  if (command.includes('core.mjs')) return 'core';
  const type = /--type=(\w+)/.exec(command)?.[1];
  return KINDS.find((kind) => kind === type) ?? 'other';
}

function descendants(root: number): number[] {
  const below = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = parentOf(entry);
    if (parent !== null) below.set(parent, [...(below.get(parent) ?? []), Number(entry)]);
  }
  const found = [root];
  for (const pid of found) found.push(...(below.get(pid) ?? []));
  return found;
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Behind the name, which may hold blanks and brackets: state, parent.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

/** Blocks of shared memory of a megabyte and more that the process has mapped: pictures, mostly. */
export function largeSharedBlocks(pid: number): number {
  const lines = readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n');
  return lines.filter((line) => {
    const [, from = '', to = ''] = /^(\w+)-(\w+) rw-s /.exec(line) ?? [];
    return Number.parseInt(to, 16) - Number.parseInt(from, 16) >= 2 ** 20;
  }).length;
}

/** Linux only. */
export function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}
