/** What systemd hears of a process of ours: that it is up, and then that it lives, by the program that systemd brings for it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const WATCHDOG = path.resolve(import.meta.dirname, '../../main/process/watchdog.ts');
const PROGRAM = `import { feedWatchdog } from ${JSON.stringify(WATCHDOG)}; feedWatchdog(); setInterval(() => undefined, 1e6);`;

let folder: string;
let heard: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-watchdog-'));
  heard = path.join(folder, 'heard');
  const notify = path.join(folder, 'systemd-notify');
  writeFileSync(notify, `#!/bin/sh\necho "$*" >>${heard}\n`);
  chmodSync(notify, 0o755);
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(env: Readonly<Record<string, string>>): ChildProcess {
  child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    stdio: 'inherit',
    env: { PATH: `${folder}:${process.env.PATH}`, ...env },
  });
  return child;
}

const words = () => (existsSync(heard) ? readFileSync(heard, 'utf8').trim().split('\n') : []);

test('it is ready first, and says again and again that it lives', async () => {
  start({ NOTIFY_SOCKET: '/run/systemd/notify' });
  await expect.poll(words).toEqual(['READY=1', 'WATCHDOG=1', 'WATCHDOG=1']);
});

test('the messenger ends with the process for which it speaks', async () => {
  const process = start({ NOTIFY_SOCKET: '/run/systemd/notify' });
  await expect.poll(words).toContain('READY=1');
  const messenger = Number(readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim());
  process.kill('SIGKILL');
  await expect.poll(() => existsSync(`/proc/${messenger}/cwd`)).toBe(false);
});
