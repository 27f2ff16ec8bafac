/** Whether this process's memory, which may hold a citizen's draft, can end on a disk: as a core dump, or swapped out. Linux alone says. */
import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** `unknown`: the system does not say. */
export type MemoryTraces = {
  coreDumps: 'off' | 'on' | 'unknown';
  /** `encrypted`: to a device of dm-crypt; memory that is only compressed (zram) is no disk. */
  swap: 'off' | 'encrypted' | 'plain' | 'unknown';
};

/** `root`: of proc and sys, for tests. */
export function memoryTraces(root = '/'): MemoryTraces {
  return { coreDumps: coreDumps(root), swap: swap(root) };
}

function readOrNull(root: string, file: string): string | null {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return null;
  }
}

/** core(5): a program that dumps are piped to is told the limit and need not heed it; systemd-coredump does. */
function coreDumps(root: string): MemoryTraces['coreDumps'] {
  const limit = /^Max core file size\s+(\S+)/m.exec(readOrNull(root, 'proc/self/limits') ?? '')?.[1];
  if (limit === undefined) return 'unknown';
  const pattern = readOrNull(root, 'proc/sys/kernel/core_pattern')?.trim() ?? '';
  const heedsLimit = !pattern.startsWith('|') || pattern.includes('systemd-coredump');
  return limit === '0' && heedsLimit ? 'off' : 'on';
}

function swap(root: string): MemoryTraces['swap'] {
  const cgroup = /^0::(.*)$/m.exec(readOrNull(root, 'proc/self/cgroup') ?? '')?.[1];
  if (cgroup !== undefined && readOrNull(root, `sys/fs/cgroup${cgroup}/memory.swap.max`)?.trim() === '0') {
    return 'off';
  }
  const swaps = readOrNull(root, 'proc/swaps');
  if (swaps === null) return 'unknown';
  const devices = swaps
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split(/\s+/)[0] || [])
    .filter((device) => !/\/zram\d+$/.test(device));
  if (devices.length === 0) return 'off';
  return devices.every((device) => isEncrypted(root, device)) ? 'encrypted' : 'plain';
}

/** dm-crypt's devices say so in their uuid. */
function isEncrypted(root: string, device: string): boolean {
  let name = path.basename(device);
  try {
    name = path.basename(realpathSync(path.join(root, device)));
  } catch {
    // A swap file, or a device whose node is gone: by its own name.
  }
  return readOrNull(root, `sys/block/${name}/dm/uuid`)?.startsWith('CRYPT-') ?? false;
}
