/** What lies in another process's memory: Linux's /proc/PID/maps and /proc/PID/mem, read as root or as the process's own user. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Needle } from '../../kit/needles.ts';

const CHUNK_BYTES = 4 * 1024 * 1024;
/** Bytes shown before and after a mark: enough to see whose string or buffer it stands in. */
const AROUND_BYTES = 96;

/** `around`: what lies before and after the first place, with a dot for what is not ASCII. */
export type InMemory = Needle & { around: string };

/**
 * The needles that lie in what the process can write: heap, buffers, stacks. What is gone meanwhile has none. `isObservers`: by what lies
 * around it, a place that the search itself wrote, which counts for nothing.
 */
export function findInMemory(
  pid: number,
  needles: readonly Needle[],
  isObservers: (around: string) => boolean = () => false,
): InMemory[] {
  const found = new Map<Needle, string>();
  const longest = Math.max(...needles.map(({ bytes }) => bytes.length));
  const buffer = Buffer.alloc(CHUNK_BYTES + longest);
  const memory = openOrNull(`/proc/${pid}/mem`);
  if (memory === null) return [];
  try {
    for (const { from, to } of writableMappings(pid)) {
      for (let at = from; at < to; at += CHUNK_BYTES) {
        const size = read(memory, buffer, Math.min(CHUNK_BYTES + longest, to - at), at);
        const bytes = buffer.subarray(0, size);
        for (const needle of needles) {
          const around = found.has(needle) ? null : firstOf(needle, bytes, isObservers);
          if (around !== null) found.set(needle, around);
        }
      }
    }
  } finally {
    closeSync(memory);
  }
  return [...found].map(([needle, around]) => ({ ...needle, around }));
}

/** What lies around the first place that is not the observer's. */
function firstOf(
  { bytes: wanted }: Needle,
  bytes: Buffer,
  isObservers: (around: string) => boolean,
): string | null {
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
    const around = printable(bytes, at);
    if (!isObservers(around)) return around;
  }
  return null;
}

function printable(bytes: Buffer, place: number): string {
  const around = bytes.subarray(Math.max(0, place - AROUND_BYTES), place + AROUND_BYTES);
  return around.toString('latin1').replace(/[^\x20-\x7e]/g, '.');
}

/** Null once the process is gone. */
function openOrNull(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

function writableMappings(pid: number): { from: number; to: number }[] {
  const mappings: { from: number; to: number }[] = [];
  for (const line of mapsOf(pid).split('\n')) {
    const match = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
    if (match)
      mappings.push({ from: Number.parseInt(match[1] ?? '', 16), to: Number.parseInt(match[2] ?? '', 16) });
  }
  return mappings;
}

/** Empty once the process is gone. */
function mapsOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/maps`, 'utf8');
  } catch {
    return '';
  }
}

/** How many bytes were read; 0 where the kernel gives none. */
function read(file: number, buffer: Buffer, size: number, position: number): number {
  try {
    return readSync(file, buffer, 0, size, position);
  } catch {
    return 0;
  }
}
