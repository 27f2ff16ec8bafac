/** A person as a card, the platform or their own typing tells of them. */
import { z } from 'zod';
import { DocumentKind } from './documents/document.ts';

/**
 * The person at the kiosk. Where a matter is done for somebody else this is the agent (代办人、经办人), and `Principal` says for whom.
 * `source` tells the platform how far the identity was proved.
 */
export const Applicant = z.object({
  source: z.enum(['card', 'e-id', 'typed']),
  /** As read from the card; typed or told, as the number looks. */
  document: DocumentKind,
  /** In its normal form (model/names.ts). */
  name: z.string().min(1).max(200),
  /** What card or platform said, where the normal form is another. */
  nameAsRead: z.string().optional(),
  /** Of a foreigner whose card has a Chinese name too: the name of the passport. */
  nameEn: z.string().optional(),
  /** Characters of the name that no font here draws: said on the screen before anything is printed, and on the paper. */
  undrawn: z.array(z.string()).optional(),
  /** In its normal form (model/documents); no rule but the platform's holds for one that it vouches for. */
  idNumber: z.string().min(1).max(64),
  /** GB/T 2261.1: 1 male, 2 female; null when neither is known. */
  sex: z.enum(['1', '2']).nullable(),
  nation: z.string().nullable(),
  /** YYYY-MM-DD */
  birth: z.string().nullable(),
  address: z.string().nullable(),
  /** Number of the security module (SAM) that read the card, where one did and says it. */
  sam: z.string().max(64).optional(),
});
export type Applicant = z.infer<typeof Applicant>;
