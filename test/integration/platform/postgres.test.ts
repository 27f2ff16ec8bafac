/** A test's PostgreSQL does not outlive the test, however that ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { noPostgres } from '../../kit/postgres.ts';

afterAll(removeFolders);
const why = noPostgres();

const PROGRAM = `
  const { startPostgres } = await import('./test/kit/postgres.ts');
  const { closeOnTermination } = await import('./test/kit/termination.ts');
  if (process.argv.includes('--closes')) closeOnTermination();
  await startPostgres();
  console.log('started');
  setInterval(() => undefined, 1000);
`;

async function started(temp: string, ...options: string[]) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, '--', ...options], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env: { ...process.env, TMPDIR: temp },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: child.stdout }), 'line');
  const [folder = ''] = readdirSync(temp);
  const postmaster = readFileSync(path.join(temp, folder, 'data/postmaster.pid'), 'utf8').split('\n')[0];
  return { child, pid: Number(postmaster) };
}

/** PostgreSQL runs as another user, who has to get through. */
function traversable(): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o711);
  return folder;
}

const lives = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe.skipIf(why)(`a PostgreSQL of one's own${why ? ` — skipped: ${why}` : ''}`, () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('ends with whoever started it, by %s', async (signal) => {
    const { child, pid } = await started(traversable());
    expect(lives(pid)).toBe(true);
    child.kill(signal);
    await expect.poll(() => lives(pid)).toBe(false);
  });

  it('told to end, leaves no folder either', async () => {
    const temp = traversable();
    const { child, pid } = await started(temp, '--closes');
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect([lives(pid), readdirSync(temp)]).toEqual([false, []]);
  });
});
