/** Checks the fleet's configuration before it is signed: what a kiosk would refuse is said here, with line and key. */
import path from 'node:path';
import { layOver, loadConfig } from '../../kiosk-config/load.ts';
import { readRemote } from '../../kiosk-config/remote.ts';
import { ROOT } from '../setup/lib.mjs';

const SHIPPED = path.join(ROOT, 'kiosk-config', 'default.yaml');

/**
 * What is wrong, a line each: against the shipped defaults, for every kiosk that the file names and for one that it does not. A site that
 * says otherwise may still refuse it, and then tells so. `published`: the one before; null: none.
 */
export function problemsOf(text: string, published: string | null): string[] {
  const read = readRemote(text);
  if (!read.ok) return read.problems;
  const before = published === null ? null : readRemote(published);
  if (read.version <= (before?.version ?? 0))
    return [`remote.yaml：version：须大于已发布的 ${before?.version}，终端不接受变小或不变的编号`];
  const shipped = loadConfig([SHIPPED]);
  if (!shipped.ok) return shipped.problems;
  const named = read.file.groups.flatMap(({ kiosks }) => (kiosks === 'all' ? [] : kiosks));
  const kiosks = new Set(['', ...named.map((one) => one.replace('*', ''))]);
  const found = [...kiosks].flatMap((kioskId) => {
    const whole = layOver(shipped, read.layerFor(kioskId));
    return whole.ok ? [] : whole.problems;
  });
  return [...new Set(found)];
}
