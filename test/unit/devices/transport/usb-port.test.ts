/** Which USB socket a device file belongs to, by a folder laid out as sysfs is. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isAtUsbPort } from '../../../../devices/transport/usb-port.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'kiosk-sysfs-'));
  const device = path.join(root, 'devices/pci0000:00/0000:00:14.0/usb1/1-1/1-1.4/1-1.4:1.0/ttyUSB0');
  mkdirSync(device, { recursive: true });
  mkdirSync(path.join(root, 'class/tty/ttyUSB0'), { recursive: true });
  symlinkSync(device, path.join(root, 'class/tty/ttyUSB0/device'));
  writeFileSync(path.join(root, 'ttyUSB0'), '');
  symlinkSync(path.join(root, 'ttyUSB0'), path.join(root, 'by-id-reader'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it.each([
  ['1-1.4', true],
  ['1-1', false],
  ['2-1.4', false],
  [undefined, true],
])('at 1-1.4, wanted %s: %s', (wanted, is) => {
  expect(isAtUsbPort('tty', path.join(root, 'ttyUSB0'), wanted, root)).toBe(is);
  expect(isAtUsbPort('tty', path.join(root, 'by-id-reader'), wanted, root)).toBe(is);
});

it('what the system says nothing about is at no allowed socket', () => {
  expect(isAtUsbPort('hidraw', path.join(root, 'ttyUSB0'), '1-1.4', root)).toBe(false);
  expect(isAtUsbPort('tty', path.join(root, 'gone'), '1-1.4', root)).toBe(false);
  expect(isAtUsbPort('tty', path.join(root, 'gone'), undefined, root)).toBe(true);
});
