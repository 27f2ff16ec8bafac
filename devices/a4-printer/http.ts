/** IPP over HTTP, to a printer or to CUPS on TCP or on its Unix socket; every request has its deadline. */
import { createHash } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { userInfo } from 'node:os';
import type { TLSSocket } from 'node:tls';
import type { A4PrinterConfig } from './config.ts';
import { decodeIpp, encodeIpp, type IppMessage } from './ipp.ts';
import type { Addressed } from './protocol.ts';

export type Endpoint = Addressed & {
  path: string;
  /** A Unix socket's path, or a host and port. */
  at: { socketPath: string } | { host: string; port: number };
  /** Over TLS, to whoever has this key (`A4PrinterConfig`); without it: in clear. */
  pin?: string;
};

export type FittedA4Printer = Exclude<A4PrinterConfig, { kind: 'none' }>;

const IPP_PORT = 631;
/** No answer of a few attributes is longer, in bytes. */
const ANSWER_MAX = 1 << 20;

/** Null when it is no `ipp:` address. */
export function endpointOfUri(uri: string): Endpoint | null {
  if (!uri.startsWith('ipp://') || !URL.canParse(uri)) return null;
  // `ipp:` is no special scheme to URL, so its parts are read as those of `http:`, where port 80 must be said.
  const { hostname, port, pathname } = new URL(uri.replace(/^ipp:/, 'http:'));
  const said = /^ipp:\/\/[^/]*:(\d+)(\/|$)/.exec(uri)?.[1];
  return {
    uri,
    user: userInfo().username,
    path: pathname,
    at: { host: hostname.replace(/^\[|\]$/g, ''), port: Number(said ?? (port || IPP_PORT)) },
  };
}

/** Null when the configured address is no `ipp:` address. */
export function endpointOf(config: FittedA4Printer): Endpoint | null {
  if (config.kind === 'ipp') return endpointOfUri(config.uri);
  if (config.kind === 'ipps') {
    const endpoint = endpointOfUri(config.uri.replace(/^ipps:/, 'ipp:'));
    return endpoint && { ...endpoint, uri: config.uri, pin: config.pin };
  }
  const path = `/printers/${encodeURIComponent(config.queue)}`;
  return {
    uri: `ipp://localhost${path}`,
    user: userInfo().username,
    path,
    at: { socketPath: config.socket },
  };
}

export type Answer =
  | { ok: true; message: IppMessage }
  /**
   * `sent` is false when nothing can have been begun: the connection never came about, or HTTP refused it. `status`: HTTP's own answer, such as
   * a redirection (301), a password (401), a path that is not there (404), TLS alone (426).
   */
  | { ok: false; sent: boolean; status?: number };

const FIRST_SERVER_TROUBLE = 500;
type Sent = { connected: boolean; status?: number };

/** Never rejects, and is over within `deadlineMs`. */
export async function ask(endpoint: Endpoint, message: IppMessage, deadlineMs: number): Promise<Answer> {
  const body = encodeIpp(message);
  const state: Sent = { connected: false };
  const bytes = await post(endpoint, body, deadlineMs, state).catch(() => null);
  const { connected, status } = state;
  // A server's own trouble (5xx) may come after the job was taken.
  if (!bytes && status) return { ok: false, sent: status >= FIRST_SERVER_TROUBLE, status };
  if (!bytes) return { ok: false, sent: connected };
  const decoded = decodeIpp(bytes);
  return decoded.ok ? { ok: true, message: decoded.message } : { ok: false, sent: true };
}

/** Nothing of a document is sent before it is known whose key it is. */
function whenKnown(outgoing: ClientRequest, pin: string, send: () => void): void {
  outgoing.on('socket', (socket) => {
    const tls = socket as TLSSocket;
    tls.once('secureConnect', () => {
      const key = tls.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
      const found = key && createHash('sha256').update(key).digest('base64');
      if (found === pin) send();
      else outgoing.destroy(new Error('the printer’s key is not the one that is configured'));
    });
  });
}

function post(
  { at, path, user, pin }: Endpoint,
  body: Uint8Array,
  deadlineMs: number,
  state: Sent,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/ipp',
      'content-length': body.length,
      ...('socketPath' in at && {
        host: 'localhost',
        // CUPS asks the kernel who is at the other end of its socket; this says that we mean to be known.
        authorization: `PeerCred ${user}`,
      }),
    };
    const signal = AbortSignal.timeout(deadlineMs);
    // Also where it answers with what is none, as another protocol.
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    const outgoing = (pin ? requestSecurely : request)({
      ...at,
      // Its key is looked at instead: no authority signs printers.
      rejectUnauthorized: false,
      path,
      method: 'POST',
      headers,
      agent: false,
      signal,
    });
    outgoing.on('socket', (socket) => {
      // A stranger behind TLS is sent nothing.
      if (pin) return;
      socket.once('connect', () => {
        state.connected = true;
      });
    });
    outgoing.on('error', reject);
    outgoing.on('response', (answer) => {
      const chunks: Uint8Array[] = [];
      let length = 0;
      answer.on('data', (chunk: Uint8Array) => {
        length += chunk.length;
        if (length > ANSWER_MAX) outgoing.destroy(new Error('an endless answer'));
        chunks.push(chunk);
      });
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(new Uint8Array(Buffer.concat(chunks)));
        else {
          state.status = answer.statusCode ?? 0;
          reject(new Error(`HTTP ${answer.statusCode}`));
        }
      });
    });
    if (!pin) outgoing.end(body);
    else {
      whenKnown(outgoing, pin, () => {
        state.connected = true;
        outgoing.end(body);
      });
    }
  });
}
