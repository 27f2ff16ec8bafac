/** The cable between the kiosk and the platform: a TCP proxy that can be cut, so that connections are really refused. */
import { connect, createServer, type Socket } from 'node:net';
import { listen } from './wire.ts';

export type Cable = { port: number; cut: () => Promise<void>; restore: () => Promise<void> };

export async function openCable(target: { host: string; port: number }): Promise<Cable> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const port = await listen(server, 0);
  return {
    port,
    cut: async () => {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
    restore: async () => {
      if (!server.listening) await listen(server, port);
    },
  };
}
