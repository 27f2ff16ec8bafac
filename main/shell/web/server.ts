/** The web shell: the same screen and RPC from a loopback HTTP server, for machines that have a browser but no Electron. */
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import fastifyWebsocket from '@fastify/websocket';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { ChildHost } from '../../process/child-host.ts';
import { CONTENT_SECURITY_POLICY } from '../content-security-policy.ts';
import { Door } from './door.ts';
import { OneScreen } from './one-screen.ts';
import { PageWatch } from './page-watch.ts';

/** What asks for a device opens a window of the browser's own over the page, also where no managed policy is read. */
const PERMISSIONS_POLICY =
  'camera=(self), usb=(), hid=(), serial=(), bluetooth=(), midi=(), geolocation=(), microphone=(), display-capture=()';
/** Said to whatever comes second. */
const REFUSAL = '本机的屏幕已在使用中。 This kiosk already has its screen.';

export type WebShell = {
  /** An address that lets one screen in, once. */
  ticket: () => string;
  /** Expects a page from now on; calls back when none answers. */
  expectPage: (onSilent: () => void) => void;
  close: () => Promise<void>;
};

/**
 * Listens on 127.0.0.1 only. A ticket's address turns into a cookie at its first use and is worth nothing after it.
 * Host, Origin and cookie are checked, so that no other page in a browser on this machine reaches the core.
 */
export async function startWebShell(
  core: ChildHost,
  rendererFolder: string,
  port: number,
): Promise<WebShell> {
  const door = new Door();
  const watch = new PageWatch();
  const server = fastify({ logger: false, forceCloseConnections: true });
  let authority = '';

  const refuse = (request: FastifyRequest, reply: FastifyReply) => {
    // A refused upgrade's socket belongs to nobody any more: the HTTP server has let go of it.
    if (request.headers.upgrade) reply.raw.once('finish', () => request.raw.socket.destroy());
    return reply.code(403).header('Connection', 'close').type('text/plain; charset=utf-8').send(REFUSAL);
  };

  server.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
      'Permissions-Policy': PERMISSIONS_POLICY,
    });
    const origin = request.headers.origin;
    if (request.headers.host !== authority || (origin !== undefined && origin !== `http://${authority}`)) {
      return refuse(request, reply);
    }
    if (door.knows(request.headers.cookie)) return;
    const cookie = door.enter((request.query as { ticket?: string }).ticket);
    if (cookie === null) return refuse(request, reply);
    // Not a redirect: the browser comes from a file of its own, and a strict cookie is not sent on from elsewhere.
    return reply.header('Set-Cookie', cookie).header('Refresh', '0; url=/').type('text/html').send('');
  });

  await server.register(fastifyWebsocket, { options: { maxPayload: 8 * 1024 * 1024 } });
  await server.register(fastifyStatic, { root: path.resolve(rendererFolder) });
  server.get('/taken', async (request, reply) => refuse(request, reply));
  serveSockets(server, core, watch);

  await server.listen({ host: '127.0.0.1', port });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the web shell has no TCP address');
  authority = `127.0.0.1:${address.port}`;
  return {
    ticket: () => `http://${authority}/?ticket=${door.ticket()}`,
    expectPage: (onSilent) => watch.expect(onSilent),
    close: () => server.close(),
  };
}

function serveSockets(server: FastifyInstance, core: ChildHost, watch: PageWatch): void {
  const screen = new OneScreen();
  server.get('/rpc', { websocket: true }, async (socket) => {
    if (!(await screen.admits(socket))) return;
    const peer = core.connect();
    if (!peer) {
      socket.close();
      return;
    }
    peer.on('message', ({ data }) => socket.send(data));
    peer.on('close', () => socket.close());
    socket.on('message', (data: Buffer, binary: boolean) => {
      peer.postMessage(binary ? new Uint8Array(data) : data.toString());
    });
    socket.on('close', () => peer.close());
  });
  server.get('/beat', { websocket: true }, (socket) => watch.add(socket));
}
