/** At which USB socket a device file's device is plugged in, as Linux's sysfs tells it. */
import { realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * Whether `/dev/…` file belongs to a device at the socket `wanted` (`1-1.4`); any socket where none is wanted. False where the system
 * does not say: a socket that can't be checked is not the one that was allowed.
 */
export function isAtUsbPort(
  kind: 'tty' | 'hidraw',
  file: string,
  wanted: string | undefined,
  sysfs = '/sys',
): boolean {
  if (wanted === undefined) return true;
  try {
    const name = path.basename(realpathSync(file));
    const device = realpathSync(path.join(sysfs, 'class', kind, name, 'device'));
    // /sys/devices/pci0000:00/…/usb1/1-1/1-1.4/1-1.4:1.0/ttyUSB0: the innermost socket is the device's own.
    return device.split('/').findLast((part) => /^\d+-\d+(\.\d+)*$/.test(part)) === wanted;
  } catch {
    return false;
  }
}
