/** Requests that say which kiosk sends them, signed by its device key (signing/request-signature.ts). */
import type http from 'node:http';
import type { DeviceIdentity } from '../signing/device.ts';
import { contentDigest, type SignedRequest, signRequest } from '../signing/request-signature.ts';
import type { HttpRequest, Transport } from './transport.ts';

export type SignedHttp = {
  agent: http.Agent;
  /** The headers that make the request a signed one, the given ones among them. */
  sign(request: SignedRequest): Promise<Record<string, string>>;
  send(request: HttpRequest): Promise<Response>;
  /** As the global fetch, for openapi-fetch. */
  fetch(request: Request): Promise<Response>;
};

type Options = {
  device: Pick<DeviceIdentity, 'kioskId' | 'key'>;
  transport: Transport;
  /** Further headers that every request carries, lower-case. */
  about: () => { 'x-kiosk-audit': string; 'x-kiosk-clock': string };
};

/** Refusals that another signature mends: a clock that is wrong, a request that something on the way sent twice. */
const SIGN_AGAIN = /\berror="signature-(stale|replayed)"/;

export function createSignedHttp({ device, transport, about }: Options): SignedHttp {
  /** The platform's time when it answered last, by the monotonic clock: the kiosk's own may be wrong by years. */
  let heard: { at: number; monotonic: number } | null = null;
  const now = () => (heard ? heard.at + performance.now() - heard.monotonic : Date.now());
  const hear = ({ headers }: Response) => {
    const at = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(at)) heard = { at, monotonic: performance.now() };
  };

  const sign: SignedHttp['sign'] = ({ method, url, headers }) => {
    const all = { ...headers, 'x-kiosk-id': device.kioskId, ...about() };
    return signRequest(device.key, { method, url, headers: all }, now());
  };

  const send: SignedHttp['send'] = async (request) => {
    const { body } = request;
    const headers = { ...request.headers, ...(body && { 'content-digest': contentDigest(body) }) };
    const once = async () => transport.send({ ...request, headers: await sign({ ...request, headers }) });
    const answer = await once();
    if (answer.ok) hear(answer);
    // In a header, since the answer to a HEAD has no body (RFC 9110, 11.6.1).
    const challenge = answer.headers.get('www-authenticate') ?? '';
    if (answer.status !== 401 || !SIGN_AGAIN.test(challenge)) return answer;
    hear(answer);
    return once();
  };

  return {
    agent: transport.agent,
    sign,
    send,
    fetch: async (request) => {
      const { method, url, signal } = request;
      const body = request.body ? new Uint8Array(await request.arrayBuffer()) : null;
      const headers = Object.fromEntries(request.headers);
      return send({ method, url, headers, signal, ...(body && { body }) });
    },
  };
}
