/**
 * What a slip's code is worth by the kiosks' public keys alone, without a network. A key that was struck off signs on wherever it was stolen to, and
 * whoever has it can write any day on a slip: of one dated before the end only the platform can tell whether it is older than the theft.
 */
import { z } from 'zod';
import { PublicSigningKey } from '../signing/signing.ts';
import { isSlipSigned, kioskOf, readSlip, type SlipFacts } from './slip-proof.ts';

/** `until`: from when on it counts no more, by the hall's time; absent: it counts. */
export const KioskKey = PublicSigningKey.and(
  z.object({ kioskId: z.string(), until: z.iso.datetime({ offset: true }).optional() }),
);
export type KioskKey = z.infer<typeof KioskKey>;

export type SlipVerdict =
  | { verdict: 'true'; slip: SlipFacts }
  /** Signed by a key that ended, and dated before that day: true unless a thief wrote the day. */
  | { verdict: 'true-if-old'; slip: SlipFacts; until: string }
  /** Dated on the very day on which its key ended. */
  | { verdict: 'same-day'; slip: SlipFacts; until: string }
  | { verdict: 'forged'; slip: SlipFacts | null; why: 'no-slip' | 'no-key' | 'signature' }
  /** Dated after its key ended. */
  | { verdict: 'forged'; slip: SlipFacts; why: 'key-ended'; until: string };

/** `text`: as printed (slip-proof.ts). */
export function judgeSlip(kiosks: readonly KioskKey[], text: string): SlipVerdict {
  const slip = readSlip(text);
  if (!slip) return { verdict: 'forged', slip, why: 'no-slip' };
  const own = kiosks.filter(({ kioskId }) => kioskId === kioskOf(slip));
  if (own.length === 0) return { verdict: 'forged', slip, why: 'no-key' };
  const key = own.find((each) => isSlipSigned([each], text));
  if (!key) return { verdict: 'forged', slip, why: 'signature' };
  const { until } = key;
  if (until === undefined) return { verdict: 'true', slip };
  const [day, last] = [dayOf(slip), until.slice(0, 10).replaceAll('-', '')];
  if (day > last) return { verdict: 'forged', slip, why: 'key-ended', until };
  return { verdict: day < last ? 'true-if-old' : 'same-day', slip, until };
}

/** The day that its kiosk gave its receipt number on, `YYYYMMDD`. */
function dayOf({ receiptNo }: SlipFacts): string {
  return receiptNo.slice(6, 14);
}
