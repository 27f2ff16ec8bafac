/**
 * The port for remote technicians: TLS 1.3 with a certificate from either side, few connections at once, little patience. Whatever is not let
 * in is counted, and kept nowhere: who has no certificate must not fill a disk.
 */
import { constants } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { RemoteOutcome } from '../telemetry/words.ts';
import type { RemoteFiles } from './files.ts';

/** A port that is taken may be the last core's, which is just ending. */
const AGAIN_MS = 5_000;
const CONNECTIONS_MAX = 16;
/** Of one address, so that one that only holds connections open leaves room. */
const OF_ONE_MAX = 4;
const HANDSHAKE_MS = 10_000;
/** Headers and body have to be there within this, however slowly they come. */
const REQUEST_MS = 15_000;
const CHECK_MS = 2_000;
const IDLE_MS = 5_000;
/** Nothing is read or written for this long. */
const SILENT_MS = 120_000;
const HEADER_BYTES_MAX = 8 * 1024;
const REQUESTS_OF_ONE = 100;
/** For the answer to whoever asked for the restart that closes this port. */
const LAST_WORDS_MS = 500;

/** What OpenSSL says of a certificate, as it is counted. */
const BY_CODE: Readonly<Record<string, RemoteOutcome>> = {
  ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE: 'no-certificate',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  INVALID_PURPOSE: 'not-a-technician',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown-authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-authority',
  CERT_SIGNATURE_FAILURE: 'unknown-authority',
};

export type ListenerDeps = {
  /** A connection whose certificate TLS took. Returns how it is counted. */
  judge: (socket: TLSSocket) => RemoteOutcome;
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** Once for each connection. */
  count: (outcome: RemoteOutcome) => void;
  onListening: () => void;
  /** Each time that the port is not to be had. */
  onTaken: (code: string) => void;
};

export type Listener = {
  /** Certificates that were put in place of the ones before: whoever is connected has to come in anew. */
  renew: (files: RemoteFiles) => void;
  close: () => Promise<void>;
};

export function listenForTechnicians(
  { host, port }: { host: string; port: number },
  files: RemoteFiles,
  deps: ListenerDeps,
): Listener {
  const server = createServer(
    {
      ...tlsOf(files),
      ...{ requestCert: true, rejectUnauthorized: true, handshakeTimeout: HANDSHAKE_MS },
      ...{ maxHeaderSize: HEADER_BYTES_MAX, connectionsCheckingInterval: CHECK_MS },
      ...{ headersTimeout: REQUEST_MS, requestTimeout: REQUEST_MS, keepAliveTimeout: IDLE_MS },
    },
    deps.answer,
  );
  server.maxConnections = CONNECTIONS_MAX;
  server.maxRequestsPerSocket = REQUESTS_OF_ONE;
  server.timeout = SILENT_MS;
  /** Sent away whose handshake then counts as broken off, though it is counted already. */
  let sentAway = 0;
  const open = boundOne(server, () => {
    sentAway += 1;
    deps.count('too-many');
  });
  server.on('drop', () => deps.count('too-many'));
  server.on('secureConnection', (socket) => deps.count(deps.judge(socket)));
  server.on('tlsClientError', (error: NodeJS.ErrnoException, socket) => {
    socket.destroy();
    const outcome = BY_CODE[String(socket.authorizationError ?? error.code)] ?? 'broken-off';
    if (outcome === 'broken-off' && sentAway > 0) sentAway -= 1;
    else deps.count(outcome);
  });
  server.on('clientError', (_, socket) => socket.destroy());
  let again: NodeJS.Timeout | undefined;
  const listen = () => server.listen({ host, port });
  server.on('listening', deps.onListening);
  server.on('error', (error: NodeJS.ErrnoException) => {
    deps.onTaken(error.code ?? error.name);
    again = setTimeout(listen, AGAIN_MS).unref();
  });
  listen();
  return {
    renew: (newer) => {
      server.setSecureContext(tlsOf(newer));
      // Whoever came in by the authority before shows now what they have of the new one.
      for (const socket of open) socket.destroy();
    },
    close: () => {
      clearTimeout(again);
      const rest = setTimeout(() => {
        for (const socket of open) socket.destroy();
      }, LAST_WORDS_MS);
      return new Promise((resolve) => {
        // Those without an answer under way are closed at once.
        server.close(() => {
          clearTimeout(rest);
          resolve();
        });
      });
    },
  };
}

/** No session is taken up again: each connection shows its certificate. */
function tlsOf({ cert, key, ca }: RemoteFiles) {
  return { cert, key, ca, minVersion: 'TLSv1.3' as const, secureOptions: constants.SSL_OP_NO_TICKET };
}

/** Also of those that have not come through the handshake. Returns all that are open. */
function boundOne(server: Server, onSentAway: () => void): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    const own = [...open].filter(({ remoteAddress }) => remoteAddress === socket.remoteAddress);
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    if (own.length < OF_ONE_MAX) return;
    onSentAway();
    socket.destroy();
  });
  return open;
}
