/** System programs as private processes: started on demand, ended with their test, their words kept for when one fails. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type Running = { child: ChildProcess; said: () => string; stop: () => Promise<void> };

/** Says aloud why tests don't run here; whether they don't. */
export function skipped(tests: string, missing: string | null): boolean {
  if (missing) console.warn(`Skipped: ${tests}: ${missing}`);
  return missing !== null;
}

/** Null when `command` is not on this machine. */
export function findCommand(command: string): string | null {
  const { stdout, status } = spawnSync('sh', ['-c', `command -v "$0"`, command], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
  });
  return status === 0 ? stdout.trim() : null;
}

export function start(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    child,
    said: () => said,
    async stop() {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await gone;
      clearTimeout(force);
    },
  };
}

/** `ms`: only ends what hangs, on a busy machine too. */
export async function until(what: () => string, condition: () => Promise<boolean> | boolean, ms = 90_000) {
  for (const end = Date.now() + ms; ; ) {
    if (await condition()) return;
    if (Date.now() > end) throw new Error(`${what()}: not within ${ms} ms`);
    await sleep(50);
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
