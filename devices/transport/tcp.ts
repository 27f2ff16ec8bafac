/** A TCP connection (networked serial server, port-9100 printer) as a byte link. */
import { connect, type Socket } from 'node:net';
import { type ByteLink, OPEN_DEADLINE_MS } from './byte-link.ts';

/** A serial server that lost its power says nothing; the system asks it after this long, in milliseconds. */
const KEEP_ALIVE_MS = 5_000;

export function openTcp(host: string, port: number): Promise<ByteLink> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, timeout: OPEN_DEADLINE_MS });
    socket.once('timeout', () => socket.destroy(new Error('the connection could not be opened in time')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.setKeepAlive(true, KEEP_ALIVE_MS);
      socket.off('error', reject);
      resolve(socketLink(socket));
    });
  });
}

/** Any connected socket as a byte link; emulators use it for the far end. */
export function socketLink(socket: Socket): ByteLink {
  // The reason comes again with `close`; without a listener it would end the process.
  socket.on('error', () => undefined);
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error('the connection is closed'));
        socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    onBytes: (listener) => socket.on('data', (chunk: Buffer) => listener(new Uint8Array(chunk))),
    onClose: (listener) => socket.once('close', listener),
    present: async () => !socket.destroyed,
    close: () =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve();
        socket.once('close', () => resolve());
        socket.destroy();
      }),
  };
}
