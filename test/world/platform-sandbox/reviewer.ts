/** The reviewer's page, what it asks for, and what kiosks ask of reviews. Tests decide by the same addresses. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { ReviewPageRequest, ReviewRequest } from '../../../main/core/platform/answers.ts';
import type { Correcting } from './correcting.ts';
import { Fee } from './payments.ts';
import { Decision, type Reviewing } from './review.ts';
import type { ReviewCases } from './review-cases.ts';

type Deps = { reviewing: Reviewing; correcting: Correcting; cases: ReviewCases };

export function mountReviewer(app: FastifyInstance, { reviewing, correcting, cases }: Deps): void {
  const page = readFileSync(path.join(import.meta.dirname, 'reviewer.html'), 'utf8');
  app.get('/reviewer/', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  app.get('/reviewer', (_request, reply) => reply.redirect('/reviewer/'));
  app.get('/reviewer/cases', async () => ({ cases: await reviewing.list() }));
  app.get<{ Params: { key: string } }>('/reviewer/cases/:key', async ({ params }, reply) => {
    return (await reviewing.look(params.key)) ?? reply.code(404).send({ code: 'unknown-case' });
  });
  app.get<{ Params: { key: string; sha256: string } }>(
    '/reviewer/cases/:key/pages/:sha256',
    async ({ params }, reply) => {
      const jpeg = await cases.photograph(params.key, params.sha256);
      if (!jpeg) return reply.code(404).send({ code: 'unknown-page' });
      return reply.type('image/jpeg').send(Buffer.from(jpeg));
    },
  );
  app.post<{ Params: { key: string } }>('/reviewer/cases/:key/decision', async ({ params, body }, reply) => {
    const decision = Decision.safeParse(body);
    if (!decision.success) return reply.code(422).send({ code: 'malformed' });
    const refusal = await reviewing.decide(params.key, decision.data);
    return refusal ? reply.code(refusal.status).send({ code: refusal.code }) : reply.code(204).send();
  });
  app.post<{ Params: { key: string } }>('/reviewer/cases/:key/fee', async ({ params, body }, reply) => {
    const fee = Fee.safeParse(body);
    if (!fee.success) return reply.code(422).send({ code: 'malformed' });
    const refusal = await reviewing.changeFee(params.key, fee.data);
    return refusal ? reply.code(refusal.status).send({ code: refusal.code }) : reply.code(204).send();
  });
  app.get('/_sandbox/corrections', async () => correcting.all());
  app.get<{ Params: { key: string } }>('/_sandbox/corrections/:key', async ({ params }, reply) => {
    return (await cases.opened(params.key)) ?? reply.code(404).send({ code: 'unknown-submission' });
  });

  app.post('/v1/reviews', async (request, reply) => {
    const wanted = ReviewRequest.safeParse(request.body);
    if (!wanted.success) return reply.code(422).send({ code: 'malformed' });
    const answer = await correcting.ask(wanted.data);
    return 'status' in answer ? reply.code(answer.status).send({ code: answer.code }) : answer;
  });
  app.post('/v1/reviews/refusal', async (request, reply) => {
    const wanted = ReviewRequest.safeParse(request.body);
    if (!wanted.success) return reply.code(400).send({ code: 'malformed' });
    const answer = await correcting.refusal(wanted.data);
    return 'status' in answer ? reply.code(answer.status).send({ code: answer.code }) : answer;
  });
  app.post('/v1/reviews/page', async (request, reply) => {
    const wanted = ReviewPageRequest.safeParse(request.body);
    if (!wanted.success) return reply.code(422).send({ code: 'malformed' });
    const answer = await correcting.piece(wanted.data);
    return 'status' in answer ? reply.code(answer.status).send({ code: answer.code }) : answer;
  });
}
