/** The web shell: the same screen and RPC from a loopback HTTP server, for machines that have a browser but no Electron. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import fastifyWebsocket from '@fastify/websocket';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { ChildHost } from '../../process/child-host.ts';
import { CONTENT_SECURITY_POLICY } from '../content-security-policy.ts';

const COOKIE = 'kiosk';

export type WebShell = { url: string; close: () => Promise<void> };

/**
 * Listens on 127.0.0.1 only. The address carries a token made at this start; the first visit turns it into a cookie.
 * Host, Origin and cookie are checked, so that no other page in a browser on this machine reaches the core.
 */
export async function startWebShell(
  core: ChildHost,
  rendererFolder: string,
  port: number,
): Promise<WebShell> {
  const token = randomBytes(24).toString('base64url');
  const server = fastify({ logger: false, forceCloseConnections: true });
  let authority = '';

  const hasCookie = (request: FastifyRequest) => {
    const given = Buffer.from(
      new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? '',
    );
    const wanted = Buffer.from(token);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };

  const refuse = (request: FastifyRequest, reply: FastifyReply) => {
    // A refused upgrade's socket belongs to nobody any more: the HTTP server has let go of it.
    if (request.headers.upgrade) reply.raw.once('finish', () => request.raw.socket.destroy());
    return reply.code(403).header('Connection', 'close').send();
  };

  server.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
      'Permissions-Policy': 'camera=(self)',
    });
    const origin = request.headers.origin;
    if (request.headers.host !== authority || (origin !== undefined && origin !== `http://${authority}`)) {
      return refuse(request, reply);
    }
    const entering = (request.query as { token?: string }).token;
    if (request.url.startsWith('/?token=') && entering === token) {
      return reply
        .header('Set-Cookie', `${COOKIE}=${token}; HttpOnly; SameSite=Strict; Path=/`)
        .redirect('/');
    }
    if (!hasCookie(request)) return refuse(request, reply);
  });

  await server.register(fastifyWebsocket, { options: { maxPayload: 8 * 1024 * 1024 } });
  await server.register(fastifyStatic, { root: path.resolve(rendererFolder) });
  server.get('/rpc', { websocket: true }, (socket) => {
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

  await server.listen({ host: '127.0.0.1', port });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the web shell has no TCP address');
  authority = `127.0.0.1:${address.port}`;
  return { url: `http://${authority}/?token=${token}`, close: () => server.close() };
}
