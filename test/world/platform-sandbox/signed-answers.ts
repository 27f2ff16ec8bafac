/** Signs what the platform answers to a signed request: status, Date, body, and which request it answers. */
import type { FastifyInstance } from 'fastify';
import { signAnswer } from '../../../main/core/signing/answer-signature.ts';
import type { PlatformKeys } from './keys.ts';

type Deps = { keys: PlatformKeys; now: () => number };

export function signAnswers(app: FastifyInstance, { keys, now }: Deps): void {
  app.addHook('onSend', async (request, reply, payload) => {
    // The platform's own clock, which kiosks hold theirs against.
    const date = new Date(now()).toUTCString();
    reply.header('date', date);
    const { signature } = request.headers;
    if (!request.url.startsWith('/v1/') || signature === undefined) return payload;
    const hasBody = typeof payload === 'string' || payload instanceof Uint8Array;
    const body = hasBody && request.method !== 'HEAD' ? Buffer.from(payload) : Buffer.alloc(0);
    const asked = { method: request.method, url: request.url, headers: { signature: String(signature) } };
    const signed = await signAnswer(keys.answerKey, { status: reply.statusCode, body }, date, asked);
    for (const [name, value] of Object.entries(signed)) reply.header(name, value);
    return payload;
  });
}
