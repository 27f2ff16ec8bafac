/** Watches the browser's page over sockets of its own: whether it still answers, or is gone without its browser. */
import { Heartbeat } from '../../process/heartbeat.ts';

/** The part of a WebSocket that is used here. */
type Socket = {
  send(text: string): void;
  on(event: 'message', listener: () => void): unknown;
  on(event: 'close', listener: (code: number) => void): unknown;
};

/** How many beats a browser may take to its page's first answer. */
const START_BEATS = 30;
/** A page whose socket is gone has crashed, unless the next one, reloaded, comes within so many beats. */
const GONE_BEATS = 4;

/** The page is left for another one, here itself, and may take as long as at first. RFC 6455, 7.4.1. */
const GOING_AWAY = 1001;

export class PageWatch {
  readonly #sockets = new Set<Socket>();
  #heartbeat: Heartbeat | null = null;
  /** Beats since the last socket went; null before a page had one. */
  #gone: number | null = null;

  /** A page is expected from now on; `onSilent` when none answers. */
  expect(onSilent: () => void): void {
    this.#heartbeat?.stop();
    this.#gone = null;
    const heartbeat = new Heartbeat({
      startBeats: START_BEATS,
      send: () => {
        for (const socket of this.#sockets) socket.send('beat');
        if (this.#sockets.size > 0 || this.#gone === null || ++this.#gone < GONE_BEATS) return;
        heartbeat.stop();
        onSilent();
      },
      onSilent,
    });
    this.#heartbeat = heartbeat;
  }

  add(socket: Socket): void {
    this.#sockets.add(socket);
    this.#gone = 0;
    socket.on('message', () => this.#heartbeat?.answered());
    // Not with the next beat: a page that hangs in its first second had answered once, and is not taken for one that starts.
    socket.send('beat');
    socket.on('close', (code) => {
      this.#sockets.delete(socket);
      if (code !== GOING_AWAY) return;
      this.#gone = null;
      this.#heartbeat?.startsAnew();
    });
  }
}
