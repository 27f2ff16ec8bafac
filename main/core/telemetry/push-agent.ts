/** Connections to the collector. The exporter's own deadline counts silence alone: an answer that comes byte by byte has none. */
import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';

type Options = {
  /** PEM; trusted alone where it is given. */
  ca: Buffer | null;
  /** Longest life of a connection, milliseconds: one push each. */
  lifeMs: number;
};

/** `protocol`: as of a URL, with its colon. */
export function pushAgent(protocol: string, { ca, lifeMs }: Options): http.Agent | https.Agent {
  const agent =
    protocol === 'https:'
      ? new https.Agent({ keepAlive: false, ...(ca && { ca }) })
      : new http.Agent({ keepAlive: false });
  const create = agent.createConnection.bind(agent);
  agent.createConnection = (...args: Parameters<typeof create>): Duplex | null | undefined => {
    const socket = create(...args);
    if (!socket) return socket;
    const end = setTimeout(() => socket.destroy(overdue()), lifeMs).unref();
    socket.once('close', () => clearTimeout(end));
    return socket;
  };
  return agent;
}

/** With a code by which the exporter knows that it may try again. */
const overdue = () => Object.assign(new Error('a push took too long'), { code: 'ETIMEDOUT' });
