/** The municipal platform over HTTP: every method answers with a value, never throws for what the network does. */
import createClient from 'openapi-fetch';
import type { z } from 'zod';
import type { MatterKind } from '../model/draft.ts';
import { KINDS } from '../model/kinds.ts';
import {
  type Answer,
  type CaseAnswer,
  CatalogueVersion,
  Credential,
  caseOf,
  type FiledBody,
  Health,
  Hold,
  type HoldRequest,
  Licence,
  type ParkedReport,
  PlatformKey,
  Progress,
  type ScannedCode,
  SlotsAnswer,
} from './answers.ts';
import { boundedFetch } from './bounded-fetch.ts';
import type { paths } from './generated/api.d.ts';
import { readAnswer, readRefusal, retryAfterOf, unreachable } from './read-answer.ts';
import { hasArrived, uploadByTus } from './upload.ts';

export type { Answer, CancellationBody, EvaluationBody, SubmissionBody } from './answers.ts';

export type PlatformOptions = {
  /** Scheme, host and port; `/v1` is added. */
  baseUrl: string;
  /** Longest wait for one answer; for a photograph, longest wait without a byte moving. */
  timeoutMs: number;
  kioskId: string;
  /** Told the platform's time, milliseconds since the epoch, with each answer that is its own. */
  onDate?: (at: number) => void;
};

/** `body`: as the queue holds it; checked before it was queued, and again by the platform. */
export type SubmitRequest = {
  idempotencyKey: string;
  kind: MatterKind;
  body: FiledBody;
};
/** `sha256`, lower-case hex, is of `bytes` as they are: already sealed. */
export type UploadRequest = { sha256: string; size: number; bytes: Uint8Array };

export interface PlatformClient {
  health(): Promise<Answer<Health>>;
  currentKey(): Promise<Answer<PlatformKey>>;
  slots(itemCode: string): Promise<Answer<SlotsAnswer>>;
  /** Refused with `slot-taken` when somebody was faster. */
  hold(request: HoldRequest): Promise<Answer<Hold>>;
  /** Gives a hold back; safe to repeat. */
  releaseHold(submissionId: string): Promise<Answer<void>>;
  /** Safe to repeat with the same key and body. Refused for good: `key-reused`, `another-person` and the like; `blob-missing` after uploading again succeeds. */
  submit(request: SubmitRequest): Promise<Answer<CaseAnswer>>;
  /** Null: the platform never got it. */
  findSubmission(idempotencyKey: string): Promise<Answer<CaseAnswer | null>>;
  /** Whether a blob arrived whole and its hash was verified. */
  hasBlob(sha256: string): Promise<Answer<boolean>>;
  /** Goes on where an earlier try stopped, also one of an earlier process. */
  uploadBlob(request: UploadRequest): Promise<Answer<void>>;
  /** Null: no such case. */
  progress(caseNo: string): Promise<Answer<Progress | null>>;
  /** Replaces what this kiosk said before. */
  reportParked(report: ParkedReport): Promise<Answer<void>>;
  catalogueVersion(): Promise<Answer<CatalogueVersion>>;
  /** Who showed an e-ID code. Refused with `code-expired` or `code-unknown`; a code is good once. */
  resolveCredential(code: ScannedCode): Promise<Answer<Credential>>;
  resolveLicence(code: ScannedCode): Promise<Answer<Licence>>;
}

export function createPlatformClient(options: PlatformOptions): PlatformClient {
  const baseUrl = `${options.baseUrl.replace(/\/+$/, '')}/v1`;
  const headers = { 'X-Kiosk-Id': options.kioskId };
  // A redirect is never the platform's: following a captive portal would hand it the request.
  const http = createClient<paths>({ baseUrl, headers, redirect: 'manual', fetch: boundedFetch });
  const blobs = { endpoint: `${baseUrl}/blobs`, headers, timeoutMs: options.timeoutMs };
  const each = () => ({ parseAs: 'text' as const, signal: AbortSignal.timeout(options.timeoutMs) });

  const ask = async <T>(
    schema: z.ZodType<T>,
    request: () => Promise<{ data?: unknown; error?: unknown; response: Response }>,
  ): Promise<Answer<T>> => {
    try {
      const { data, error, response } = await request();
      const answer = readAnswer(schema, response, response.ok ? data : error);
      const sentAt = Date.parse(response.headers.get('date') ?? '');
      // A captive portal has a clock too.
      if (answer.kind === 'ok' && !Number.isNaN(sentAt)) options.onDate?.(sentAt);
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
      if (response.status === 204) return { kind: 'ok', value: undefined };
      return readRefusal(response.status, retryAfterOf(response.headers), error);
    } catch (error) {
      return unreachable(error);
    }
  };

  return {
    health: () => ask(Health, () => http.GET('/health', each())),
    currentKey: () => ask(PlatformKey, () => http.GET('/keys/current', each())),
    catalogueVersion: () => ask(CatalogueVersion, () => http.GET('/catalogue/version', each())),
    slots: (itemCode) =>
      ask(SlotsAnswer, () => http.GET('/slots', { params: { query: { itemCode } }, ...each() })),
    releaseHold: (submissionId) =>
      done(() => http.DELETE('/holds/{submissionId}', { params: { path: { submissionId } }, ...each() })),
    reportParked: (body) => done(() => http.PUT('/parked', { body, ...each() })),
    hold: (body) => ask(Hold, () => http.POST('/holds', { body, ...each() })),
    submit: ({ idempotencyKey, kind, body }) => {
      const params = { header: { 'Idempotency-Key': idempotencyKey } };
      // All endpoints that take a submission answer alike; which fields a body has is its kind's matter.
      const endpoint = KINDS[kind].endpoint as '/bookings';
      return ask(caseOf(idempotencyKey), () =>
        http.POST(endpoint, {
          params,
          body: body as paths['/bookings']['post']['requestBody']['content']['application/json'],
          ...each(),
        }),
      );
    },
    findSubmission: async (key) =>
      nullWhen(
        'unknown-submission',
        await ask(caseOf(key), () =>
          http.GET('/submissions/{key}', { params: { path: { key } }, ...each() }),
        ),
      ),
    progress: async (caseNo) =>
      nullWhen(
        'unknown-case',
        await ask(Progress, () =>
          http.GET('/progress/{caseNo}', { params: { path: { caseNo } }, ...each() }),
        ),
      ),
    resolveCredential: (body) =>
      ask(Credential, () => http.POST('/credentials/resolve', { body, ...each() })),
    resolveLicence: (body) => ask(Licence, () => http.POST('/licences/resolve', { body, ...each() })),
    hasBlob: (sha256) => hasArrived(blobs, sha256),
    uploadBlob: (blob) => uploadByTus(blobs, blob),
  };
}

function nullWhen<T>(code: string, answer: Answer<T>): Answer<T | null> {
  return answer.kind === 'refused' && answer.status === 404 && answer.code === code
    ? { kind: 'ok', value: null }
    : answer;
}
