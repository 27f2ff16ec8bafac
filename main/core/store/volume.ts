/** Whether the disk under the data folder keeps what it says it kept, as far as the system tells. */
import { accessSync, constants, existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs';
import path from 'node:path';

/** statfs(2) f_type of file systems on which SQLite's log or locks do not hold. */
const NETWORKED = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9P'],
]);
/** Mount options under which an fsync returns before the bytes are safe. */
const LYING = new Set(['nobarrier', 'barrier=0', 'volatile', 'eatmydata']);

/** Null when it will do; otherwise what is wrong, for the technician. `data` need not be there yet. */
export function volumeProblem(data: string): string | null {
  const folder = nearestExisting(data);
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const readOnly = (error as { code?: string }).code === 'EROFS';
    return readOnly ? `${folder} 所在的磁盘是只读的` : `${folder} 无法写入`;
  }
  const networked = NETWORKED.get(statfsSync(folder).type >>> 0);
  if (networked) return `${folder} 在网络文件系统（${networked}）上，断电时不能保证数据`;
  if (process.platform !== 'linux') return null;
  const lying = mountOptions(folder).find((option) => LYING.has(option));
  return lying ? `${folder} 所在的磁盘以 ${lying} 挂载，断电时不能保证数据` : null;
}

/** A database can't be opened, checked and written to in less, bytes. */
const ROOM_BYTES = 4 * 1024 * 1024;

export function hasRoom(data: string): boolean {
  const { bavail, bsize } = statfsSync(nearestExisting(data));
  return bavail * bsize >= ROOM_BYTES;
}

function nearestExisting(folder: string): string {
  const parent = path.dirname(folder);
  return existsSync(folder) || parent === folder ? folder : nearestExisting(parent);
}

/** The options of the mount that holds `folder` (proc(5), /proc/self/mountinfo). */
export function mountOptions(
  folder: string,
  mountinfo: string = readFileSync('/proc/self/mountinfo', 'utf8'),
): string[] {
  const real = realpathSync(folder);
  let best: { point: string; options: string[] } = { point: '', options: [] };
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const [, , , , point = '', options = ''] = before.split(' ');
    const inside = point === '/' || real === point || real.startsWith(`${point}/`);
    if (point && inside && point.length >= best.point.length) {
      best = { point, options: [...options.split(','), ...(after.split(' ')[2]?.split(',') ?? [])] };
    }
  }
  return best.options;
}
