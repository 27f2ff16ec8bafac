/** Files as a person, a disk or another program left them: what stands in a file's place may be something that never ends. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** UTF-8. Throws as `readBytes`. */
export function readText(file: string): string {
  return readBytes(file).toString('utf8');
}

/** Throws what the disk throws, and with code `ENXIO` for a pipe, a socket or a device: reading one may wait for ever. */
export function readBytes(file: string): Buffer {
  const handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = fstatSync(handle);
    if (found.isFile() || found.isDirectory()) return readFileSync(handle);
    throw Object.assign(new Error(`${file} is no file`), { code: 'ENXIO' });
  } finally {
    closeSync(handle);
  }
}
