/** Makes the sandbox misbehave on request: slow, refusing, forgetful after the work is done, or talking nonsense. */
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** Share of requests, 0 to 1. */
const Rate = z.number().min(0).max(1);

export const FaultPlan = z.strictObject({
  latencyMs: z.number().int().min(0).max(120_000).optional(),
  /** `path`: only of addresses that begin so. */
  status: z
    .strictObject({
      code: z.number().int().min(400).max(599),
      rate: Rate,
      path: z.string().startsWith('/v1/').optional(),
      retryAfterSeconds: z.number().int().min(0).optional(),
    })
    .optional(),
  /** The request is carried out, then the line goes dead before the answer; `path`: only of addresses that begin so. */
  loseResponse: z.strictObject({ rate: Rate, path: z.string().startsWith('/v1/').optional() }).optional(),
  nonsense: z.strictObject({ rate: Rate }).optional(),
  /** An answer that never ends: 64 KiB of it a turn. */
  endless: z.strictObject({ rate: Rate }).optional(),
  /** What is filed is carried out, but the answer is that an earlier request with its key is still being worked on. */
  inProgress: z.strictObject({ rate: Rate }).optional(),
});
export type FaultPlan = z.infer<typeof FaultPlan>;

export type Faults = {
  /** Replaces the whole plan; `{}` ends all faults. */
  set(plan: FaultPlan): void;
};

/** What portals, proxies and broken releases send with status 200. */
const NONSENSE: readonly (readonly [type: string, body: string])[] = [
  ['text/html; charset=utf-8', '<!doctype html><title>Login</title><p>请先登录网络</p>'],
  ['application/json', '{"ok":tr'],
  ['application/json', '{"code":0,"data":null}'],
  ['application/json', '[]'],
  ['application/json', ''],
];

/** Applies to /v1 alone, so that the controls under /_sandbox stay reachable. */
export function installFaults(app: FastifyInstance, random: () => number = Math.random): Faults {
  let plan: FaultPlan = {};
  let served = 0;
  const struck = (rate: number | undefined) => rate !== undefined && random() < rate;

  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/v1/')) return;
    if (plan.latencyMs) await wait(plan.latencyMs);
    if (plan.status && request.url.startsWith(plan.status.path ?? '/v1/') && struck(plan.status.rate)) {
      const { code, retryAfterSeconds } = plan.status;
      if (retryAfterSeconds !== undefined) reply.header('Retry-After', String(retryAfterSeconds));
      return reply.code(code).send({ code: 'fault' });
    }
    if (struck(plan.endless?.rate)) {
      reply.hijack();
      return pourOut(reply.raw);
    }
    if (struck(plan.nonsense?.rate)) {
      const [type, body] = NONSENSE[served++ % NONSENSE.length] ?? ['text/plain', ''];
      return reply.code(200).type(type).send(body);
    }
    const lost = plan.loseResponse;
    if (request.url.startsWith(lost?.path ?? '/v1/') && struck(lost?.rate)) cutBeforeAnswer(reply.raw);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    if (!request.headers['idempotency-key'] || !struck(plan.inProgress?.rate)) return payload;
    reply.code(409);
    const body = JSON.stringify({ code: 'in-progress' });
    reply.header('content-length', Buffer.byteLength(body));
    return body;
  });

  return {
    set: (next) => {
      plan = FaultPlan.parse(next);
    },
  };
}

function pourOut(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const water = Buffer.alloc(64 * 1024, ' ');
  const pour = () => {
    if (!response.destroyed) response.write(water, () => setImmediate(pour));
  };
  pour();
}

/** The head is written when the work is done: that is the moment to cut. */
function cutBeforeAnswer(response: ServerResponse): void {
  const writeHead = response.writeHead;
  response.writeHead = function cut(this: ServerResponse, ...head: unknown[]) {
    response.socket?.destroy();
    return Reflect.apply(writeHead, this, head);
  } as typeof writeHead;
}
