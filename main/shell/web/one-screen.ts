/** One screen at a time: a second socket is turned away while the first one's browser still answers. */
import type { WebSocket } from '@fastify/websocket';

/** WebSocket close code for the page: there is a screen already. */
const TAKEN = 4409;
/** A browser answers a ping by itself, in milliseconds; one that does not is gone. */
const PING_DEADLINE_MS = 1_000;

export class OneScreen {
  #first: WebSocket | null = null;

  /** Whether it is the screen; a reloaded page's last socket makes way. */
  async admits(socket: WebSocket): Promise<boolean> {
    // What it says meanwhile waits.
    socket.pause();
    const first = this.#first;
    const taken = first !== null && (await answers(first));
    socket.resume();
    if (taken || this.#first !== first) {
      socket.close(TAKEN);
      return false;
    }
    first?.terminate();
    this.#first = socket;
    return true;
  }
}

function answers(socket: WebSocket): Promise<boolean> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve(false);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const late = setTimeout(() => resolve(false), PING_DEADLINE_MS);
  socket.once('pong', () => resolve(true));
  socket.once('close', () => resolve(false));
  socket.ping(undefined, undefined, () => undefined);
  return promise.finally(() => clearTimeout(late));
}
