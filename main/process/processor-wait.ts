/** How long a process's main thread has stood in line for a processor (Linux, Documentation/scheduler/sched-stats.rst, `/proc/pid/schedstat`). */
import { readFileSync } from 'node:fs';

/** Milliseconds since its start; null where the system does not tell, or the process is gone. One that is stopped, asleep or looping stands in no line. */
export function processorWaitMs(pid: number | undefined): number | null {
  if (pid === undefined || process.platform !== 'linux') return null;
  try {
    const [, waited] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(waited) / 1e6;
  } catch {
    return null;
  }
}
