/** The platform's interface as openapi.yaml describes it, over the sandbox's own services. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { EnrolmentRequest } from '../../../main/core/enrolment/enrol.ts';
import { BookingLimit } from '../../../main/core/model/booking-limit.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { CaseState } from '../../../main/core/model/receipt.ts';
import { personAad, SealedPerson } from '../../../main/core/model/submission.ts';
import {
  CancellationBody,
  type CaseAnswer,
  CorrectionBody,
  EvaluationBody,
  HoldRequest,
  LeaseRequest,
  ParkedReport,
  type Progress,
  RebookingBody,
  ScannedCode,
  type SignedCase,
  StandingRequest,
  SubmissionBody,
} from '../../../main/core/platform/answers.ts';
import { bodyHashOf, signCase } from '../../../main/core/platform/case-receipt.ts';
import { open, type SealedEnvelope } from '../../../main/core/sealing/seal.ts';
import { signWith } from '../../../main/core/signing/signing.ts';
import type { Bookers } from './bookers.ts';
import type { Cancelling } from './cancelling.ts';
import type { Correcting } from './correcting.ts';
import type { Credentials } from './credentials.ts';
import type { Db } from './db.ts';
import type { Evaluating } from './evaluating.ts';
import type { Person } from './fairness.ts';
import type { Filing, FilingAnswer } from './filing.ts';
import type { SandboxHall } from './hall.ts';
import type { KeptPapers } from './kept-papers.ts';
import type { PlatformKeys } from './keys.ts';
import type { Kiosks } from './kiosks.ts';
import type { Leases } from './leases.ts';
import { OtherTimes } from './other-times.ts';
import type { Payments } from './payments.ts';
import type { Rebooking } from './rebooking.ts';
import type { ReviewCases } from './review-cases.ts';
import type { Slots } from './slots.ts';

type Deps = {
  credentials: Credentials;
  catalogue: Catalogue;
  keys: PlatformKeys;
  kiosks: Kiosks;
  hall: SandboxHall;
  leases: Leases;
  slots: Slots;
  filing: Filing;
  cancelling: Cancelling;
  rebooking: Rebooking;
  evaluating: Evaluating;
  /** Absent: nobody is counted. */
  bookers?: Bookers | undefined;
  reviewCases: ReviewCases;
  correcting: Correcting;
  payments: Payments;
  kept: KeptPapers;
  db: Db;
};

type ProgressRow = {
  key: string;
  kind: string;
  case_no: string;
  item_code: string;
  state: string;
  filed_at: string;
  /** Null unless it was cancelled. */
  state_before: string | null;
  cancelled_at: string | null;
};

export function mountRoutes(
  app: FastifyInstance,
  {
    catalogue,
    credentials,
    keys,
    kiosks,
    hall,
    leases,
    slots,
    filing,
    cancelling,
    rebooking,
    evaluating,
    bookers,
    reviewCases,
    correcting,
    payments,
    kept,
    db,
  }: Deps,
): void {
  const problem = (reply: FastifyReply, status: number, code: string) => reply.code(status).send({ code });
  const askedFor = (itemCode: string, place: string | undefined) => {
    const item = catalogue.item(itemCode);
    if (!item?.services.includes('booking')) return null;
    return { itemCode, zoneId: item.zoneId, department: item.departmentCode, place };
  };

  /** Null: nobody is counted, or it can't be opened. */
  const whoAsks = async (submissionId: string, sealed: SealedEnvelope): Promise<Person | null> => {
    const key = keys.byKid(sealed.kid);
    const plain = bookers && key && (await open(key.privateKey, sealed, personAad(submissionId)));
    if (!plain) return null;
    try {
      const person = SealedPerson.parse(JSON.parse(new TextDecoder().decode(plain)));
      return bookers.person(person, person.declared ?? null, person.principal ?? null);
    } catch {
      return null;
    }
  };

  app.get('/v1/health', async () => ({ status: 'ok' }));
  app.get('/v1/catalogue/version', async () => ({ version: catalogue.version }));
  app.get('/v1/keys/current', async () => keys.bundle);
  app.get('/v1/hall/current', async () => hall.signed);
  app.get('/v1/kiosks/keys', async () => {
    const text = JSON.stringify(await kiosks.keys());
    const signature = signWith(keys.root, Buffer.from(`liuyang-kiosks/1\n${text}`)).toString('base64');
    return { kiosks: text, root: keys.root.kid, signature };
  });
  app.post('/v1/enrolments', async (request, reply) => {
    const wanted = EnrolmentRequest.safeParse(request.body);
    if (!wanted.success) return problem(reply, 422, 'malformed');
    const answer = await kiosks.enrol(wanted.data);
    return typeof answer === 'string' ? problem(reply, 422, answer) : reply.code(201).send(answer);
  });

  app.get<{ Querystring: { itemCode?: string; place?: string } }>('/v1/slots', async (request, reply) => {
    const { itemCode = '', place } = request.query;
    const asked = askedFor(itemCode, place);
    if (!asked) return problem(reply, 422, 'unknown-item');
    return (await slots.free(asked)) ?? problem(reply, 422, 'unknown-place');
  });

  app.post('/v1/holds', async (request, reply) => {
    const wanted = HoldRequest.safeParse(request.body);
    if (!wanted.success) return problem(reply, 422, 'malformed');
    const { submissionId, itemCode, also = [], place, date, start, rebooks } = wanted.data;
    const asked = askedFor(itemCode, place);
    if (!asked) return problem(reply, 422, 'unknown-item');
    const further = also.flatMap((code) => askedFor(code, place) ?? []);
    if (further.length < also.length) return problem(reply, 422, 'unknown-item');
    const kioskId = String(request.headers['x-kiosk-id'] ?? '');
    const person = wanted.data.person ? await whoAsks(submissionId, wanted.data.person) : null;
    const seat = { submission: submissionId, date, start };
    const held = await slots.hold(asked, seat, { kioskId, person, rebooks }, further);
    switch (held.outcome) {
      case 'held':
        return reply.code(201).send(held.hold);
      case 'taken':
        return problem(reply, 409, 'slot-taken');
      case 'over-quota':
        return problem(reply, 429, 'hold-quota');
      case 'limited':
        return reply.code(409).send({ code: 'limit-reached', limit: held.limit });
      default:
        return reply.code(409).send({ code: held.outcome, at: hallTime(held.at) });
    }
  });

  app.post('/v1/standings', async (request, reply) => {
    const wanted = StandingRequest.safeParse(request.body);
    if (!wanted.success) return problem(reply, 422, 'malformed');
    const { submissionId, itemCode, also = [], cancels, rebooks } = wanted.data;
    const person = await whoAsks(submissionId, wanted.data.person);
    if (!bookers || !person) return problem(reply, 404, 'no-rules');
    const standing = await bookers.standing(person, itemCode, {
      cancels,
      except: [submissionId, ...(rebooks ? [rebooks] : [])],
      zones: [itemCode, ...also].flatMap((code) => catalogue.item(code)?.zoneId ?? []),
    });
    return standing ?? problem(reply, 404, 'no-rules');
  });

  app.delete<{ Params: { submissionId: string } }>('/v1/holds/:submissionId', async (request, reply) => {
    await slots.giveBack(request.params.submissionId);
    return reply.code(204).send();
  });

  app.put('/v1/leases', async (request, reply) => {
    const word = LeaseRequest.safeParse(request.body);
    if (!word.success) return problem(reply, 422, 'malformed');
    return (await leases.renew(request.kioskId, word.data)) ?? problem(reply, 409, 'stale-word');
  });

  app.put('/v1/parked', async (request, reply) => {
    const report = ParkedReport.safeParse(request.body);
    if (!report.success) return problem(reply, 422, 'malformed');
    await db.run(
      'INSERT INTO parked VALUES (?, ?) ON CONFLICT (kiosk_id) DO UPDATE SET report = excluded.report',
      request.kioskId,
      JSON.stringify(report.data),
    );
    return reply.code(204).send();
  });

  /** When a submission of any kind arrived. */
  const arrivedAt = async (key: string) => {
    const row = await db.one<{ at: string }>(
      `SELECT filed_at AS at FROM submission WHERE key = ? UNION ALL SELECT cancelled_at FROM cancellation WHERE key = ?
       UNION ALL SELECT rebooked_at FROM rebooking WHERE key = ? UNION ALL SELECT evaluated_at FROM evaluation WHERE key = ?
       UNION ALL SELECT corrected_at FROM correction WHERE key = ?`,
      ...[key, key, key, key, key],
    );
    return row?.at;
  };

  /** The platform's word, signed: this key, this body, this case. */
  const word = async (
    submissionId: string,
    bodyHash: string,
    { caseNo, state }: CaseAnswer,
  ): Promise<SignedCase> => {
    const arrived = await arrivedAt(submissionId);
    const facts = { submissionId, bodyHash, caseNo, state, ...(arrived && { arrivedAt: arrived }) };
    return {
      ...facts,
      kid: keys.answerKey.kid,
      signature: signCase(keys.answerKey, facts),
    };
  };

  const accept = <Body extends { kioskId: string; receiptNo: string }>(
    url: string,
    schema: z.ZodType<Body>,
    file: (key: string, body: Body, bodyHash: string) => Promise<FilingAnswer>,
  ) =>
    app.post(url, async (request, reply) => {
      const key = z.uuid().safeParse(request.headers['idempotency-key']);
      if (!key.success) return problem(reply, 422, 'key-missing');
      const body = schema.safeParse(request.body);
      if (!body.success || !request.rawBody) return problem(reply, 422, 'malformed');
      const { kioskId, receiptNo } = body.data;
      if (kioskId !== request.kioskId || !receiptNo.startsWith(`${kioskId}-`)) {
        return problem(reply, 422, 'another-kiosk');
      }
      const bodyHash = bodyHashOf(request.rawBody);
      const filed = await file(key.data, body.data, bodyHash);
      if (filed.outcome === 'refused') return problem(reply, filed.status, filed.code);
      return reply
        .code(filed.outcome === 'filed' ? 201 : 200)
        .send(await word(key.data, bodyHash, filed.answer));
    });
  accept('/v1/bookings', SubmissionBody, (key, body, hash) => filing.file('booking', key, body, hash));
  accept('/v1/cases', SubmissionBody, async (key, body, hash) => {
    const filed = await filing.file('pre-review', key, body, hash);
    // Also of a repeat: its process may have ended in between.
    if (filed.outcome !== 'refused') await kept.keep(key);
    return filed;
  });
  accept('/v1/cancellations', CancellationBody, (key, body, hash) => cancelling.cancel(key, body, hash));
  accept('/v1/rebookings', RebookingBody, (key, body, hash) => rebooking.rebook(key, body, hash));
  accept('/v1/corrections', CorrectionBody, (key, body, hash) => correcting.correct(key, body, hash));
  accept('/v1/evaluations', EvaluationBody, (key, body, hash) => evaluating.evaluate(key, body, hash));

  app.get<{ Params: { key: string } }>('/v1/submissions/:key', async (request, reply) => {
    const { key } = request.params;
    const found =
      (await filing.find(key)) ??
      (await cancelling.find(key)) ??
      (await rebooking.find(key)) ??
      (await correcting.find(key)) ??
      (await evaluating.find(key));
    // Of another kiosk's nothing is said, not even that it is there.
    if (found?.kioskId !== request.kioskId) return problem(reply, 404, 'unknown-submission');
    return word(key, found.bodyHash, found);
  });

  const progressOf = async (row: ProgressRow): Promise<Progress> => {
    if (row.kind === 'pre-review') return reviewProgressOf(row);
    const changes = await rebooking.changesOf(row.key);
    const first = changes[0]?.stateBefore ?? CaseState.parse(row.state_before ?? row.state);
    const refusal = await db.one<{ reason: string }>(
      'SELECT reason FROM refusal WHERE submission = ?',
      row.key,
    );
    const limit = refusal && { limit: BookingLimit.parse(JSON.parse(refusal.reason)) };
    const steps: Progress['steps'] = [{ state: first, at: row.filed_at, ...limit }];
    for (const { at } of changes) steps.push({ state: 'rebooked', at });
    if (row.cancelled_at) steps.push({ state: 'cancelled', at: row.cancelled_at });
    const given = await OtherTimes.given(db, row.key);
    const about = { caseNo: row.case_no, itemCode: row.item_code, state: CaseState.parse(row.state) };
    return { ...about, steps, ...(given && { given }) };
  };
  const reviewProgressOf = async (row: ProgressRow): Promise<Progress> => {
    const { case_no: caseNo, item_code: itemCode } = row;
    const state = CaseState.parse(row.state);
    const steps = await reviewCases.stepsOf(row);
    const told = { ...(await reviewCases.wordOf(row.key)), ...(await payments.wordOf(row.key)) };
    const slip = { ...(await reviewCases.resultOf(row.key)), ...(await reviewCases.owedOf(row)) };
    return { caseNo, itemCode, state, steps, ...told, ...slip };
  };
  const correctedProgress = async (name: string): Promise<Progress | null> => {
    const found = await reviewCases.progress(name);
    const key = found && (await reviewCases.bySlip(name))?.key;
    return found && key ? { ...found, ...(await payments.wordOf(key)) } : found;
  };
  const PROGRESS = `SELECT submission.key, kind, submission.case_no, item_code, state, filed_at,
      coalesce(cancellation.state_before, given_up_afar.state_before) AS state_before,
      coalesce(cancelled_at, given_up_at) AS cancelled_at
    FROM submission LEFT JOIN cancellation ON cancels = submission.key LEFT JOIN given_up_afar ON booking = submission.key`;

  app.get<{ Params: { caseNo: string } }>('/v1/progress/:caseNo', async (request, reply) => {
    await reviewCases.lapse();
    const row = await db.one<ProgressRow>(
      `${PROGRESS} WHERE case_no = ? AND submission.kiosk_id = ?`,
      request.params.caseNo,
      request.kioskId,
    );
    return row ? progressOf(row) : problem(reply, 404, 'unknown-case');
  });

  // Whoever has the slip may ask at any kiosk: its name can't be guessed.
  app.get<{ Params: { name: string } }>('/v1/slips/:name', async (request, reply) => {
    const { name } = request.params;
    await reviewCases.lapse();
    const row = await db.one<ProgressRow>(
      `${PROGRESS} WHERE submission.slip_name = ? OR cancellation.slip_name = ?`,
      name,
      name,
    );
    const found = row
      ? await progressOf(row)
      : ((await rebooking.progress(name)) ?? (await correctedProgress(name)));
    return found ?? problem(reply, 404, 'unknown-case');
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
