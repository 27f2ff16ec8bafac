/** The way to the platform, step by step, as a technician looks at it. */
import { z } from 'zod';

export const PATH_STEPS = ['gateway', 'name', 'connect', 'tls', 'platform', 'clock'] as const;
export const PathStep = z.enum(PATH_STEPS);
export type PathStep = z.infer<typeof PathStep>;

/** Each says one thing to do; the screen has its words. */
export const PathProblem = z.enum([
  /** No network interface has a way out. */
  'no-route',
  'name-unknown',
  'name-server-silent',
  /** Nothing listens there, or somebody says no. */
  'refused',
  'silent',
  'unreachable',
  'proxy-refused',
  'proxy-silent',
  /** The proxy answers and does not let it through. */
  'proxy-denies',
  'certificate-unknown',
  'certificate-expired',
  'certificate-not-yet',
  'certificate-other-name',
  'pin-mismatch',
  /** What answers speaks no TLS, or breaks it off. */
  'tls-broken',
  /** It answers, and not as the platform does: a captive portal, another program. */
  'not-the-platform',
  'platform-busy',
  /** It refuses this kiosk. */
  'platform-refuses',
  /** Its answer is not signed by whom this kiosk was enrolled with. */
  'not-signed',
  'clock-behind',
  'clock-ahead',
]);
export type PathProblem = z.infer<typeof PathProblem>;

/** What was seen, for the technician to read out: addresses, days, seconds. Never a secret. */
export const PathFacts = z.record(z.string(), z.string());

export const PathResult = z.object({
  step: PathStep,
  /** `none`: there is no such thing on this way. `not-reached`: an earlier step is wrong. */
  state: z.enum(['ok', 'wrong', 'none', 'not-reached']),
  problem: PathProblem.nullable(),
  facts: PathFacts,
  /** How long it took, milliseconds. */
  ms: z.number().int(),
});
export type PathResult = z.infer<typeof PathResult>;
