/** What a reader gets from an identity card, in the card's own terms. Pure data. */
import { z } from 'zod';

/** Dates are YYYYMMDD as on the card; `validTo` may be 长期. Photo and fingerprint blocks stay opaque. */
const common = {
  name: z.string(),
  /** GB/T 2261.1 code as on the card */
  sex: z.string(),
  birth: z.string(),
  idNumber: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
};

export const IdCard = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('resident'),
    ...common,
    /** GB/T 3304 code */
    nation: z.string(),
    address: z.string(),
    issuer: z.string(),
  }),
  z.object({
    kind: z.literal('hmt'),
    ...common,
    address: z.string(),
    issuer: z.string(),
    passNumber: z.string(),
    issueCount: z.string(),
  }),
  z.object({
    kind: z.literal('fpr2017'),
    ...common,
    nameEn: z.string(),
    nationality: z.string(),
    version: z.string(),
    authority: z.string(),
  }),
  z.object({
    kind: z.literal('fpr2023'),
    ...common,
    nameEn: z.string(),
    nationality: z.string(),
    renewals: z.string(),
  }),
]);
export type IdCard = z.infer<typeof IdCard>;
