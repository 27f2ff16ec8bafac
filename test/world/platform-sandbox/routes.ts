/** The platform's interface as openapi.yaml describes it, over the sandbox's own services. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { CaseState } from '../../../main/core/model/receipt.ts';
import {
  CancellationBody,
  EvaluationBody,
  HoldRequest,
  ParkedReport,
  type Progress,
  ScannedCode,
  SubmissionBody,
} from '../../../main/core/platform/answers.ts';
import type { Cancelling } from './cancelling.ts';
import type { Credentials } from './credentials.ts';
import type { Db } from './database.ts';
import type { Evaluating } from './evaluating.ts';
import type { Filing, FilingAnswer } from './filing.ts';
import type { PlatformKeys } from './keys.ts';
import type { Slots } from './slots.ts';

type Deps = {
  credentials: Credentials;
  catalogue: Catalogue;
  keys: PlatformKeys;
  slots: Slots;
  filing: Filing;
  cancelling: Cancelling;
  evaluating: Evaluating;
  db: Db;
};

type ProgressRow = {
  item_code: string;
  state: string;
  filed_at: string;
  /** Null unless it was cancelled. */
  state_before: string | null;
  cancelled_at: string | null;
};

export function mountRoutes(
  app: FastifyInstance,
  { catalogue, credentials, keys, slots, filing, cancelling, evaluating, db }: Deps,
): void {
  const problem = (reply: FastifyReply, status: number, code: string) => reply.code(status).send({ code });
  const counterOf = (itemCode: string) => {
    const item = catalogue.item(itemCode);
    return item?.services.includes('booking') ? { zone: item.zoneId, department: item.departmentCode } : null;
  };

  app.get('/v1/health', async () => ({ status: 'ok' }));
  app.get('/v1/catalogue/version', async () => ({ version: catalogue.version }));
  app.get('/v1/keys/current', async () => {
    const { kid, publicKey, suite } = keys.current;
    return { kid, publicKey, suite };
  });

  app.get<{ Querystring: { itemCode?: string } }>('/v1/slots', async (request, reply) => {
    const counter = counterOf(request.query.itemCode ?? '');
    return counter ? slots.free(counter) : problem(reply, 422, 'unknown-item');
  });

  app.post('/v1/holds', async (request, reply) => {
    const wanted = HoldRequest.safeParse(request.body);
    if (!wanted.success) return problem(reply, 422, 'malformed');
    const { submissionId, itemCode, date, start } = wanted.data;
    const counter = counterOf(itemCode);
    if (!counter) return problem(reply, 422, 'unknown-item');
    const kioskId = String(request.headers['x-kiosk-id'] ?? '');
    if (slots.isOverQuota(kioskId, submissionId)) return problem(reply, 429, 'hold-quota');
    const hold = slots.hold({ ...counter, submission: submissionId, date, start });
    if (!hold) return problem(reply, 409, 'slot-taken');
    slots.noteHolder(submissionId, kioskId);
    return reply.code(201).send(hold);
  });

  app.delete<{ Params: { submissionId: string } }>('/v1/holds/:submissionId', async (request, reply) => {
    slots.giveBack(request.params.submissionId);
    return reply.code(204).send();
  });

  app.put('/v1/parked', async (request, reply) => {
    const report = ParkedReport.safeParse(request.body);
    const kioskId = request.headers['x-kiosk-id'];
    if (!report.success || typeof kioskId !== 'string') return problem(reply, 422, 'malformed');
    db.prepare('INSERT OR REPLACE INTO parked VALUES (?, ?)').run(kioskId, JSON.stringify(report.data));
    return reply.code(204).send();
  });

  /** When a submission of any kind arrived. */
  const arrivedAt = (key: string) =>
    db
      .prepare<[string, string, string], string>(
        `SELECT filed_at FROM submission WHERE key = ? UNION ALL SELECT cancelled_at FROM cancellation WHERE key = ?
         UNION ALL SELECT evaluated_at FROM evaluation WHERE key = ?`,
      )
      .pluck()
      .get(key, key, key);

  const accept = <Body>(
    url: string,
    schema: z.ZodType<Body>,
    file: (key: string, body: Body) => Promise<FilingAnswer>,
  ) =>
    app.post(url, async (request, reply) => {
      const key = z.uuid().safeParse(request.headers['idempotency-key']);
      if (!key.success) return problem(reply, 422, 'key-missing');
      const body = schema.safeParse(request.body);
      if (!body.success) return problem(reply, 422, 'malformed');
      const filed = await file(key.data, body.data);
      if (filed.outcome === 'refused') return problem(reply, filed.status, filed.code);
      return reply
        .code(filed.outcome === 'filed' ? 201 : 200)
        .send({ submissionId: key.data, ...filed.answer, arrivedAt: arrivedAt(key.data) });
    });
  accept('/v1/bookings', SubmissionBody, (key, body) => filing.file('booking', key, body));
  accept('/v1/cases', SubmissionBody, (key, body) => filing.file('pre-review', key, body));
  accept('/v1/cancellations', CancellationBody, (key, body) => cancelling.cancel(key, body));
  accept('/v1/evaluations', EvaluationBody, (key, body) => evaluating.evaluate(key, body));

  app.get<{ Params: { key: string } }>('/v1/submissions/:key', async (request, reply) => {
    const { key } = request.params;
    const found = filing.find(key) ?? cancelling.find(key) ?? evaluating.find(key);
    return found
      ? { submissionId: key, ...found, arrivedAt: arrivedAt(key) }
      : problem(reply, 404, 'unknown-submission');
  });

  app.get<{ Params: { caseNo: string } }>('/v1/progress/:caseNo', async (request, reply) => {
    const row = db
      .prepare<[string], ProgressRow>(
        `SELECT item_code, state, filed_at, state_before, cancelled_at
         FROM submission LEFT JOIN cancellation ON cancels = submission.key WHERE case_no = ?`,
      )
      .get(request.params.caseNo);
    if (!row) return problem(reply, 404, 'unknown-case');
    const steps = [{ state: CaseState.parse(row.state_before ?? row.state), at: row.filed_at }];
    if (row.cancelled_at) steps.push({ state: 'cancelled', at: row.cancelled_at });
    return {
      caseNo: request.params.caseNo,
      itemCode: row.item_code,
      state: CaseState.parse(row.state),
      steps,
    } satisfies Progress;
  });

  const resolve = (url: string, find: (raw: string) => object | string) =>
    app.post(url, async (request, reply) => {
      const code = ScannedCode.safeParse(request.body);
      if (!code.success) return problem(reply, 422, 'malformed');
      const found = find(code.data.raw);
      return typeof found === 'string' ? problem(reply, 422, found) : found;
    });
  resolve('/v1/credentials/resolve', (raw) => credentials.person(raw));
  resolve('/v1/licences/resolve', (raw) => credentials.licence(raw));

  app.setNotFoundHandler(async (_request, reply) => problem(reply, 404, 'unknown-path'));
}
