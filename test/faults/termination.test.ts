/** A campaign that timeout(1) ends leaves the machine as it was. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { removeFolders, temporaryFolder } from '../kit/filled.ts';

afterAll(removeFolders);

function isGone(group: number): boolean {
  try {
    process.kill(group, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

it('told to end in the midst of it: its folders are gone and its processes have ended', async () => {
  const temp = temporaryFolder();
  const campaign = spawn(process.execPath, ['test/run.ts', 'faults', 'traces'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { ...process.env, TMPDIR: temp },
    stdio: ['ignore', 'ignore', 'inherit'],
    // A group of its own, all of which is told, as timeout(1) does.
    detached: true,
  });
  const data = () => readdirSync(temp, { recursive: true }).map(String);
  await expect.poll(data).toContainEqual(expect.stringMatching(/kiosk\.db$/));
  process.kill(-(campaign.pid ?? 0), 'SIGTERM');
  const [code] = await once(campaign, 'exit');
  expect(code).toBe(143);
  expect(readdirSync(temp)).toEqual([]);
  // Killed, and on a busy machine not yet gone.
  await expect.poll(() => isGone(-(campaign.pid ?? 0))).toBe(true);
});
