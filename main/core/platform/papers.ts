/** What the client asks for papers: of the archive and the licence library, from a phone, and pages that are to be mended. */
import type { Client } from 'openapi-fetch';
import type { z } from 'zod';
import { KeptPapers } from '../model/archive.ts';
import {
  type Answer,
  type ArchivePageRequest,
  type ArchiveRequest,
  PhonePlace,
  type PhonePlaceRequest,
  PhoneState,
  ReviewPagePiece,
  type ReviewPageRequest,
} from './answers.ts';
import type { paths } from './generated/api.d.ts';

type Raw = Promise<{ data?: unknown; error?: unknown; response: Response }>;
type Asking = {
  http: Client<paths>;
  each: () => { parseAs: 'text'; signal: AbortSignal };
  ask: <T>(schema: z.ZodType<T>, request: () => Raw) => Promise<Answer<T>>;
  done: (request: () => Promise<{ error?: unknown; response: Response }>) => Promise<Answer<void>>;
  /** Longest wait that one answer may take, milliseconds. */
  timeoutMs: number;
};

/** The platform answers a question that waits well before the kiosk gives it up. */
const WAIT_SHARE = 0.5;
/** No proxy on the way may find it too long. */
const WAIT_MAX_MS = 20_000;

export interface PaperQuestions {
  /** Which papers of an item the archive and the licence library have. Refused with `not-proved`, `not-holder` and the like. */
  keptPapers(question: ArchiveRequest): Promise<Answer<KeptPapers>>;
  /** A piece of a page of one; refused alike, or with `unknown-page`, `expired-paper`. */
  keptPage(question: ArchivePageRequest): Promise<Answer<ReviewPagePiece>>;
  /** What the archive keeps of a person. Refused with `not-proved` and the like. */
  ownPapers(question: ArchiveRequest): Promise<Answer<KeptPapers>>;
  /** Deletes one of it; safe to repeat. Refused alike. */
  deletePaper(question: ArchiveRequest): Promise<Answer<void>>;
  /** A piece of a photograph that is to be mended; refused like `review`, or with `unknown-page`. */
  reviewPage(request: ReviewPageRequest): Promise<Answer<ReviewPagePiece>>;
  /** A place for one picture from a phone; safe to repeat. */
  phonePlace(wanted: PhonePlaceRequest): Promise<Answer<PhonePlace>>;
  /** How far it is, as soon as it is another than `known`, or after a while. */
  phoneState(uploadId: string, known: PhoneState['state']): Promise<Answer<PhoneState>>;
  /** A piece of what came, sealed as the phone sealed it, from a byte on. */
  phonePicture(uploadId: string, from: number): Promise<Answer<ReviewPagePiece>>;
  /** Takes the place away with whatever came; safe to repeat. */
  dropPhonePlace(uploadId: string): Promise<Answer<void>>;
}

export function paperQuestions({ http, each, ask, done, timeoutMs }: Asking): PaperQuestions {
  const wait = Math.round(Math.min(WAIT_MAX_MS, timeoutMs * WAIT_SHARE));
  const at = (uploadId: string) => ({ path: { uploadId } });
  return {
    keptPapers: (body) => ask(KeptPapers, () => http.POST('/archive/papers', { body, ...each() })),
    keptPage: (body) => ask(ReviewPagePiece, () => http.POST('/archive/page', { body, ...each() })),
    ownPapers: (body) => ask(KeptPapers, () => http.POST('/archive/own', { body, ...each() })),
    deletePaper: (body) => done(() => http.POST('/archive/delete', { body, ...each() })),
    reviewPage: (body) => ask(ReviewPagePiece, () => http.POST('/reviews/page', { body, ...each() })),
    phonePlace: (body) => ask(PhonePlace, () => http.POST('/phone-uploads', { body, ...each() })),
    phoneState: (uploadId, known) =>
      ask(PhoneState, () =>
        http.GET('/phone-uploads/{uploadId}', {
          params: { ...at(uploadId), query: { known, wait } },
          ...each(),
        }),
      ),
    phonePicture: (uploadId, from) =>
      ask(ReviewPagePiece, () =>
        http.GET('/phone-uploads/{uploadId}/picture', {
          params: { ...at(uploadId), query: { from } },
          ...each(),
        }),
      ),
    dropPhonePlace: (uploadId) =>
      done(() => http.DELETE('/phone-uploads/{uploadId}', { params: at(uploadId), ...each() })),
  };
}
