/** The matter a citizen is working on, from the chosen item to confirm. Lives only as long as the session. */
import { z } from 'zod';

/** What an item offers. */
export const Service = z.enum(['booking', 'pre-review']);
export type Service = z.infer<typeof Service>;

/** What a confirm files: one of these, or that an earlier booking is cancelled (取消预约). */
export const FiledService = z.enum([...Service.options, 'cancellation']);
export type FiledService = z.infer<typeof FiledService>;

/** The person at the kiosk. `source` tells the platform how far the identity was proved. */
export const Applicant = z.object({
  source: z.enum(['card', 'e-id', 'typed']),
  /** Kind of document; typed numbers are always `resident`. */
  document: z.enum(['resident', 'hmt-resident', 'foreign-permanent-2017', 'foreign-permanent-2023']),
  name: z.string().min(1).max(60),
  idNumber: z.string().min(15).max(18),
  /** GB/T 2261.1: 1 male, 2 female; null when neither is known. */
  sex: z.enum(['1', '2']).nullable(),
  nation: z.string().nullable(),
  /** YYYY-MM-DD */
  birth: z.string().nullable(),
  address: z.string().nullable(),
});
export type Applicant = z.infer<typeof Applicant>;

/** `firm`: the platform holds this slot for us. Otherwise it is a wish, confirmed later by SMS. */
export const Appointment = z.object({
  firm: z.boolean(),
  /** YYYY-MM-DD, hall's local date */
  date: z.string(),
  /** HH:MM */
  start: z.string(),
  end: z.string(),
});
export type Appointment = z.infer<typeof Appointment>;

/** `original`: the paper comes to the counter because it could not be photographed here. */
export const MaterialState = z.object({
  archiveKey: z.string(),
  /** Page ids, in the order photographed; the pictures themselves stay in the core. */
  pages: z.array(z.string()),
  original: z.boolean(),
});
export type MaterialState = z.infer<typeof MaterialState>;

export const AnswerValue = z.union([z.string(), z.number(), z.boolean()]);
export type AnswerValue = z.infer<typeof AnswerValue>;

export const Draft = z.object({
  /** UUIDv7, made when the matter begins; the platform's Idempotency-Key. */
  submissionId: z.uuid(),
  service: FiledService,
  itemCode: z.string(),
  /** The booking's submission id, where the service is its cancellation. */
  cancels: z.uuid().nullable(),
  applicant: Applicant.nullable(),
  phone: z.string().nullable(),
  /** Of a cancellation: the time that is given up, where the slip knows it. */
  appointment: Appointment.nullable(),
  /** By catalogue field key; prefilled from the card when the applicant is known. */
  answers: z.record(z.string(), AnswerValue),
  materials: z.array(MaterialState),
});
export type Draft = z.infer<typeof Draft>;
