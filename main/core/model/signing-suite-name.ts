/** How a device key signs, by name. */
import { z } from 'zod';

export const SigningSuiteName = z.enum([
  'ed25519',
  /** GB/T 32918.2 */
  'sm2-sm3',
]);
export type SigningSuiteName = z.infer<typeof SigningSuiteName>;

/** What is taken where nobody asks for the national algorithms. */
export const SIGNING_SUITE: SigningSuiteName = 'ed25519';
