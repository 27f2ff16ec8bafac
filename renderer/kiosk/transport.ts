/** Opens one connection to the core: a MessagePort from the Electron shell, or a WebSocket of the web shell. */
import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';

declare global {
  interface Window {
    /** Put there by the Electron shell's preload; absent in the web shell. */
    kioskShell?: { connect(): void; freshPage(): void; releaseMemory(): void };
    /** V8's, where the browser was started with `--js-flags=--expose-gc`. */
    gc?: (options: { type: 'major'; execution: 'sync' | 'async' }) => Promise<void>;
  }
}

/** One live connection. `alive` is false before any call of it is rejected because it closed. */
export interface Opened {
  readonly link: ClientLink<ClientContext>;
  readonly alive: boolean;
  readonly closed: Promise<void>;
  close(): void;
}

/** How long the shell may take to hand over a port, and the server to accept a socket, in ms. */
const OPEN_DEADLINE = 3000;

/** The web shell's close code for a second screen: there is one already. */
const TAKEN = 4409;

class Connection implements Opened {
  link!: ClientLink<ClientContext>;
  alive = true;
  readonly closed: Promise<void>;
  readonly close: () => void;

  constructor(source: EventTarget, close: () => void) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.closed = promise;
    const end = () => {
      this.alive = false;
      resolve();
    };
    // Registered before oRPC's own listener: a rejected call must find `alive` false already.
    source.addEventListener('close', end);
    this.close = () => {
      close();
      end();
    };
  }
}

function openPort(shell: { connect(): void }): Promise<Opened> {
  const { promise, resolve, reject } = Promise.withResolvers<Opened>();
  const onMessage = (event: MessageEvent) => {
    const port = event.ports[0];
    if (event.source !== window || event.data !== 'kiosk:port' || !port) return;
    stopWaiting();
    const connection = new Connection(port, () => port.close());
    connection.link = new PortLink({ port });
    port.start();
    resolve(connection);
  };
  const timer = setTimeout(() => {
    stopWaiting();
    reject(new Error('The shell gave no port.'));
  }, OPEN_DEADLINE);
  const stopWaiting = () => {
    clearTimeout(timer);
    window.removeEventListener('message', onMessage);
  };
  window.addEventListener('message', onMessage);
  shell.connect();
  return promise;
}

function openSocket(): Promise<Opened> {
  const { promise, resolve, reject } = Promise.withResolvers<Opened>();
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const websocket = new WebSocket(`${scheme}://${location.host}/rpc`);
  // A Blob is read asynchronously and could let a later message overtake it.
  websocket.binaryType = 'arraybuffer';
  const connection = new Connection(websocket, () => websocket.close());
  connection.link = new SocketLink({ websocket });
  const timer = setTimeout(() => websocket.close(), OPEN_DEADLINE);
  websocket.addEventListener('open', () => {
    clearTimeout(timer);
    resolve(connection);
  });
  websocket.addEventListener('close', ({ code }) => {
    if (code === TAKEN) location.replace('/taken');
    clearTimeout(timer);
    reject(new Error('The core refused the socket.'));
  });
  return promise;
}

export function openTransport(): Promise<Opened> {
  return window.kioskShell ? openPort(window.kioskShell) : openSocket();
}
