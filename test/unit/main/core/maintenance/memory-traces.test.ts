/** What the system's own files say of core dumps and swap. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryTraces } from '../../../../../main/core/maintenance/memory-traces.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'kiosk-proc-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}
const limits = (soft: string) =>
  put(
    'proc/self/limits',
    `Limit                     Soft Limit           Hard Limit           Units     \nMax core file size        ${soft}                    unlimited            bytes     \n`,
  );
const HEAD = 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n';

describe('core dumps', () => {
  it.each([
    ['0', 'core', 'off'],
    ['0', '|/usr/lib/systemd/systemd-coredump %P %u %g %s %t %c %h', 'off'],
    // It need not heed the limit, and many do not.
    ['0', '|/usr/share/apport/apport -p%p', 'on'],
    ['unlimited', 'core', 'on'],
    ['1024', 'core', 'on'],
  ])('limit %s, pattern %s: %s', (soft, pattern, said) => {
    limits(soft);
    put('proc/sys/kernel/core_pattern', `${pattern}\n`);
    expect(memoryTraces(root).coreDumps).toBe(said);
  });
});

describe('swap', () => {
  it.each([
    ['', 'off'],
    ['/dev/zram0                              partition\t4194300\t0\t100\n', 'off'],
    ['/dev/sda2                               partition\t4194300\t0\t-2\n', 'plain'],
    ['/swapfile                               file\t\t2097148\t0\t-2\n', 'plain'],
    ['/dev/dm-1                               partition\t4194300\t0\t-2\n', 'encrypted'],
    ['/dev/dm-1 partition 1 0 -2\n/dev/sda2 partition 1 0 -3\n', 'plain'],
    ['/dev/dm-2                               partition\t4194300\t0\t-2\n', 'plain'],
  ])('%j: %s', (lines, said) => {
    put('proc/swaps', HEAD + lines);
    put('sys/block/dm-1/dm/uuid', 'CRYPT-LUKS2-0123-swap\n');
    put('sys/block/dm-2/dm/uuid', 'LVM-0123\n');
    expect(memoryTraces(root).swap).toBe(said);
  });

  it('none for this service alone is none', () => {
    put('proc/swaps', `${HEAD}/dev/sda2 partition 1 0 -2\n`);
    put('proc/self/cgroup', '0::/user.slice/app.slice/liuyang-kiosk.service\n');
    put('sys/fs/cgroup/user.slice/app.slice/liuyang-kiosk.service/memory.swap.max', '0\n');
    expect(memoryTraces(root).swap).toBe('off');
  });
});

it('a system that says nothing is unknown, never off', () => {
  expect(memoryTraces(root)).toEqual({ coreDumps: 'unknown', swap: 'unknown' });
});
