/**
 * Requests that say which kiosk sends them, signed by its device key (signing/request-signature.ts), and answers that say that the platform
 * sent them (signing/answer-signature.ts).
 */
import type http from 'node:http';
import { isAnswerSigned } from '../signing/answer-signature.ts';
import type { DeviceIdentity } from '../signing/device.ts';
import { contentDigest, type SignedRequest, signRequest } from '../signing/request-signature.ts';
import type { Keyring } from './keyring.ts';
import type { HttpRequest, Transport } from './transport.ts';

export type SignedHttp = {
  agent: http.Agent;
  /** The headers that make the request a signed one, the given ones among them. */
  sign(request: SignedRequest): Promise<Record<string, string>>;
  send(request: HttpRequest): Promise<Response>;
  /** As the global fetch, for openapi-fetch. */
  fetch(request: Request): Promise<Response>;
  /** Whether an answer of `send` or `fetch` is the platform's own word, as far as its bundle says that it signs its answers. */
  isVouched(answer: Response): boolean;
};

type Options = {
  device: Pick<DeviceIdentity, 'kioskId' | 'key'>;
  transport: Transport;
  /** Further headers that every request carries, lower-case. */
  about: () => { 'x-kiosk-audit': string; 'x-kiosk-clock': string };
  /** Knows whose word counts; absent before the enrolment. */
  keyring?: Pick<Keyring, 'answerKey' | 'demandsSigned'>;
};

/** Refusals that another signature mends: a clock that is wrong, a request that something on the way sent twice. */
const SIGN_AGAIN = /\berror="signature-(stale|replayed)"/;

/** What a kiosk that knows no key of the platform's, or no more, has to ask first: its answer's body is signed by the root. */
const KEYS = /\/keys\/current$/;

export function createSignedHttp({ device, transport, about, keyring }: Options): SignedHttp {
  const vouched = new WeakSet<Response>();
  /** The platform's time when it answered last, by the monotonic clock: the kiosk's own may be wrong by years. */
  let heard: { at: number; monotonic: number } | null = null;
  const now = () => (heard ? heard.at + performance.now() - heard.monotonic : Date.now());
  const hear = ({ headers }: Response) => {
    const at = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(at)) heard = { at, monotonic: performance.now() };
  };

  const sign = ({ method, url, headers }: SignedRequest, at = now()) => {
    const all = { ...headers, 'x-kiosk-id': device.kioskId, ...about() };
    return signRequest(device.key, { method, url, headers: all }, at);
  };

  const isOwn = async (answer: Response, request: SignedRequest): Promise<boolean> => {
    if (!keyring?.demandsSigned) return true;
    const body = new Uint8Array(await answer.clone().arrayBuffer());
    const said = { status: answer.status, headers: Object.fromEntries(answer.headers), body };
    return isAnswerSigned(said, request, (kid) => keyring.answerKey(kid));
  };

  const send: SignedHttp['send'] = async (request) => {
    const { body } = request;
    const headers = { ...request.headers, ...(body && { 'content-digest': contentDigest(body) }) };
    const once = async (at = now()) => {
      const signed = await sign({ ...request, headers }, at);
      const answer = await transport.send({ ...request, headers: signed });
      if (await isOwn(answer, { ...request, headers: signed })) vouched.add(answer);
      return answer;
    };
    const answer = await once();
    const isHeard = vouched.has(answer);
    if (answer.ok && isHeard) hear(answer);
    // In a header, since the answer to a HEAD has no body (RFC 9110, 11.6.1).
    const challenge = answer.headers.get('www-authenticate') ?? '';
    if (answer.status !== 401 || !SIGN_AGAIN.test(challenge)) return answer;
    if (isHeard) hear(answer);
    // Whoever answers on the way may name any time: only the question for the keys is signed by it.
    const saidAt = Date.parse(answer.headers.get('date') ?? '');
    if (isHeard) return once();
    return KEYS.test(request.url) && !Number.isNaN(saidAt) ? once(saidAt) : answer;
  };

  return {
    agent: transport.agent,
    sign: (request) => sign(request),
    send,
    isVouched: (answer) => vouched.has(answer),
    fetch: async (request) => {
      const { method, url, signal } = request;
      const body = request.body ? new Uint8Array(await request.arrayBuffer()) : null;
      const headers = Object.fromEntries(request.headers);
      return send({ method, url, headers, signal, ...(body && { body }) });
    },
  };
}
