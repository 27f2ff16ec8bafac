/** A municipal platform: real HTTP, a real database, real keys; tests steer its faults. Several share one PostgreSQL and one folder. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Fastify from 'fastify';
import { loadCatalogue } from '../../../main/core/catalogue/load.ts';
import type { EnrolmentFile } from '../../../main/core/enrolment/enrol.ts';
import { CaseState } from '../../../main/core/model/receipt.ts';
import type { Submission } from '../../../main/core/model/submission.ts';
import { Made, type ParkedReport } from '../../../main/core/platform/answers.ts';
import { SuiteName } from '../../../main/core/sealing/seal.ts';
import { mountBlobs } from './blobs.ts';
import { Bookers } from './bookers.ts';
import { Cancelling } from './cancelling.ts';
import { CheckingIn, mountCheckIn } from './check-in.ts';
import { Correcting } from './correcting.ts';
import { Credentials } from './credentials.ts';
import { openDatabase } from './database.ts';
import { Evaluating } from './evaluating.ts';
import { type FaultPlan, type Faults, installFaults } from './faults.ts';
import { Filing } from './filing.ts';
import { SandboxHall } from './hall.ts';
import { HandOvers, mountHandOvers } from './hand-overs.ts';
import { KeptPapers, mountKeptPapers } from './kept-papers.ts';
import { PlatformKeys } from './keys.ts';
import { Kiosks } from './kiosks.ts';
import { LEASE_POLICY, Leases } from './leases.ts';
import { mountOwnBookings, OwnBookings } from './own-bookings.ts';
import { mountPayments, Payments } from './payments.ts';
import { mountPhoneUploads, PhoneUploads } from './phone-uploads.ts';
import { Rebooking, type SandboxRebooking } from './rebooking.ts';
import { mountReminders, Reminders } from './reminders.ts';
import { Reviewing } from './review.ts';
import { ReviewCases } from './review-cases.ts';
import { mountReviewer } from './reviewer.ts';
import { mountRoutes } from './routes.ts';
import { demandSignatures } from './signatures.ts';
import { signAnswers } from './signed-answers.ts';
import { Slots } from './slots.ts';
import { mountWindow } from './window.ts';

export type SandboxOptions = {
  /** Database, keys and blobs live here and survive a restart. */
  folder: string;
  /** A PostgreSQL database in place of the folder's SQLite, postgresql://… */
  database?: string;
  /** 0 or absent: any free port. */
  port?: number;
  /** Places in one slot of one department; absent: as the hall's plan says. */
  capacity?: number;
  /** The plan's rules of fairness hold. Absent: nobody is counted, as when one test's citizen books a hundred times. */
  fair?: boolean;
  /** False: only the years of the shipped plan have a calendar. */
  everyYear?: boolean;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Draws the faults, and what the rules of fairness leave to chance, 0 to 1: a seeded one makes a run repeatable. */
  random?: () => number;
  /** False: as a platform of before, whose bundle does not say that all answers are signed; whoever stands between may then make up some. */
  answersAreSigned?: boolean;
};

export type SandboxCase = {
  caseNo: string;
  key: string;
  receiptNo: string;
  itemCode: string;
  kind: 'booking' | 'pre-review';
  state: string;
  kioskId: string;
};

export type SandboxCancellation = { key: string; cancels: string; receiptNo: string };

export type SandboxEvaluation = {
  key: string;
  evaluates: string;
  receiptNo: string;
  level: number;
  /** JSON array */
  reasons: string;
  comment: string | null;
};

export type Sandbox = {
  /** Scheme, host and port, without /v1. */
  url: string;
  port: number;
  close(): Promise<void>;
  /** In the order filed. */
  cases(): Promise<SandboxCase[]>;
  cancellations(): Promise<SandboxCancellation[]>;
  evaluations(): Promise<SandboxEvaluation[]>;
  rebookings(): Promise<SandboxRebooking[]>;
  /** What a kiosk last said it holds that was refused; null when it never did. */
  parkedOf(kioskId: string): Promise<ParkedReport | null>;
  /** The decrypted submission; null when that key was never filed. */
  openCase(key: string): Promise<Submission | null>;
  faults: Faults;
  keys: PlatformKeys;
  hall: SandboxHall;
  /** The hall's queues. */
  checkingIn: CheckingIn;
  /** The reviewers of pre-reviews. */
  reviewing: Reviewing;
  /** What their applicants mended. */
  correcting: Correcting;
  /** What the platform's staff hand out to enrol a kiosk with, or, for a `swap`, another machine in its place. */
  enrolmentFor(kioskId: string, options?: { swap?: boolean }): Promise<EnrolmentFile>;
  /** The keys of a stolen kiosk count no more. Returns how many there were. */
  strikeOff(kioskId: string): Promise<number>;
  /** What a submission told of how it came about at its kiosk. */
  madeOf(receiptNo: string): Promise<Made | null>;
  /** Where a kiosk's audit trail stood, oldest first. */
  auditHeads(kioskId: string): Promise<AuditHeadSeen[]>;
};

/** `at`: milliseconds since the epoch. `rewound`: 1 where it contradicts what the kiosk had said before. */
export type AuditHeadSeen = { seq: number; hash: string; at: number; rewound: number };

const CATALOGUE = path.join(import.meta.dirname, '../../../kiosk-config/catalogue');

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { folder, port = 0, capacity, everyYear = true, now = Date.now } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const loaded = loadCatalogue(CATALOGUE);
  if (!loaded.ok) throw new Error(`the shipped catalogue is broken: ${JSON.stringify(loaded.problems[0])}`);
  const { catalogue } = loaded;
  const keys = await PlatformKeys.load(folder, now, options.answersAreSigned);
  const db = await openDatabase(folder, options.database);
  const kiosks = await Kiosks.open({ db, folder, root: keys.root, now });
  const hall = new SandboxHall({ folder, known: catalogue.known(), root: keys.root, now, everyYear });
  const bookers = options.fair
    ? new Bookers({
        db,
        plan: () => hall.plan,
        secret: keys.secret,
        lateMinutes: (): number => checkingIn.rule.lateMinutes,
        now,
      })
    : undefined;
  const random = options.random ?? Math.random;
  const slots = new Slots({ db, hall, capacity, now, bookers, random });
  const leases = new Leases({ db, slots, catalogue, policy: LEASE_POLICY });
  const filing = new Filing({ db, keys, slots, catalogue, bookers, now });
  const rebooking = new Rebooking({ db, filing, slots, catalogue, bookers, now });
  const changedTo = rebooking.changedTo.bind(rebooking);
  const cancelling = new Cancelling({ db, filing, slots, changedTo, bookers, now });
  const reviewCases = new ReviewCases({ db, filing, keys, catalogue, folder, now });
  const payments: Payments = new Payments({ db, keys, cases: reviewCases, now, url: () => url });
  const reviewing = new Reviewing({ db, payments, cases: reviewCases, catalogue, now });
  const correcting = new Correcting({ db, cases: reviewCases, filing, keys, now });
  const kept = new KeptPapers({ db, keys, catalogue, filing, cases: reviewCases, now });
  await kept.seed();
  const evaluating = new Evaluating({ db, filing, cancelling, now });

  const cases = () =>
    db.all<SandboxCase>(
      `SELECT case_no AS "caseNo", key, receipt_no AS "receiptNo", item_code AS "itemCode", kind, state,
         kiosk_id AS "kioskId"
       FROM submission ORDER BY rowid`,
    );

  const cancellations = () =>
    db.all<SandboxCancellation>(
      'SELECT key, cancels, receipt_no AS "receiptNo" FROM cancellation ORDER BY rowid',
    );

  const evaluations = () =>
    db.all<SandboxEvaluation>(
      'SELECT key, evaluates, receipt_no AS "receiptNo", level, reasons, comment FROM evaluation ORDER BY rowid',
    );

  const parkedOf = async (kioskId: string): Promise<ParkedReport | null> => {
    const row = await db.one<{ report: string }>('SELECT report FROM parked WHERE kiosk_id = ?', kioskId);
    return row ? JSON.parse(row.report) : null;
  };

  const app = Fastify({ forceCloseConnections: true, bodyLimit: 4 * 1024 * 1024, exposeHeadRoutes: false });
  const faults = installFaults(app, options.random);
  demandSignatures(app, { db, kiosks, now });
  signAnswers(app, { keys, now });
  mountBlobs(app, db, folder);
  const credentials = new Credentials();
  mountRoutes(app, {
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
    payments,
    correcting,
    kept,
    db,
  });
  mountKeptPapers(app, kept);
  await mountHandOvers(app, new HandOvers({ db, folder, now, url: () => url }));
  mountPhoneUploads(app, new PhoneUploads({ db, catalogue, now, url: () => url }));

  const checkingIn: CheckingIn = new CheckingIn({ db, filing, rebooking, hall, catalogue, now });
  mountCheckIn(app, checkingIn);
  mountPayments(app, payments);
  mountReminders(app, new Reminders({ db, filing, slots, catalogue, bookers, changedTo, now }));
  mountOwnBookings(app, new OwnBookings({ db, keys, filing, rebooking, now }));

  const enrolmentFor = async (kioskId: string, options: { swap?: boolean } = {}) => ({
    ...(await kiosks.issue(kioskId, options)),
    platform: url,
  });
  const auditHeads = (kioskId: string) =>
    db.all<AuditHeadSeen>(
      'SELECT seq, hash, at, rewound FROM audit_head WHERE kiosk_id = ? ORDER BY at, rowid',
      kioskId,
    );

  app.post<{ Body: { kioskId: string; swap?: boolean } }>(
    '/_sandbox/enrolments',
    async ({ body: { kioskId, swap = false } }, reply) =>
      reply.code(201).send(await enrolmentFor(kioskId, { swap })),
  );
  app.post<{ Params: { kioskId: string } }>('/_sandbox/kiosks/:kioskId/strike-off', async (request) => ({
    keys: await kiosks.strikeOff(request.params.kioskId),
  }));
  mountWindow(app, { kiosks, db });
  mountReviewer(app, { reviewing, correcting, cases: reviewCases });
  app.get('/_sandbox/kiosks', async () => ({ kiosks: await kiosks.keys() }));
  app.get<{ Params: { kioskId: string } }>('/_sandbox/kiosks/:kioskId/audit-heads', async (request) =>
    auditHeads(request.params.kioskId),
  );
  app.get('/_sandbox/cases', async () => cases());
  app.get('/_sandbox/cancellations', async () => cancellations());
  app.get('/_sandbox/rebookings', async () => rebooking.all());
  app.get('/_sandbox/evaluations', async () => evaluations());
  app.get('/_sandbox/leases', async () => db.all('SELECT * FROM lease ORDER BY date, start, id'));
  app.get<{ Params: { kioskId: string } }>(
    '/_sandbox/parked/:kioskId',
    async (request) => (await parkedOf(request.params.kioskId)) ?? {},
  );
  app.get<{ Params: { key: string } }>('/_sandbox/cases/:key', async (request, reply) => {
    return (await filing.open(request.params.key)) ?? reply.code(404).send({ code: 'unknown-submission' });
  });
  // A person at the platform decides.
  app.post<{ Params: { caseNo: string }; Body: { state: string } }>(
    '/_sandbox/states/:caseNo',
    async ({ params, body }, reply) => {
      const state = CaseState.parse(body.state);
      await db.run('UPDATE submission SET state = ? WHERE case_no = ?', state, params.caseNo);
      return reply.code(204).send();
    },
  );
  app.post<{ Body: FaultPlan }>('/_sandbox/faults', async (request, reply) => {
    faults.set(request.body);
    return reply.code(204).send();
  });

  app.post<{ Body: { suite: string } }>('/_sandbox/keys', async (request, reply) => {
    const { kid, suite } = await keys.rotate(SuiteName.parse(request.body.suite));
    return reply.code(201).send({ kid, suite });
  });

  // tus's FileStore makes its folder in the background, and throws if the sandbox's own is gone by then.
  while (!existsSync(path.join(folder, 'blobs'))) await setImmediate();
  const url: string = await app.listen({ host: '127.0.0.1', port });
  return {
    url,
    port: Number(new URL(url).port),
    close: async () => {
      await app.close();
      await db.close();
    },
    cases,
    cancellations,
    evaluations,
    rebookings: () => rebooking.all(),
    parkedOf,
    openCase: (key) => filing.open(key),
    faults,
    keys,
    hall,
    checkingIn,
    reviewing,
    correcting,
    enrolmentFor,
    strikeOff: (kioskId) => kiosks.strikeOff(kioskId),
    madeOf: async (receiptNo) => {
      const sql = 'SELECT made FROM submission WHERE receipt_no = ?';
      const made = (await db.one<{ made: string | null }>(sql, receiptNo))?.made;
      return made ? Made.parse(JSON.parse(made)) : null;
    },
    auditHeads,
  };
}
