/** Whether a process waits for a disk or port so that not even SIGKILL ends it. Linux tells it thread by thread (proc(5), `/proc/pid/task/tid/stat`, state D). */
import { readdirSync, readFileSync } from 'node:fs';

/** Of a process that is gone: no. Where the system does not tell: yes, for nobody can wait for it. */
export function isUninterruptible(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  try {
    const tasks = `/proc/${pid}/task`;
    return readdirSync(tasks).some((tid) => stateOf(readFileSync(`${tasks}/${tid}/stat`, 'utf8')) === 'D');
  } catch {
    return false;
  }
}

/** The letter after the program's name, which stands in brackets and may itself hold brackets. */
function stateOf(stat: string): string | undefined {
  return stat.slice(stat.lastIndexOf(')') + 2)[0];
}
