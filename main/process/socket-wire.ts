/**
 * The channel between two of the kiosk's processes where they are units of their own users: a Unix socket in place of
 * the IPC channel of a child. Who may connect, the kernel decides by the socket file's owner and mode (unix(7)).
 *
 * A frame is the length of what follows (4 bytes), the kind (1 byte), the peer's number (4 bytes), the payload; big-endian.
 * Written out, not V8's serialization: what a browser's user sends is read byte by byte, and nothing is built from it but bytes and text.
 */
import { EventEmitter } from 'node:events';
import { createServer, type Server, type Socket, connect as toSocket } from 'node:net';
import type { Envelope, Wire } from './ipc.ts';

const LENGTH_BYTES = 4;
const HEAD_BYTES = 5;
/** A photographed page and an application as PDF are some MiB; more is no message of ours. */
const MAX_BYTES = 64 * 1024 * 1024;

const KINDS = ['open', 'text', 'bytes', 'close', 'beat', 'tell', 'begin'] as const;
type Kind = (typeof KINDS)[number];

const NOTHING = Buffer.alloc(0);

export function encodeFrame(envelope: Envelope): Buffer {
  const [kind, payload] = contentOf(envelope);
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + HEAD_BYTES + payload.length);
  frame.writeUInt32BE(HEAD_BYTES + payload.length, 0);
  frame.writeUInt8(KINDS.indexOf(kind), LENGTH_BYTES);
  frame.writeUInt32BE(envelope.peer, LENGTH_BYTES + 1);
  frame.set(payload, LENGTH_BYTES + HEAD_BYTES);
  return frame;
}

function contentOf(envelope: Envelope): [Kind, Uint8Array] {
  switch (envelope.kind) {
    case 'frame':
      return typeof envelope.frame === 'string'
        ? ['text', Buffer.from(envelope.frame)]
        : ['bytes', envelope.frame];
    case 'tell':
      return ['tell', Buffer.from(envelope.word)];
    case 'begin':
      return ['begin', Buffer.from(envelope.text)];
    default:
      return [envelope.kind, NOTHING];
  }
}

/** Cuts a stream into frames again. Throws at what is no frame: the connection is then worth nothing. */
export class FrameReader {
  #rest: Buffer[] = [];
  #length = 0;

  push(chunk: Buffer): Envelope[] {
    this.#rest.push(chunk);
    this.#length += chunk.length;
    const found: Envelope[] = [];
    for (let size = this.#size(); size !== null && this.#length >= size; size = this.#size()) {
      const all = this.#all();
      found.push(envelopeOf(all.subarray(LENGTH_BYTES, size)));
      this.#rest = [all.subarray(size)];
      this.#length -= size;
    }
    return found;
  }

  /** Of the next frame, with its length field; null: not known yet. Nothing is copied for a frame of which most is still to come. */
  #size(): number | null {
    if (this.#length < LENGTH_BYTES) return null;
    const first = this.#rest[0];
    const length = (first && first.length >= LENGTH_BYTES ? first : this.#all()).readUInt32BE(0);
    if (length < HEAD_BYTES || length > MAX_BYTES) throw new Error('not a frame');
    return LENGTH_BYTES + length;
  }

  #all(): Buffer {
    const [first = NOTHING, ...others] = this.#rest;
    if (others.length === 0) return first;
    const all = Buffer.concat(this.#rest);
    this.#rest = [all];
    return all;
  }
}

function envelopeOf(frame: Buffer): Envelope {
  const kind = KINDS[frame.readUInt8(0)];
  const peer = frame.readUInt32BE(1);
  const payload = frame.subarray(HEAD_BYTES);
  switch (kind) {
    case 'open':
    case 'close':
      return { peer, kind };
    case 'text':
      return { peer, kind: 'frame', frame: payload.toString() };
    case 'bytes':
      return { peer, kind: 'frame', frame: new Uint8Array(payload) };
    case 'beat':
      return { peer: 0, kind };
    case 'tell':
      return { peer: 0, kind, word: payload.toString() };
    case 'begin':
      return { peer: 0, kind, text: payload.toString() };
    default:
      throw new Error('not a frame');
  }
}

/** One end of a connection; looks like a child process to the parent (`exit` without a code), and like the parent to the child. */
export class SocketWire extends EventEmitter implements Wire {
  /** A process of another user: which one it is, is its supervisor's business. */
  readonly pid = undefined;
  readonly #socket: Socket;
  /** What came while nobody listened yet. */
  #held: Envelope[] = [];

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    const reader = new FrameReader();
    socket.on('data', (chunk) => {
      try {
        this.#held.push(...reader.push(chunk));
        this.#hand();
      } catch {
        socket.destroy();
      }
    });
    this.on('newListener', (event: string) => {
      if (event === 'message') queueMicrotask(() => this.#hand());
    });
    // What went wrong is said by the end that follows.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.emit('disconnect');
      this.emit('exit', null);
    });
  }

  #hand(): void {
    while (this.#held.length > 0 && this.listenerCount('message') > 0)
      this.emit('message', this.#held.shift());
  }

  get connected(): boolean {
    return !this.#socket.destroyed;
  }

  send(envelope: Envelope): void {
    if (this.connected) this.#socket.write(encodeFrame(envelope));
  }

  disconnect(): void {
    this.#socket.destroy();
  }

  /** Ends the connection; a far side that hangs is ended by its own supervisor. */
  kill(): void {
    this.#socket.destroy();
  }

  unref(): void {
    this.#socket.unref();
  }
}

/** To the process that listens there. `begin`: what it needs to know before anything else. */
export function connectWire(file: string, begin: string): SocketWire {
  const wire = new SocketWire(toSocket(file));
  wire.send({ peer: 0, kind: 'begin', text: begin });
  return wire;
}

/** The socket that systemd hands to a unit which it starts for it (sd_listen_fds(3)); null where there is none. */
export function givenSocket(): number | null {
  const FIRST = 3;
  return process.env.LISTEN_FDS === '1' && process.env.LISTEN_PID === String(process.pid) ? FIRST : null;
}

/** Calls back for each process that connects, with what it began with. */
export function acceptWires(fd: number, onWire: (wire: SocketWire, begin: string) => void): Server {
  const server = createServer((socket) => {
    const wire = new SocketWire(socket);
    wire.once('message', (first) => {
      const isBegin = typeof first === 'object' && first !== null && 'text' in first;
      if (isBegin) onWire(wire, String(first.text));
      else wire.disconnect();
    });
  });
  return server.listen({ fd });
}
