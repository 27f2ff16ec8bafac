/**
 * Leaving and coming back (续办): a draft, its photographs with it, waits at the platform for whoever holds its code. The platform keeps
 * bytes that it can't open; the code and the card of the person who left it open them, once.
 */
import { z } from 'zod';
import { PreReviewDraft } from './draft.ts';
import { PAGES_MAX, PHOTO_BYTES_MAX } from './limits.ts';

/** Bytes of the secret behind the code's hash. */
export const HAND_OVER_KEY_BYTES = 32;
/** A nonce before what is sealed, a tag behind it, bytes. */
const SEAL_BYTES = 28;
/** Largest sealed page, bytes. */
export const HAND_OVER_PAGE_BYTES_MAX = PHOTO_BYTES_MAX + SEAL_BYTES;
/** Longest sealed text of a draft without its pages, in characters of base 64. */
export const HAND_OVER_TEXT_MAX = 400_000;
/** Most pages of all papers of a draft. */
export const HAND_OVER_PAGES_MAX = 20 * PAGES_MAX;

/** Of one draft that was left: 128 random bits in base 64 for URLs. */
export const HandOverId = z.string().regex(/^[\w-]{22}$/);

/** A sealed page as it lies at the platform; `size` in bytes. */
export const HandOverPage = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int().min(1).max(HAND_OVER_PAGE_BYTES_MAX),
});
export type HandOverPage = z.infer<typeof HandOverPage>;

/** What is sealed: the draft, the name of the step where it was left, and which page lies where. */
export const LeftDraft = z.object({
  draft: PreReviewDraft,
  at: z.string().max(40),
  /** Of each page of the draft: the sealed one's hash. */
  pages: z.record(z.string(), z.string()),
});
export type LeftDraft = z.infer<typeof LeftDraft>;
