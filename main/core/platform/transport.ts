/**
 * HTTP to the platform and to nobody else, over node:http and one agent for JSON and uploads alike: own certificate authority,
 * pinned key, proxy and client certificate are configured once. No answer is read past a size, and no redirect followed.
 */
import { createHash, X509Certificate } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { checkServerIdentity, rootCertificates } from 'node:tls';

/** The longest of the platform's answers, the slots of an item, is some 50 kB. */
export const ANSWER_BYTES_MAX = 1024 * 1024;

/** An answer was longer than ANSWER_BYTES_MAX; the rest of it was not read. */
export class AnswerTooLongError extends Error {}

/** An answer that HTTP knows no status for, or that means to go on in another protocol. */
export class NoAnswerError extends Error {}

/** The server's key is none of those pinned. */
export class PinError extends Error {
  readonly code = 'PIN_MISMATCH';
}

export type TransportOptions = {
  /** PEM; trusted beside the authorities that Node knows. */
  ca?: string;
  /** SHA-256 of the public keys (SubjectPublicKeyInfo) that the server may have, base64. Empty or absent: any. */
  pin?: readonly string[];
  /** An HTTP proxy, `http://host:port`; https goes through it by CONNECT. */
  proxy?: string;
  /** PEM, for mutual TLS. */
  clientCertificate?: { certificate: string; key: string };
};

export type HttpRequest = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: Uint8Array;
  signal: AbortSignal;
};

export type Transport = {
  agent: http.Agent;
  /** The whole answer, its body bounded. Rejects with what the system says. */
  send(request: HttpRequest): Promise<Response>;
};

/** `baseUrl` says which scheme is spoken. */
export function createTransport(baseUrl: string, options: TransportOptions = {}): Transport {
  const secure = new URL(baseUrl).protocol === 'https:';
  const { ca, pin = [], proxy, clientCertificate } = options;
  const proxyEnv = proxy ? { proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } } : {};
  const agent = secure
    ? new https.Agent({
        keepAlive: true,
        ...proxyEnv,
        ...(ca && { ca: [...rootCertificates, ca] }),
        ...(clientCertificate && { cert: clientCertificate.certificate, key: clientCertificate.key }),
        ...(pin.length > 0 && {
          checkServerIdentity: (host, certificate) =>
            checkServerIdentity(host, certificate) ?? pinFault(certificate.raw, pin),
        }),
      })
    : new http.Agent({ keepAlive: true, ...proxyEnv });
  const request = secure ? https.request : http.request;
  return {
    agent,
    send: ({ method, url, headers, body, signal }) =>
      new Promise((resolve, reject) => {
        const failed = (error: Error) => reject(signal.aborted ? signal.reason : error);
        if (signal.aborted) return failed(new Error('aborted'));
        // Whatever Node makes of what came: nothing is waited for any longer.
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        const length = body ? { 'content-length': String(body.byteLength) } : {};
        const sent = request(url, { method, headers: { ...headers, ...length }, agent, signal }, (answer) => {
          readWhole(answer)
            .then((bytes) => resolve(responseOf(answer, bytes)))
            .catch((error) => {
              sent.destroy();
              failed(error);
            });
        });
        sent.on('error', failed);
        sent.on('upgrade', (_, socket) => {
          socket.destroy();
          failed(new NoAnswerError('another protocol'));
        });
        sent.end(body);
      }),
  };
}

async function readWhole(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    size += chunk.length;
    if (size > ANSWER_BYTES_MAX) throw new AnswerTooLongError('answer too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Statuses whose answer has no body, by the Fetch standard. */
const NO_BODY = new Set([101, 204, 205, 304]);

function responseOf({ statusCode: status = 0, rawHeaders }: IncomingMessage, bytes: Buffer): Response {
  if (status < 200 || status > 599) throw new NoAnswerError(`status ${status}`);
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  }
  return new Response(NO_BODY.has(status) ? null : new Uint8Array(bytes), { status, headers });
}

function pinFault(certificate: Buffer, pins: readonly string[]): Error | undefined {
  const found = keyPin(certificate);
  return pins.includes(found) ? undefined : new PinError(`the platform's key ${found} is not pinned`);
}

/** SHA-256 of a certificate's public key (SubjectPublicKeyInfo), base64, as the configuration pins it. `certificate`: DER. */
export function keyPin(certificate: Buffer): string {
  const spki = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64');
}
