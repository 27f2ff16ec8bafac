/** The shapes of the platform's answers and of a filed submission, checked at run time; openapi.yaml describes the same. */
import { z } from 'zod';
import { BookingLimit } from '../model/booking-limit.ts';
import { ALSO_MAX, Appointment, OtherTime } from '../model/draft.ts';
import { LEASES_MAX, Lease } from '../model/hall/lease.ts';
import { HAND_OVER_PAGES_MAX, HAND_OVER_TEXT_MAX, HandOverPage } from '../model/hand-over.ts';
import { Owed } from '../model/later.ts';
import { PHOTO_BYTES_MAX } from '../model/limits.ts';
import { SLIP_CODE_MAX } from '../model/own-bookings.ts';
import { PaymentState } from '../model/payment.ts';
import { CaseState } from '../model/receipt.ts';
import { ResultWord } from '../model/result.ts';
import { ReviewWord } from '../model/review.ts';
import { BlobRef } from '../model/submission.ts';
import { SealedEnvelope } from '../sealing/seal.ts';

/** What came of one request. No variant carries the content of a body. */
export type Answer<T> =
  | { kind: 'ok'; value: T }
  /** No answer: refused connection, name not found, cut off, out of time. `cause` is the system's code, e.g. ECONNREFUSED. */
  | { kind: 'unreachable'; cause: string }
  /** 408, 425, 429 or 5xx: later. */
  | { kind: 'busy'; status: number; retryAfterMs: number | null }
  /** Another 4xx with the platform's own code; with `limit-reached` which limit, with `not-released` from when. `retryAfterMs`: it passes. */
  | {
      kind: 'refused';
      status: number;
      code: string;
      limit?: BookingLimit;
      at?: string;
      retryAfterMs?: number;
    }
  /** Something answered, but not as the platform does: a captive portal, a proxy, a broken release. */
  | { kind: 'nonsense'; detail: string };

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Time = z.string().regex(/^\d{2}:\d{2}$/);

/** Longer lists than these are no platform's. */
const DAYS_MAX = 366;
const SLOTS_MAX = 288;
const STEPS_MAX = 1_000;
/** Longest text of a licence: its scope, UTF-16 units. */
const TEXT_MAX = 10_000;

export const Health = z.object({ status: z.literal('ok') });
export type Health = z.infer<typeof Health>;

export const CatalogueVersion = z.object({ version: z.string().min(1) });
export type CatalogueVersion = z.infer<typeof CatalogueVersion>;

export const SlotsAnswer = z.object({
  /** The number of the hall's plan that it goes by; absent where the platform has none. */
  plan: z.number().int().min(1).optional(),
  days: z
    .array(
      z.object({
        date: Day,
        slots: z
          .array(
            z.object({
              start: Time,
              end: Time,
              remaining: z.number().int().min(0),
              /** A place of it was freed: until then it can be wished for, then it is drawn. */
              draw: z.iso.datetime({ offset: true }).optional(),
            }),
          )
          .max(SLOTS_MAX),
        /** Until then its times can only be wished for; then they are drawn among the wishes. */
        draw: z.iso.datetime({ offset: true }).optional(),
      }),
    )
    .max(DAYS_MAX),
  /** The day that is given out next (放号), and when. */
  next: z.object({ date: Day, at: z.iso.datetime({ offset: true }) }).optional(),
});
export type SlotsAnswer = z.infer<typeof SlotsAnswer>;

export const HoldRequest = z.object({
  submissionId: z.uuid(),
  itemCode: z.string(),
  /** Further items of the same visit, in their order: a place for each, or none at all. */
  also: z.array(z.string()).min(1).max(ALSO_MAX).optional(),
  /** Id of a place in the hall's plan; absent: the first one where the item is done. */
  place: z.string().max(40).optional(),
  date: Day,
  start: Time,
  /** Who asks: a SealedPerson (model/submission.ts); absent in what an earlier release sends. */
  person: SealedEnvelope.optional(),
  /** The booking that the hold would move. */
  rebooks: z.uuid().optional(),
});
export type HoldRequest = z.infer<typeof HoldRequest>;

export const Hold = z.object({
  date: Day,
  start: Time,
  end: Time,
  expiresAt: z.iso.datetime({ offset: true }),
  /** The time of each further item that was asked for; absent where none was. */
  also: z
    .array(z.object({ start: Time, end: Time }))
    .max(ALSO_MAX)
    .optional(),
});
export type Hold = z.infer<typeof Hold>;

/** How somebody stands with the rules of fairness: for an item, for a booking that they might give up or move. */
export const StandingRequest = z.object({
  submissionId: z.uuid(),
  itemCode: z.string(),
  also: z.array(z.string()).min(1).max(ALSO_MAX).optional(),
  cancels: z.uuid().optional(),
  rebooks: z.uuid().optional(),
  person: SealedEnvelope,
});
export type StandingRequest = z.infer<typeof StandingRequest>;

/** What a kiosk's book of leases says, and what was booked there lately (leases/lease-book.ts). */
export const LeaseRequest = z.object({
  book: z.uuid(),
  seq: z.number().int().min(1),
  free: z.array(z.uuid()).max(LEASES_MAX),
  used: z.array(z.uuid()).max(LEASES_MAX),
  wanted: z.array(z.object({ itemCode: z.string(), count: z.number().int().min(1) })).max(200),
});
export type LeaseRequest = z.infer<typeof LeaseRequest>;

export const LeaseAnswer = z.object({
  /** Those that stay or are new. */
  leases: z.array(Lease).max(LEASES_MAX),
  /** Of the used ones those whose booking has come. */
  settled: z.array(z.uuid()).max(LEASES_MAX),
});
export type LeaseAnswer = z.infer<typeof LeaseAnswer>;

/** 办件编号, docs/standards.md, section 8. */
export const CaseNo = z.string().regex(/^[YS]\d{14}[A-Z]{2}\d{6}$/);

export const CaseAnswer = z.object({
  caseNo: CaseNo,
  state: CaseState,
  /** By the platform's clock. */
  arrivedAt: z.iso.datetime({ offset: true }).optional(),
});
export type CaseAnswer = z.infer<typeof CaseAnswer>;

/** As it travels: which submission and which body it answers, and the platform's signature over all of it (case-receipt.ts). */
export const SignedCase = CaseAnswer.extend({
  submissionId: z.uuid(),
  /** SHA-256 of the request's body, lower-case hex. */
  bodyHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The key that signed it, of the bundle's `answers`. */
  kid: z.string().min(1).max(64),
  signature: z.base64(),
});
export type SignedCase = z.infer<typeof SignedCase>;

export const Progress = z.object({
  caseNo: CaseNo,
  itemCode: z.string(),
  state: CaseState,
  steps: z
    .array(
      z.object({
        state: CaseState,
        at: z.iso.datetime({ offset: true }),
        /** Of a booking that was not taken: which limit it met. */
        limit: BookingLimit.optional(),
      }),
    )
    .max(STEPS_MAX),
  /** Of a booking whose first wish was full: which of its other times it has. */
  given: OtherTime.optional(),
  /** Of a pre-review: what may be known of its review without a card. */
  review: ReviewWord.optional(),
  /** How the result comes, of what was applied for wholly online: no name, no address. */
  result: ResultWord.optional(),
  /** Whether something is to be paid; absent: nothing. */
  payment: PaymentState.optional(),
  /** What its slip says of it beside: papers that were promised for later and have not come, and that it is still to be signed. */
  owed: Owed.optional(),
  isUnsigned: z.boolean().optional(),
});
export type Progress = z.infer<typeof Progress>;

/** What this kiosk holds that the platform refused. `count`: of all; `cases`: the longest parked. Names no person. */
export const ParkedReport = z.object({
  count: z.number().int().min(0),
  cases: z
    .array(
      z.object({
        receiptNo: z.string(),
        reason: z.string().max(200),
        since: z.iso.datetime({ offset: true }),
      }),
    )
    .max(100),
});
export type ParkedReport = z.infer<typeof ParkedReport>;

/** `raw` is passed on whole: only the platform reads a credential's code. */
export const ScannedCode = z.object({ raw: z.string().min(1).max(4096), submissionId: z.uuid() });
export type ScannedCode = z.infer<typeof ScannedCode>;

export const Credential = z.object({ name: z.string().min(1).max(200), idNumber: z.string().max(64) });
export type Credential = z.infer<typeof Credential>;

const SlipName = z.string().regex(/^[A-Z2-7]{16}$/);

/** Which booking is checked in: the name of its slip (slip-proof/slip-name.ts). */
export const CheckInRequest = z.object({ slip: SlipName });

/** Of which case something is to be paid: the name of its slip. */
export const PaymentRequest = z.object({ slip: SlipName });

/** Who asks what is to be mended of a slip's case. `sealed`: a ReviewProof (model/submission.ts). */
export const ReviewRequest = z.object({ slip: SlipName, submissionId: z.uuid(), sealed: SealedEnvelope });
export type ReviewRequest = z.infer<typeof ReviewRequest>;

/** The longest piece of a photograph that one answer carries, bytes. */
export const PIECE_BYTES_MAX = 512 * 1024;

/** A photograph that was handed in, from a byte on. */
export const ReviewPageRequest = ReviewRequest.extend({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  from: z.number().int().min(0),
});
export type ReviewPageRequest = z.infer<typeof ReviewPageRequest>;

/** `size`: of the whole JPEG, bytes; `piece`: base64. */
export const ReviewPagePiece = z.object({
  size: z.number().int().min(1).max(PHOTO_BYTES_MAX),
  piece: z.base64().min(4),
});
export type ReviewPagePiece = z.infer<typeof ReviewPagePiece>;

/** Whose bookings are asked for is inside `sealed` (model/own-bookings.ts). */
export const OwnBookingsRequest = z.object({ enquiryId: z.uuid(), sealed: SealedEnvelope });
export type OwnBookingsRequest = z.infer<typeof OwnBookingsRequest>;

/** Whose papers are asked for is inside `sealed` (model/archive.ts). */
export const ArchiveRequest = z.object({ enquiryId: z.uuid(), sealed: SealedEnvelope });
export type ArchiveRequest = z.infer<typeof ArchiveRequest>;

/** A page of a paper, from a byte on. */
export const ArchivePageRequest = ArchiveRequest.extend({ from: z.number().int().min(0) });
export type ArchivePageRequest = z.infer<typeof ArchivePageRequest>;

/** A place for one picture from a phone, of which paper; named so that the phone can say it. */
export const PhonePlaceRequest = z.object({
  uploadId: z.uuid(),
  itemCode: z.string().max(20),
  archiveKey: z.string().max(100),
});
export type PhonePlaceRequest = z.infer<typeof PhonePlaceRequest>;

/** `url`: of the page that the phone opens; nobody guesses it. */
export const PhonePlace = z.object({
  url: z.url({ protocol: /^https?$/ }).max(500),
  expiresAt: z.iso.datetime({ offset: true }),
});
export type PhonePlace = z.infer<typeof PhonePlace>;

/** `opened`: by a phone, and from then on by no other. `over`: used, given back, or too late. */
export const PhoneState = z.object({ state: z.enum(['waiting', 'opened', 'arrived', 'over']) });
export type PhoneState = z.infer<typeof PhoneState>;

/** Keyed as the catalogue's fields name them: prefill `licence.uscc`, `licence.name` and so on. */
export const Licence = z.object({
  uscc: z.string().max(TEXT_MAX),
  name: z.string().max(TEXT_MAX),
  type: z.string().max(TEXT_MAX).optional(),
  legalRep: z.string().max(TEXT_MAX).optional(),
  capital: z.string().max(TEXT_MAX).optional(),
  foundDate: Day.optional(),
  address: z.string().max(TEXT_MAX).optional(),
  scope: z.string().max(TEXT_MAX).optional(),
});
export type Licence = z.infer<typeof Licence>;

/** How a submission came about at the kiosk. */
export const Made = z.object({
  /** The audit trail's newest entry before it, `seq:hash`. */
  audit: z.string().regex(/^\d{1,15}:[0-9a-f]{64}$/),
  clock: z.enum(['right', 'behind', 'ahead']),
});
export type Made = z.infer<typeof Made>;

/** What is filed: everything that names a person is inside `sealed` (see submission.ts). */
export const SubmissionBody = z.object({
  kioskId: z.string(),
  receiptNo: z.string(),
  itemCode: z.string(),
  itemVersion: z.number().int().min(1).optional(),
  committedAt: z.iso.datetime({ offset: true }),
  /** Absent in what an earlier release queued. */
  made: Made.optional(),
  appointment: Appointment.optional(),
  /** The text of its slip's QR code, where a visit is what it is about; absent in what an earlier release queued. */
  slipCode: z.string().max(SLIP_CODE_MAX).optional(),
  blobs: z.array(BlobRef),
  sealed: SealedEnvelope,
});
export type SubmissionBody = z.infer<typeof SubmissionBody>;

/** What cancels a booking: `cancels` is the key that the booking was filed with. */
export const CancellationBody = SubmissionBody.omit({ appointment: true }).extend({ cancels: z.uuid() });
export type CancellationBody = z.infer<typeof CancellationBody>;

/** What changes a booking's time: `rebooks` is the key that the booking was filed with, `appointment` the new time. */
export const RebookingBody = SubmissionBody.extend({ appointment: Appointment, rebooks: z.uuid() });
export type RebookingBody = z.infer<typeof RebookingBody>;

/** What evaluates a matter: `evaluates` is the key that the matter was filed with. */
export const EvaluationBody = SubmissionBody.omit({ appointment: true }).extend({ evaluates: z.uuid() });
export type EvaluationBody = z.infer<typeof EvaluationBody>;

/** What mends a case: `corrects` is the key that the case was filed with, `review` which of its reviews it answers. */
export const CorrectionBody = SubmissionBody.omit({ appointment: true }).extend({
  corrects: z.uuid(),
  review: z.number().int().min(1),
});
export type CorrectionBody = z.infer<typeof CorrectionBody>;

/** The body of a request that files a submission of any kind. */
export type FiledBody = SubmissionBody | CancellationBody | RebookingBody | EvaluationBody | CorrectionBody;

export const Problem = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  // What is said beside the code is a help, and no reason to hear nothing.
  limit: BookingLimit.optional().catch(undefined),
  at: z.iso.datetime({ offset: true }).optional().catch(undefined),
});

/** A draft that waits for whoever left it (model/hand-over.ts). `holder`, `sealed`: base 64; nothing here can be opened by the platform. */
export const HandOverRequest = z.object({
  holder: z.base64().length(44),
  sealed: z.base64().max(HAND_OVER_TEXT_MAX),
  pages: z.array(HandOverPage).max(HAND_OVER_PAGES_MAX),
});
export type HandOverRequest = z.infer<typeof HandOverRequest>;

/** `url`: of the page that the phone opens, with the draft's id last. */
export const HandOverPlace = z.object({
  url: z.url({ protocol: /^https?$/ }).max(180),
  until: z.iso.datetime({ offset: true }),
});
export type HandOverPlace = z.infer<typeof HandOverPlace>;

export const HandOverTakeRequest = HandOverRequest.pick({ holder: true });

export const HandOver = HandOverRequest.pick({ sealed: true, pages: true });
export type HandOver = z.infer<typeof HandOver>;

/** A piece of a sealed page. `size`: of the whole, bytes; `piece`: base 64. */
export const HandOverPiece = z.object({ size: HandOverPage.shape.size, piece: z.base64().min(4) });
export type HandOverPiece = z.infer<typeof HandOverPiece>;
