/** How the result of a case that is applied for wholly online (全程网办) comes to its applicant (结果送达). */
import { z } from 'zod';

/** By post, fetched from a window or cabinet (自取), or as an electronic licence in the licence library (电子证照). */
export const ResultWay = z.enum(['post', 'collect', 'licence']);
export type ResultWay = z.infer<typeof ResultWay>;

/** Who pays the postage: whoever receives it, on delivery, or the hall. */
export const Postage = z.enum(['recipient', 'hall']);
export type Postage = z.infer<typeof Postage>;

/** Where a result is fetched: which window or self-service cabinet, when, and with what. */
export const ResultPoint = z.object({
  id: z.string(),
  name: z.string(),
  where: z.string(),
  hours: z.string(),
  bring: z.array(z.string()).min(1),
});
export type ResultPoint = z.infer<typeof ResultPoint>;

/** What an item offers: how its result is called, the ways, of collecting the places. */
export const ResultOffer = z.object({
  name: z.string(),
  ways: z.array(ResultWay).min(1),
  postage: Postage,
  points: z.array(ResultPoint),
});
export type ResultOffer = z.infer<typeof ResultOffer>;

/** One thing to choose: a way, of collecting with its place. */
export const ResultChoice = z.discriminatedUnion('way', [
  z.object({ way: z.literal('post') }),
  z.object({ way: z.literal('collect'), point: z.string().max(40) }),
  z.object({ way: z.literal('licence') }),
]);
export type ResultChoice = z.infer<typeof ResultChoice>;

/** What is said of it where nobody is named: on the slip, and to whoever holds it. */
export const ResultWord = z.discriminatedUnion('way', [
  z.object({ way: z.literal('post'), name: z.string(), postage: Postage }),
  z.object({ way: z.literal('collect'), name: z.string(), point: ResultPoint }),
  z.object({ way: z.literal('licence'), name: z.string() }),
]);
export type ResultWord = z.infer<typeof ResultWord>;

/** As it is filed: sealed, since a letter has an address. */
export const SubmittedResult = z.discriminatedUnion('way', [
  ResultWord.options[0].extend({
    recipient: z.string().min(1).max(100),
    phone: z.string().min(1).max(40),
    address: z.string().min(1).max(200),
  }),
  ResultWord.options[1],
  ResultWord.options[2],
]);
export type SubmittedResult = z.infer<typeof SubmittedResult>;
