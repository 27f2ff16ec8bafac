/** Several platform sandboxes, each a process of its own, on one database and one folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { EnrolmentFile } from '../../main/core/enrolment/enrol.ts';
import { endChild } from './end-child.ts';
import { enrolled, type Known } from './enrolled.ts';
import { closer } from './termination.ts';

const ENTRY = path.join(import.meta.dirname, '../world/platform-sandbox/server.ts');

export type Sandboxes = { urls: string[]; close(): Promise<void> };

export async function startSandboxes(
  count: number,
  { folder, database, capacity }: { folder: string; database: string; capacity?: number },
): Promise<Sandboxes> {
  const options = ['--folder', folder, '--database', database];
  if (capacity !== undefined) options.push('--capacity', String(capacity));
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, [ENTRY, ...options], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const close = closer(() => Promise.all(children.map(endChild)));
  try {
    return { urls: await Promise.all(children.map(urlOf)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function urlOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('stdout is a pipe');
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`a sandbox ended with ${code} before it was ready`);
  });
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
  ended.catch(() => undefined);
  return JSON.parse(line).url;
}

/** A kiosk made known to the sandbox process at `url`, and so to all on its database. */
export async function enrolledAt(url: string, kioskId = 'LY001'): Promise<Known> {
  const handedOut = await fetch(`${url}/_sandbox/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kioskId }),
  });
  const { code } = EnrolmentFile.parse(await handedOut.json());
  return enrolled({ url, enrolmentFor: () => ({ code }) }, kioskId);
}
