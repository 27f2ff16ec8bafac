/** The store of this process: opened once, or tried whether it would open. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { KioskConfig } from '../../../kiosk-config/schema.ts';
import { type OpenAnswer, openDatabase, releaseLocks } from '../recovery/open.ts';
import { Space } from '../store/space.ts';
import { hasRoom, volumeProblem } from '../store/volume.ts';
import { dataFolder } from './own-process.ts';

/** What this kiosk said of itself when its configuration was last good: where to go instead, when it no longer is. */
export const REMEMBERED = 'kiosk-info';
/** The last configuration that was good: where to deliver to while the present one is not. */
export const LAST_CONFIG = 'last-config';

const backupOf = (config: KioskConfig | null) => {
  const folder = config?.storage.backupFolder;
  return folder && config ? { folder, kioskId: config.kiosk.id } : null;
};

/** Nothing is made in a new folder before it is known where a copy of an old one may lie. */
export function openStore(config: KioskConfig | null): OpenAnswer | null {
  if (!config && !existsSync(path.join(dataFolder, 'kiosk.db'))) return null;
  const opened = openDatabase(dataFolder, backupOf(config));
  // This, too, the reserve is held for: what waits can still be sent then, and makes room.
  if (opened.outcome === 'unusable' && opened.full && new Space(dataFolder, 0).relieve()) {
    return openDatabase(dataFolder, backupOf(config));
  }
  return opened;
}

export function canOpen(config: KioskConfig | null): boolean {
  if (!config || volumeProblem(dataFolder) || !hasRoom(dataFolder)) return false;
  const opened = openDatabase(dataFolder, backupOf(config));
  if (opened.outcome === 'open') opened.db.close();
  releaseLocks();
  return opened.outcome === 'open';
}
