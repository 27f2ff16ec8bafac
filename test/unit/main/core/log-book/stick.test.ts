import { expect, it } from 'vitest';
import { stickFolder } from '../../../../../main/core/log-book/stick.ts';

const mounts = (...lines: string[]) => lines.join('\n');

it('finds a stick that is mounted for writing, its name with blanks too', () => {
  const text = mounts(
    '/dev/sda2 / ext4 rw,relatime 0 0',
    'tmpfs /media/ram tmpfs rw 0 0',
    '/dev/sdb1 /media/liuyang-kiosk/NO\\040NAME vfat rw,nosuid 0 0',
  );
  expect(stickFolder(undefined, 'write', text)).toBe('/media/liuyang-kiosk/NO NAME');
});

it('takes none that is read-only, elsewhere, or no stick', () => {
  expect(stickFolder(undefined, 'write', mounts('/dev/sdb1 /media/a vfat ro 0 0'))).toBeNull();
  expect(stickFolder(undefined, 'write', mounts('/dev/sdb1 /srv/a vfat rw 0 0'))).toBeNull();
  expect(stickFolder(undefined, 'write', mounts('none /mnt/a overlay rw 0 0'))).toBeNull();
  expect(stickFolder(undefined, 'write', '')).toBeNull();
});

it('one that is write-protected can be read, and is none to write to', () => {
  const locked = mounts('/dev/sdb1 /media/liuyang-kiosk vfat ro,nosuid 0 0');
  expect(stickFolder(undefined, 'read', locked)).toBe('/media/liuyang-kiosk');
  expect(stickFolder(undefined, 'write', locked)).toBeNull();
});

it('a configured folder counts where it is one', () => {
  expect(stickFolder(import.meta.dirname, 'write', '')).toBe(import.meta.dirname);
  expect(stickFolder(import.meta.filename, 'write', '')).toBeNull();
});
