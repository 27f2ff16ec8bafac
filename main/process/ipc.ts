/**
 * Many RPC connections over one child process's channel.
 *
 * The shell, the core and the device host are separate processes; each pair shares one Node IPC channel
 * (`serialization: 'advanced'`, so bytes travel as bytes). A connection is a numbered peer on it, and looks
 * like a MessagePort to oRPC. The relaying side never looks inside a frame.
 */
import { EventEmitter } from 'node:events';

/** One encoded oRPC message. */
export type Frame = string | Uint8Array;

export type Envelope =
  | { peer: number; kind: 'open' }
  | { peer: number; kind: 'frame'; frame: Frame }
  | { peer: number; kind: 'close' }
  /** Asked by the parent, sent back by the child; no peer's. */
  | { peer: 0; kind: 'beat' }
  /** Said by the parent, sent back once the child has kept it; no peer's. */
  | { peer: 0; kind: 'tell'; word: string }
  /** Said first by who connects over a socket, where no environment tells it; no peer's. */
  | { peer: 0; kind: 'begin'; text: string };

/** What carries the envelopes: a child process's channel seen from either side, or a socket (socket-wire.ts). */
export interface Wire {
  readonly connected: boolean;
  send(envelope: Envelope, done?: (error: Error | null) => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
}

/** The parent, as its child sees it. */
export const PARENT: Wire = {
  get connected() {
    return process.connected;
  },
  send: (envelope, done) => process.send?.(envelope, undefined, undefined, done),
  on: (event: string, listener: (message: unknown) => void) => process.on(event, listener),
};

/**
 * The part of a MessagePort that oRPC's message-port adapter uses. `close` is emitted when either side closes it, and again to whoever
 * sends afterwards: oRPC ends the calls that are open when it hears of it, and one begun later would wait for its answer for ever.
 */
export interface Port {
  postMessage(frame: Frame): void;
  on(event: 'message', listener: (event: { data: Frame }) => void): void;
  on(event: 'close', listener: () => void): void;
  close(): void;
}

class PeerPort extends EventEmitter implements Port {
  readonly #send: (envelope: Envelope) => void;
  readonly #peer: number;
  #open = true;

  constructor(peer: number, send: (envelope: Envelope) => void) {
    super();
    this.#peer = peer;
    this.#send = send;
  }

  postMessage(frame: Frame): void {
    if (this.#open) this.#send({ peer: this.#peer, kind: 'frame', frame });
    else queueMicrotask(() => this.emit('close'));
  }

  close(): void {
    if (!this.#open) return;
    this.#send({ peer: this.#peer, kind: 'close' });
    this.closed();
  }

  /** The far side, or the whole channel, is gone. */
  closed(): void {
    if (!this.#open) return;
    this.#open = false;
    this.emit('close');
  }
}

function isEnvelope(message: unknown): message is Envelope {
  return typeof message === 'object' && message !== null && 'peer' in message && 'kind' in message;
}

/**
 * In a child process: calls `onPeer` for each connection the parent opens. Ends the process with its parent.
 * `keep`: a word of the parent's; whether it is kept: if not, the next child hears it again. `parent`: where it is not the one that
 * started this process.
 */
export function acceptPeers(
  onPeer: (port: Port) => void,
  onParentGone: () => void,
  keep: (word: string) => boolean = () => true,
  parent: Wire = PARENT,
): void {
  const peers = new Map<number, PeerPort>();
  const send = (envelope: Envelope) => {
    // A parent killed this very moment breaks the pipe: `disconnect` follows and says all there is to say.
    if (parent.connected) parent.send(envelope, () => undefined);
  };
  parent.on('message', (message) => {
    if (!isEnvelope(message)) return;
    if (message.kind === 'beat') send(message);
    else if (message.kind === 'tell') {
      if (keep(message.word)) send(message);
    } else if (message.kind === 'open') {
      const port = new PeerPort(message.peer, send);
      peers.set(message.peer, port);
      port.on('close', () => peers.delete(message.peer));
      onPeer(port);
    } else if (message.kind === 'frame') {
      peers.get(message.peer)?.emit('message', { data: message.frame });
    } else if (message.kind === 'close') {
      peers.get(message.peer)?.closed();
    }
  });
  parent.on('disconnect', () => {
    for (const port of peers.values()) port.closed();
    onParentGone();
  });
}

/** In the parent: opens connections to one child. All of them close when the child ends. */
export class PeerChannel {
  readonly #child: Wire;
  readonly #peers = new Map<number, PeerPort>();
  #next = 1;

  constructor(child: Wire, onBeat: () => void, onKept: () => void) {
    this.#child = child;
    child.on('message', (message) => {
      if (!isEnvelope(message)) return;
      if (message.kind === 'beat') onBeat();
      else if (message.kind === 'tell') onKept();
      else if (message.kind === 'frame')
        this.#peers.get(message.peer)?.emit('message', { data: message.frame });
      else if (message.kind === 'close') this.#peers.get(message.peer)?.closed();
    });
    const closeAll = () => {
      for (const port of [...this.#peers.values()]) port.closed();
    };
    child.on('disconnect', closeAll);
    child.on('exit', closeAll);
  }

  /** Asks for a sign of life. */
  beat(): void {
    if (this.#child.connected)
      this.#child.send({ peer: 0, kind: 'beat' } satisfies Envelope, () => undefined);
  }

  tell(word: string): void {
    if (this.#child.connected)
      this.#child.send({ peer: 0, kind: 'tell', word } satisfies Envelope, () => undefined);
  }

  /** A new connection; it is closed at once if the child is gone. */
  open(): Port {
    const peer = this.#next++;
    const port = new PeerPort(peer, (envelope) => {
      if (this.#child.connected) this.#child.send(envelope, () => undefined);
    });
    this.#peers.set(peer, port);
    port.on('close', () => this.#peers.delete(peer));
    if (this.#child.connected) this.#child.send({ peer, kind: 'open' } satisfies Envelope, () => undefined);
    else queueMicrotask(() => port.closed());
    return port;
  }
}
