/** A device that the system offers as a file (USB printer class, /dev/usb/lp0) as a byte link. */
import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ByteLink } from './byte-link.ts';

/** Between two looks for an answer, and for room to write, in milliseconds. */
const LOOK_MS = 20;
const READ_BYTES = 4096;

/** Never blocks: a read that waited for a silent printer would keep a thread, and the process's end, for ever. */
export async function openFile(path: string): Promise<ByteLink> {
  const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
  let closed = false;
  const byteListeners: ((bytes: Uint8Array) => void)[] = [];
  const closeListeners: (() => void)[] = [];

  const listen = async () => {
    const buffer = new Uint8Array(READ_BYTES);
    while (!closed) {
      const got = await file.read(buffer, 0, READ_BYTES, null).then(({ bytesRead }) => bytesRead, noneYet);
      if (got > 0) for (const listener of byteListeners) listener(buffer.slice(0, got));
      else await sleep(LOOK_MS, undefined, { ref: false });
    }
  };
  listen().catch(() => {
    if (closed) return;
    closed = true;
    for (const listener of closeListeners) listener();
    file.close().catch(() => undefined);
  });

  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length; ) {
        if (closed) throw new Error('the device file is closed');
        const put = await file
          .write(bytes, at, bytes.length - at)
          .then(({ bytesWritten }) => bytesWritten, noneYet);
        at += put;
        if (put === 0) await sleep(LOOK_MS);
      }
    },
    onBytes: (listener) => {
      byteListeners.push(listener);
    },
    onClose: (listener) => {
      closeListeners.push(listener);
    },
    present: () =>
      access(path).then(
        () => !closed,
        () => false,
      ),
    async close() {
      if (closed) return;
      closed = true;
      await file.close();
    },
  };
}

function noneYet(error: NodeJS.ErrnoException): 0 {
  if (error.code === 'EAGAIN') return 0;
  throw error;
}
