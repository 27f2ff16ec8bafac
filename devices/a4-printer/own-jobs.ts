/** Our jobs in the print system: what has not come out is cancelled, and what CUPS keeps of the rest is deleted. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { IppClient } from './client.ts';

/** In milliseconds. */
type Deadlines = { poll: number; cancel: number };

/** Whether no unfinished job of ours is left. */
export async function cancelOwnJobs(client: IppClient, { poll, cancel }: Deadlines): Promise<boolean> {
  for (const until = performance.now() + cancel; ; ) {
    const jobs = await client.jobs('not-completed');
    if (!jobs || jobs.length === 0) return jobs !== null;
    for (const jobId of jobs) await client.cancel(jobId);
    if (performance.now() > until) return false;
    await sleep(poll);
  }
}

/**
 * CUPS keeps finished documents for a day. They are deleted only once its back end has ended: deleting kills a running
 * back end, and the printer would never hear that its copy is cancelled.
 */
export async function deleteKeptJobs(client: IppClient, { poll, cancel }: Deadlines): Promise<boolean> {
  for (const until = performance.now() + cancel; ; ) {
    const queue = await client.printer();
    if (!queue) return false;
    if (!queue.isCups) return true;
    if (queue.state !== 'processing') break;
    if (performance.now() > until) return false;
    await sleep(poll);
  }
  const jobs = (await client.jobs('completed')) ?? [];
  for (const jobId of jobs) await client.cancel(jobId, true);
  return (await client.jobs('completed'))?.length === 0;
}
