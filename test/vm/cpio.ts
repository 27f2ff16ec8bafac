/** Files packed as a kernel takes its first root file system: cpio, "newc" format. */
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';

const pad = (length: number) => Buffer.alloc((4 - (length % 4)) % 4);

/** Every file under `folder`; devices come from the kernel's own devtmpfs. */
export function packCpio(folder: string): Buffer {
  const parts: Buffer[] = [];
  let inode = 1;
  const add = (name: string, mode: number, data: Buffer) => {
    const path_ = Buffer.from(`${name}\0`);
    const fields = [inode++, mode, 0, 0, 1, 0, data.length, 0, 0, 0, 0, path_.length, 0];
    const header = `070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`;
    parts.push(Buffer.from(header), path_, pad(header.length + path_.length), data, pad(data.length));
  };
  const visit = (at: string) => {
    for (const name of readdirSync(path.join(folder, at)).sort()) {
      const inside = path.posix.join(at, name);
      const file = path.join(folder, inside);
      const { mode } = lstatSync(file);
      const isLink = (mode & 0o170000) === 0o120000;
      const isFolder = (mode & 0o170000) === 0o040000;
      add(
        inside,
        mode,
        isLink ? Buffer.from(readlinkSync(file)) : isFolder ? Buffer.alloc(0) : readFileSync(file),
      );
      if (isFolder) visit(inside);
    }
  };
  visit('');
  add('TRAILER!!!', 0, Buffer.alloc(0));
  return Buffer.concat(parts);
}
