/** The commands at a technician's terminal: what is written wrongly, missing or broken is said in their words, and nothing is made of it. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { filledFolder, removeFolders } from '../kit/filled.ts';

const CORE = path.join(import.meta.dirname, '../../main/core');
const FOLDER = mkdtempSync(path.join(tmpdir(), 'kiosk-commands-'));
const at = (name: string) => path.join(FOLDER, name);
afterAll(() => {
  removeFolders();
  rmSync(FOLDER, { recursive: true });
});

const run = (command: string, ...options: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(CORE, command), ...options], {
    encoding: 'utf8',
    input: '',
  });
  return { status, stdout, stderr };
};

/** Wherever one is added, this finds it. */
const COMMANDS = [...globSync('**/*-cli.ts', { cwd: CORE }), 'maintenance/set-pin.ts'].sort();

it.each(COMMANDS)('%s names an option that it does not have, and shows how it is written', (command) => {
  const { status, stdout, stderr } = run(command, '--no-such-option');
  expect({ status, stdout }).toEqual({ status: expect.toBeOneOf([1, 2]), stdout: '' });
  expect(stderr).toMatch(/^没有这个选项：--no-such-option\n用法：/);
  expect(stderr).not.toContain('    at ');
});

const READERS: readonly (readonly [command: string, ...options: string[]])[] = [
  ['recovery/audit-cli.ts', '--verify'],
  ['recovery/audit-cli.ts', '--export'],
  ['recovery/export-cli.ts', '--to', at('carried')],
  ['uptime/uptime-cli.ts', '--from', '2026-11', '--out', at('sheets')],
];

it.each(READERS)(
  '%s %s: of a mistyped folder it says that it holds nothing, and makes nothing there',
  (command, ...options) => {
    const { status, stdout, stderr } = run(command, '--data', at('mistyped'), ...options);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(`${at('mistyped')} 里没有终端的数据（kiosk.db）\n`);
    expect(existsSync(at('mistyped'))).toBe(false);
  },
);

it('a broken database is told of, and its export never passed for the whole', () => {
  const folder = at('broken');
  mkdirSync(folder);
  const broken = () => writeFileSync(path.join(folder, 'kiosk.db'), Buffer.alloc(9000, 7));
  broken();
  for (const option of ['--verify', '--export']) {
    const { status, stderr } = run('recovery/audit-cli.ts', '--data', folder, option);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\S+kiosk\.db 读不出来：[^\n]+\n$/);
  }
  const exported = run('recovery/export-cli.ts', '--data', folder, '--to', at('carried'));
  expect(exported).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('可能没有导全，这块盘请留着'),
  });
});

it('the audit is written over no file, and one whose reader has gone ends quietly', async () => {
  const filled = await filledFolder({ waiting: 60, delivered: 60 });
  const file = at('audit.jsonl');
  const write = () => run('recovery/audit-cli.ts', '--data', filled.folder, '--export', '--to', file);
  expect(write()).toEqual({ status: 0, stdout: '', stderr: '' });
  const lines = readFileSync(file, 'utf8');
  expect(lines.trimEnd().split('\n').length).toBeGreaterThan(100);
  expect(write()).toEqual({ status: 1, stdout: '', stderr: `${file} 已经有了，不覆盖：换一个名字\n` });
  expect(readFileSync(file, 'utf8')).toBe(lines);
  const command = `"${process.execPath}" "${path.join(CORE, 'recovery/audit-cli.ts')}" --data "${filled.folder}" --export`;
  // The reader has ended before the first line is written.
  const unread = spawnSync('bash', ['-o', 'pipefail', '-c', `${command} | true`], { encoding: 'utf8' });
  expect(unread).toMatchObject({ status: 0, stderr: '' });
});
