/** The municipal platform over HTTP: every method answers with a value, never throws for what the network does. */
import createClient from 'openapi-fetch';
import type { z } from 'zod';
import type { ClockDoubt } from '../clock/trusted-clock.ts';
import { Standing } from '../model/booking-limit.ts';
import type { MatterKind } from '../model/draft.ts';
import { KINDS } from '../model/kinds.ts';
import { OwnBookings } from '../model/own-bookings.ts';
import { Mending, Refusal } from '../model/review.ts';
import type { DeviceIdentity } from '../signing/device.ts';
import {
  type Answer,
  type CaseAnswer,
  CatalogueVersion,
  Credential,
  type FiledBody,
  Health,
  Hold,
  type HoldRequest,
  LeaseAnswer,
  type LeaseRequest,
  Licence,
  type OwnBookingsRequest,
  type ParkedReport,
  Progress,
  type ReviewRequest,
  type ScannedCode,
  SignedCase,
  SlotsAnswer,
  type StandingRequest,
} from './answers.ts';
import { bodyHashOf, isCaseSigned } from './case-receipt.ts';
import type { paths } from './generated/api.d.ts';
import { type HandOverQuestions, handOverQuestions } from './hand-over.ts';
import { type Acceptance, type Keyring, SignedBundle } from './keyring.ts';
import { type PaperQuestions, paperQuestions } from './papers.ts';
import { onlyBusy, readAnswer, readRefusal, retryAfterOf, unreachable } from './read-answer.ts';
import { SignedHall } from './signed-hall.ts';
import { createSignedHttp } from './signed-http.ts';
import { nullWhen, type SlipQuestions, slipQuestions } from './slips.ts';
import { createTransport, type TransportOptions } from './transport.ts';
import { hasArrived, uploadByTus } from './upload.ts';

export type {
  Answer,
  CancellationBody,
  CorrectionBody,
  EvaluationBody,
  RebookingBody,
  SubmissionBody,
} from './answers.ts';

export type PlatformOptions = {
  /** Scheme, host and port; `/v1` is added. */
  baseUrl: string;
  /** Longest wait for one answer; for a photograph, longest wait without a byte moving. */
  timeoutMs: number;
  /** Who asks, and the key that says so. */
  device: Pick<DeviceIdentity, 'kioskId' | 'key'>;
  /** Learns the platform's keys, and knows whose word counts. */
  keyring: Keyring;
  /** What every request says of the kiosk itself. */
  state?: () => KioskState;
  transport?: TransportOptions;
  /** Told the platform's time, milliseconds since the epoch, with each answer that is its own. */
  onDate?: (at: number) => void;
};

/** `audit`: the trail's newest entry, `seq:hash`. */
export type KioskState = { audit: string; clock: ClockDoubt | 'right' };

/** `body`: as the queue holds it; checked before it was queued, and again by the platform. */
export type SubmitRequest = {
  idempotencyKey: string;
  kind: MatterKind;
  body: FiledBody;
};
/** `sha256`, lower-case hex, is of `bytes` as they are: already sealed. */
export type UploadRequest = { sha256: string; size: number; bytes: Uint8Array };

export interface PlatformClient extends PaperQuestions, HandOverQuestions, SlipQuestions {
  health(): Promise<Answer<Health>>;
  /** Asks for the platform's key bundle; what the keyring made of it. `signed` is worth keeping once it was accepted. */
  keys(): Promise<Answer<{ acceptance: Acceptance; signed: SignedBundle }>>;
  /** Asks for the platform's newest plan of the hall; whether it is good, `openHall` says. */
  hall(): Promise<Answer<SignedHall>>;
  /** `place`: id of a place in the hall's plan; without it: the first one where the item is done. */
  slots(itemCode: string, place?: string | null): Promise<Answer<SlotsAnswer>>;
  /** How somebody stands with the rules of fairness; refused where the platform has none. */
  standing(request: StandingRequest): Promise<Answer<Standing>>;
  /** Refused with `slot-taken` when somebody was faster, `limit-reached`, `not-released` or `drawing` by the rules of fairness. */
  hold(request: HoldRequest): Promise<Answer<Hold>>;
  /** Gives a hold back; safe to repeat. */
  releaseHold(submissionId: string): Promise<Answer<void>>;
  /** Says what the book of leases holds, and asks what it may hold. */
  leases(request: LeaseRequest): Promise<Answer<LeaseAnswer>>;
  /** Safe to repeat with the same key and body. Refused for good: `key-reused`, `another-person` and the like; `blob-missing` after uploading again succeeds. */
  submit(request: SubmitRequest): Promise<Answer<CaseAnswer>>;
  /** Null: the platform never got it. */
  findSubmission(request: Omit<SubmitRequest, 'kind'>): Promise<Answer<CaseAnswer | null>>;
  /** Whether a blob arrived whole and its hash was verified. */
  hasBlob(sha256: string): Promise<Answer<boolean>>;
  /** Goes on where an earlier try stopped, also one of an earlier process. */
  uploadBlob(request: UploadRequest): Promise<Answer<void>>;
  /** Null: no such case. */
  progress(caseNo: string): Promise<Answer<Progress | null>>;
  /** Replaces what this kiosk said before. */
  reportParked(report: ParkedReport): Promise<Answer<void>>;
  /** The case of a slip by its name (slip-proof/slip-name.ts), whichever kiosk filed it. Null: no such slip. */
  slipProgress(name: string): Promise<Answer<Progress | null>>;
  /** The bookings of a person that are still to come, whichever kiosk filed them. Refused with `not-proved` and the like. */
  ownBookings(question: OwnBookingsRequest): Promise<Answer<OwnBookings>>;
  /**
   * What is to be mended of a slip's case, whichever kiosk filed it. Null: no such slip. Refused with `another-person`, `not-proved`, or
   * `nothing-to-mend`.
   */
  review(request: ReviewRequest): Promise<Answer<Mending | null>>;
  /** Why a slip's case was not accepted. Null: no such slip. Refused with `another-person`, `not-proved`, or `not-refused`. */
  refusal(request: ReviewRequest): Promise<Answer<Refusal | null>>;
  catalogueVersion(): Promise<Answer<CatalogueVersion>>;
  /** Who showed an e-ID code. Refused with `code-expired` or `code-unknown`; a code is good once. */
  resolveCredential(code: ScannedCode): Promise<Answer<Credential>>;
  resolveLicence(code: ScannedCode): Promise<Answer<Licence>>;
}

/** What a kiosk says of itself before it has a trail. */
const NOTHING_YET: KioskState = { audit: `0:${'0'.repeat(64)}`, clock: 'right' };

/** What every question of the client is asked with. */
function createAsking(options: PlatformOptions) {
  const { device, keyring, state = () => NOTHING_YET } = options;
  const baseUrl = `${options.baseUrl.replace(/\/+$/, '')}/v1`;
  const signed = createSignedHttp({
    device,
    transport: createTransport(baseUrl, options.transport),
    about: () => ({ 'x-kiosk-audit': state().audit, 'x-kiosk-clock': state().clock }),
    keyring,
  });
  const http = createClient<paths>({ baseUrl, fetch: signed.fetch });
  const blobs = { endpoint: `${baseUrl}/blobs`, http: signed, timeoutMs: options.timeoutMs };
  const each = () => ({ parseAs: 'text' as const, signal: AbortSignal.timeout(options.timeoutMs) });

  /** `ownProof`: what it says when all is well is signed by itself. */
  const ask = async <T>(
    schema: z.ZodType<T>,
    request: () => Promise<{ data?: unknown; error?: unknown; response: Response }>,
    ownProof = false,
  ): Promise<Answer<T>> => {
    try {
      const { data, error, response } = await request();
      const answer = readAnswer(schema, response, response.ok ? data : error);
      const isVouched = signed.isVouched(response);
      if (!isVouched && !(ownProof && answer.kind === 'ok')) return onlyBusy(answer);
      const sentAt = Date.parse(response.headers.get('date') ?? '');
      // A captive portal has a clock too.
      if (answer.kind === 'ok' && isVouched && !Number.isNaN(sentAt)) options.onDate?.(sentAt);
      return answer;
    } catch (error) {
      return unreachable(error);
    }
  };

  /** For requests that are answered with 204. */
  const done = async (
    request: () => Promise<{ error?: unknown; response: Response }>,
  ): Promise<Answer<void>> => {
    try {
      const { response, error } = await request();
      const answer: Answer<void> =
        response.status === 204
          ? { kind: 'ok', value: undefined }
          : readRefusal(response.status, retryAfterOf(response.headers), error);
      return signed.isVouched(response) ? answer : onlyBusy(answer);
    } catch (error) {
      return unreachable(error);
    }
  };

  /** The platform's word for this key and this body, or no answer at all. */
  const askForCase = async (
    { idempotencyKey, body }: Omit<SubmitRequest, 'kind'>,
    request: Parameters<typeof ask>[1],
  ): Promise<Answer<CaseAnswer>> => {
    const answer = await ask(SignedCase, request);
    if (answer.kind !== 'ok') return answer;
    const { kid, signature, ...facts } = answer.value;
    const nonsense = (detail: string) => ({ kind: 'nonsense', detail }) as const;
    if (facts.submissionId !== idempotencyKey) return nonsense('the case of another submission');
    if (facts.bodyHash !== bodyHashOf(JSON.stringify(body))) return nonsense('the case of another body');
    const key = keyring.answerKey(kid);
    const { arrivedAt, ...unsaid } = facts;
    const { caseNo, state } = facts;
    if (key && isCaseSigned(key, facts, signature)) {
      return { kind: 'ok', value: { caseNo, state, ...(arrivedAt && { arrivedAt }) } };
    }
    // A platform that does not sign the arrival yet: it is as good as not told.
    if (key && isCaseSigned(key, unsaid, signature)) return { kind: 'ok', value: { caseNo, state } };
    return nonsense('not signed by the platform');
  };

  const asking = { http, each, ask, done, keyring, timeoutMs: options.timeoutMs };
  const questions = { ...paperQuestions(asking), ...handOverQuestions(asking), ...slipQuestions(asking) };
  return { http, blobs, each, ask, askForCase, done, questions };
}

export function createPlatformClient(options: PlatformOptions): PlatformClient {
  const { keyring } = options;
  const { http, blobs, each, ask, askForCase, done, questions } = createAsking(options);
  return {
    ...questions,
    health: () => ask(Health, () => http.GET('/health', each())),
    keys: async () => {
      const answer = await ask(SignedBundle, () => http.GET('/keys/current', each()), true);
      if (answer.kind !== 'ok') return answer;
      return { kind: 'ok', value: { acceptance: keyring.accept(answer.value), signed: answer.value } };
    },
    catalogueVersion: () => ask(CatalogueVersion, () => http.GET('/catalogue/version', each())),
    hall: () => ask(SignedHall, () => http.GET('/hall/current', each())),
    slots: (itemCode, place = null) => {
      const query = { itemCode, ...(place !== null && { place }) };
      return ask(SlotsAnswer, () => http.GET('/slots', { params: { query }, ...each() }));
    },
    releaseHold: (submissionId) =>
      done(() => http.DELETE('/holds/{submissionId}', { params: { path: { submissionId } }, ...each() })),
    reportParked: (body) => done(() => http.PUT('/parked', { body, ...each() })),
    standing: ({ also, cancels, rebooks, ...asked }) => {
      const body = {
        ...asked,
        ...(also && { also }),
        ...(cancels && { cancels }),
        ...(rebooks && { rebooks }),
      };
      return ask(Standing, () => http.POST('/standings', { body, ...each() }));
    },
    hold: ({ place, person, rebooks, also, ...wanted }) => {
      const more = { ...(person && { person }), ...(rebooks && { rebooks }), ...(also && { also }) };
      const body = { ...wanted, ...(place !== undefined && { place }), ...more };
      return ask(Hold, () => http.POST('/holds', { body, ...each() }));
    },
    leases: (body) => ask(LeaseAnswer, () => http.PUT('/leases', { body, ...each() })),
    submit: (request) => {
      const { idempotencyKey, kind, body } = request;
      const params = { header: { 'Idempotency-Key': idempotencyKey } };
      // All endpoints that take a submission answer alike; which fields a body has is its kind's matter.
      const endpoint = KINDS[kind].endpoint as '/bookings';
      return askForCase(request, () =>
        http.POST(endpoint, {
          params,
          body: body as paths['/bookings']['post']['requestBody']['content']['application/json'],
          ...each(),
        }),
      );
    },
    findSubmission: async (request) => {
      const path = { key: request.idempotencyKey };
      const found = await askForCase(request, () =>
        http.GET('/submissions/{key}', { params: { path }, ...each() }),
      );
      return nullWhen('unknown-submission', found);
    },
    progress: async (caseNo) =>
      nullWhen(
        'unknown-case',
        await ask(Progress, () =>
          http.GET('/progress/{caseNo}', { params: { path: { caseNo } }, ...each() }),
        ),
      ),
    slipProgress: async (name) =>
      nullWhen(
        'unknown-case',
        await ask(Progress, () => http.GET('/slips/{name}', { params: { path: { name } }, ...each() })),
      ),
    ownBookings: (body) => ask(OwnBookings, () => http.POST('/own-bookings', { body, ...each() })),
    review: async (body) =>
      nullWhen('unknown-case', await ask(Mending, () => http.POST('/reviews', { body, ...each() }))),
    refusal: async (body) =>
      nullWhen('unknown-case', await ask(Refusal, () => http.POST('/reviews/refusal', { body, ...each() }))),
    resolveCredential: (body) =>
      ask(Credential, () => http.POST('/credentials/resolve', { body, ...each() })),
    resolveLicence: (body) => ask(Licence, () => http.POST('/licences/resolve', { body, ...each() })),
    hasBlob: (sha256) => hasArrived(blobs, sha256),
    uploadBlob: (blob) => uploadByTus(blobs, blob),
  };
}
