import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeScreenFolder, screenFolderPrefix } from '../../../../main/shell/screen-folder.ts';

/** On every Linux in memory. */
const SHARED_MEMORY = '/dev/shm';

let onDisk: string;
let inMemory: string;
let data: string;
beforeEach(() => {
  onDisk = mkdtempSync(path.join(os.tmpdir(), 'screen-folder-'));
  inMemory = mkdtempSync(path.join(SHARED_MEMORY, 'screen-folder-'));
  data = path.join(onDisk, 'data');
});
afterEach(() => {
  for (const each of [onDisk, inMemory]) rmSync(each, { recursive: true, force: true });
});

/** A process that has ended. */
function endedPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('the folder of the screen', () => {
  it('lies in the first place in memory, its user’s alone, and is gone without a trace', () => {
    const made = makeScreenFolder(data, ['/proc', path.join(inMemory, 'missing'), inMemory, SHARED_MEMORY]);
    expect(made.isInMemory).toBe(true);
    expect(path.dirname(made.folder)).toBe(inMemory);
    expect(statSync(made.folder).mode & 0o777).toBe(0o700);
    writeFileSync(path.join(made.folder, 'History'), 'something');
    made.remove();
    expect(readdirSync(inMemory)).toEqual([]);
    expect(existsSync(data)).toBe(false);
  });

  it('is emptied as it is made', () => {
    const first = makeScreenFolder(data, [inMemory]);
    writeFileSync(path.join(first.folder, 'History'), 'something');
    expect(readdirSync(makeScreenFolder(data, [inMemory]).folder)).toEqual([]);
  });

  it('what a killed shell left is removed; what a running one or another kiosk has is not', () => {
    const name = (folder: string, pid: number) => `${screenFolderPrefix(folder)}${pid}`;
    const left = name(data, endedPid());
    const kept = [name(data, process.ppid), name('/another/kiosk', endedPid()), 'something-else'];
    for (const each of [left, ...kept]) mkdirSync(path.join(inMemory, each));
    const { folder } = makeScreenFolder(data, [inMemory]);
    expect(readdirSync(inMemory).sort()).toEqual([...kept, path.basename(folder)].sort());
  });

  it('lies in the data folder where no place is in memory, and says so', () => {
    const made = makeScreenFolder(data, ['/proc', '/nowhere']);
    expect(made).toMatchObject({ isInMemory: false, folder: path.join(data, 'screen') });
    expect(statSync(made.folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(makeScreenFolder(data, []).folder)).toEqual([]);
  });
});
