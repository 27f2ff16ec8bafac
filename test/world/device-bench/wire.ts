/** One emulated device's wire: a TCP listener, with a pseudo terminal (socat) before it where there is one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import type { ByteLink } from '../../../devices/transport/byte-link.ts';
import type { Transport } from '../../../devices/transport/config.ts';
import { socketLink } from '../../../devices/transport/tcp.ts';
import { until } from './processes.ts';

export type Wire = { transport: Transport; plug: () => Promise<void>; unplug: () => Promise<void> };

export async function openWire(
  name: string,
  folder: string,
  usePty: boolean,
  attach: (link: ByteLink) => void,
): Promise<Wire> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    attach(socketLink(socket));
  });
  const port = await listen(server, 0);
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  if (!usePty) {
    return {
      transport: { kind: 'tcp', host: '127.0.0.1', port },
      plug: async () => {
        if (!server.listening) await listen(server, port);
      },
      unplug: async () => {
        dropAll();
        if (server.listening) await new Promise((resolve) => server.close(resolve));
      },
    };
  }
  const link = path.join(folder, name);
  let socat: ChildProcess | null = null;
  const plug = async () => {
    if (socat) return;
    rmSync(link, { force: true });
    socat = spawn('socat', [`PTY,link=${link},rawer`, `TCP:127.0.0.1:${port}`], { stdio: 'ignore' });
    await until(
      () => 'socat’s pseudo terminal',
      () => existsSync(link),
    );
  };
  await plug();
  return {
    transport: { kind: 'serial', path: link, baudRate: 115200 },
    plug,
    unplug: async () => {
      const running = socat;
      socat = null;
      if (!running) return;
      const gone = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGKILL');
      await gone;
      rmSync(link, { force: true });
      dropAll();
    },
  };
}

export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
