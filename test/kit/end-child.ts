import type { ChildProcess } from 'node:child_process';

/** Asks a child to end and waits until it has; one that has ended already is waited for no more. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
