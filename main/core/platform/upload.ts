/** Sends one sealed photograph by tus 1.0.0; its address is its hash, so any later try finds where to go on. */
import type { Agent, ClientRequest, IncomingMessage } from 'node:http';
import { DefaultHttpStack, DetailedError, type HttpRequest, Upload } from 'tus-js-client';
import type { Answer } from './answers.ts';
import { causeCode, NOT_SIGNED, onlyBusy, readRefusal, retryAfterOf, unreachable } from './read-answer.ts';
import type { SignedHttp } from './signed-http.ts';
import { ANSWER_BYTES_MAX, AnswerTooLongError } from './transport.ts';

/** Small enough that a cut line on a slow mobile network costs little, bytes. */
const CHUNK_BYTES = 256 * 1024;

export type UploadTarget = { endpoint: string; http: SignedHttp; timeoutMs: number };

/** A line slower than this, bytes a second, gives its place to the next submission; the upload goes on later where it was. */
const SLOWEST_BYTES_PER_SECOND = 8 * 1024;

/** Refused only with the platform's own code; a hash that did not match is `busy`, since the next try starts afresh. */
export async function uploadByTus(
  target: UploadTarget,
  blob: { sha256: string; size: number; bytes: Uint8Array },
): Promise<Answer<void>> {
  const arrived = await hasArrived(target, blob.sha256);
  if (arrived.kind !== 'ok' || arrived.value) return arrived.kind === 'ok' ? done : arrived;

  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const settle = (answer: Answer<void>) => {
      clearTimeout(timer);
      clearTimeout(deadline);
      resolve(answer);
    };
    const giveUp = (why: Answer<void> = { kind: 'unreachable', cause: 'timeout' }) => {
      void upload.abort().catch(() => undefined);
      settle(why);
    };
    const wholeMs = target.timeoutMs + (blob.size / SLOWEST_BYTES_PER_SECOND) * 1000;
    const deadline = setTimeout(() => giveUp(), wholeMs);
    const upload = new Upload(Buffer.from(blob.bytes.buffer, blob.bytes.byteOffset, blob.bytes.byteLength), {
      endpoint: target.endpoint,
      uploadUrl: `${target.endpoint}/${blob.sha256}`,
      uploadSize: blob.size,
      metadata: { sha256: blob.sha256 },
      httpStack: new BoundedStack(target.http.agent, () => giveUp(unreachable(new AnswerTooLongError()))),
      onBeforeRequest: (request) => signUpload(target, request),
      chunkSize: CHUNK_BYTES,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onProgress: () => moved(),
      onAfterResponse: () => moved(),
      onSuccess: () => void hasArrived(target, blob.sha256).then((answer) => settle(verified(answer))),
      onError: (error) => settle(failure(error)),
    });
    const moved = () => {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp(), target.timeoutMs);
    };
    moved();
    upload.start();
  });
}

/** tus reads an answer whole, however long it is: this one lets go of it. */
class BoundedStack extends DefaultHttpStack {
  readonly #onTooLong: () => void;

  constructor(agent: Agent, onTooLong: () => void) {
    super({ agent });
    this.#onTooLong = onTooLong;
  }

  override createRequest(method: string, url: string): HttpRequest {
    const request = super.createRequest(method, url);
    const send = request.send.bind(request);
    request.send = (body) => {
      const answer = send(body);
      const sent: ClientRequest = request.getUnderlyingObject();
      sent.on('response', (incoming) => this.#watch(sent, incoming));
      return answer;
    };
    return request;
  }

  #watch(sent: ClientRequest, incoming: IncomingMessage): void {
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= ANSWER_BYTES_MAX) return;
      sent.destroy();
      this.#onTooLong();
    });
  }
}

/** What tus says of an upload is signed with its path, which is the hash of all its bytes: they need no digest of their own. */
const SIGNED_OF_TUS = ['Upload-Length', 'Upload-Metadata', 'Upload-Offset'];

async function signUpload({ http }: UploadTarget, request: HttpRequest): Promise<void> {
  const said = SIGNED_OF_TUS.flatMap((name) => {
    const value = request.getHeader(name);
    return value === undefined ? [] : [[name.toLowerCase(), value]];
  });
  const headers: Record<string, string> = Object.fromEntries(said);
  const signed = await http.sign({ method: request.getMethod(), url: request.getURL(), headers });
  for (const [name, value] of Object.entries(signed)) if (!(name in headers)) request.setHeader(name, value);
}

const done: Answer<void> = { kind: 'ok', value: undefined };

/** All bytes are there, but only a verified hash counts. */
function verified(arrived: Answer<boolean>): Answer<void> {
  if (arrived.kind !== 'ok') return arrived;
  return arrived.value ? done : { kind: 'nonsense', detail: 'upload complete but not verified' };
}

/** Whether the platform has the whole and verified its hash. */
export async function hasArrived(target: UploadTarget, sha256: string): Promise<Answer<boolean>> {
  try {
    const response = await target.http.send({
      method: 'HEAD',
      url: `${target.endpoint}-by-hash/${sha256}`,
      headers: {},
      signal: AbortSignal.timeout(target.timeoutMs),
    });
    if (!target.http.isVouched(response)) {
      const wait = retryAfterOf(response.headers);
      return response.ok ? NOT_SIGNED : onlyBusy(readRefusal(response.status, wait, null));
    }
    if (response.status === 200) {
      // A portal says 200 to anything; only the platform repeats the hash.
      const known = response.headers.get('etag') === `"${sha256}"`;
      return known ? { kind: 'ok', value: true } : { kind: 'nonsense', detail: 'HTTP 200 without the ETag' };
    }
    if (response.status === 404) return { kind: 'ok', value: false };
    return readRefusal(response.status, retryAfterOf(response.headers), null);
  } catch (error) {
    return unreachable(error);
  }
}

function failure(error: Error): Answer<void> {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return { kind: 'unreachable', cause: causeCode(error) };
  const status = response.getStatus();
  // Another try of ours still holds the upload, stands at another offset, or the bytes got spoilt: all pass with time.
  if (status === 409 || status === 423 || status === 460) return { kind: 'busy', status, retryAfterMs: null };
  const wait = retryAfterOf({ get: (name) => response.getHeader(name) ?? null });
  return readRefusal(status, wait, response.getBody());
}
