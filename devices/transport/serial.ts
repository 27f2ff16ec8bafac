/** A serial port (UART, USB-CDC or pseudo terminal) as a byte link. */
import { existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { SerialPort } from 'serialport';
import type { ByteLink } from './byte-link.ts';

/** By path, or the first port of a USB adapter with these ids: its number may change at each plugging. */
export type SerialMatch = {
  path?: string | undefined;
  vendorId?: number | undefined;
  productId?: number | undefined;
};

/** 8N1, no flow control. Rejects with the system's error when the port is missing or taken. */
export async function openSerial(wanted: SerialMatch, baudRate: number): Promise<ByteLink> {
  const file = wanted.path ?? (await findPort(wanted));
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path: file, baudRate, autoOpen: false, lock: true });
    port.open((error) => (error ? reject(error) : resolve(asLink(port))));
  });
}

/** All serial ports of the machine. Rejects on a Linux without udevadm: serialport itself would end the process there. */
export async function listSerialPorts() {
  const folders = (process.env.PATH ?? '').split(':');
  const canList =
    process.platform !== 'linux' || folders.some((folder) => existsSync(path.join(folder, 'udevadm')));
  if (!canList) throw new Error('udevadm is not installed (Debian: udev)');
  return SerialPort.list();
}

async function findPort({ vendorId, productId }: SerialMatch): Promise<string> {
  const ports = await listSerialPorts();
  const is = (hex: string | undefined, id: number | undefined) => Number.parseInt(hex ?? '', 16) === id;
  const found = ports.find((port) => is(port.vendorId, vendorId) && is(port.productId, productId));
  if (!found) throw new Error('no serial port has these USB ids');
  return found.path;
}

function asLink(port: SerialPort): ByteLink {
  let closed = false;
  const closeListeners: (() => void)[] = [];
  const ended = () => {
    if (closed) return;
    closed = true;
    for (const listener of closeListeners) listener();
  };
  port.on('close', ended);
  port.on('error', ended);
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the serial port is closed'));
        port.write(Buffer.from(bytes), (error) => (error ? reject(error) : resolve()));
      }),
    // The chunk lies in a buffer of serialport's, which keeps it until it is full: a card's bytes must not stay there.
    onBytes: (listener) =>
      port.on('data', (chunk: Buffer) => {
        const bytes = new Uint8Array(chunk);
        chunk.fill(0);
        listener(bytes);
      }),
    onClose: (listener) => closeListeners.push(listener),
    // Windows has no file for a COM port.
    present: async () =>
      port.isOpen &&
      (process.platform === 'win32' ||
        (await access(port.path).then(
          () => true,
          () => false,
        ))),
    close: () =>
      new Promise((resolve) => {
        if (!port.isOpen) return resolve();
        port.close(() => resolve());
      }),
  };
}
