/**
 * When the next ring may be opened: the operator's rule over what the kiosks report (`kiosk_build_info` by version, and the events
 * update-good and update-rolled-back). Pure.
 */

/** Of one ring and one release. */
export type RingFigures = {
  /** Kiosks in the ring. */
  kiosks: number;
  good: number;
  rolledBack: number;
  /** Since the ring was open to all of its kiosks, hours; below 0 before that. */
  hoursOpen: number;
};

export type Rule = {
  /** A ring with this share of failures among those that tried it stops the release. */
  failedShare: number;
  /** So many failures stop it whatever their share, in a ring that is small. */
  failedLeast: number;
  /** This share of the ring must have it and be well. */
  goodShare: number;
  /** A release that fails after hours of use shows it by then. */
  hours: number;
};

export const RULE: Rule = { failedShare: 0.02, failedLeast: 2, goodShare: 0.9, hours: 24 };

/** `wait`: neither is certain yet. */
export function promotion(
  { kiosks, good, rolledBack, hoursOpen }: RingFigures,
  rule: Rule = RULE,
): 'stop' | 'wait' | 'open-next' {
  const tried = good + rolledBack;
  if (rolledBack >= rule.failedLeast && rolledBack / tried > rule.failedShare) return 'stop';
  if (hoursOpen < rule.hours || good < rule.goodShare * kiosks) return 'wait';
  return 'open-next';
}
