/** The platform as a fleet feels it: there or not, a little slow, counting what each second brings. */
import type { Answer, CaseAnswer } from '../../../main/core/platform/answers.ts';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import type { SealingKey } from '../../../main/core/platform/keyring.ts';
import type { Random } from '../../kit/random.ts';
import type { VirtualClock } from './virtual-clock.ts';

export type Load = Record<'submissions' | 'asks' | 'uploads' | 'probes', Uint32Array>;
/**
 * refused: nobody answers. 503: up, and taking nothing; with Retry-After where that is said. slow: every request is worked off,
 * but its answer comes after the kiosk's patience.
 */
export const OUTAGES = ['refused', '503', '503-retry-after', 'slow'] as const;
export type OutageKind = (typeof OUTAGES)[number];

const RETRY_AFTER_MS = 5 * 60_000;
/** The kiosk's `platform.timeoutMs`. */
const PATIENCE_MS = 10_000;

export const KEY: SealingKey = {
  kid: 'sim',
  publicKey: '',
  suite: 'hpke-x25519-hkdf-sha256-aes-256-gcm',
  from: '2026-01-01T00:00:00+08:00',
  until: null,
};
/** A kiosk that has learnt the keys hears nothing new. */
const KEYS = {
  acceptance: { outcome: 'known' },
  signed: { bundle: '', root: '', signature: '' },
} as const;

export class SimulatedPlatform {
  /** Requests a second since the start, refused ones included. */
  readonly load: Load;
  /** Cases by key: a second one of the same key can't be. */
  readonly cases = new Set<string>();
  /** The same key filed again: answered with the same case. */
  repeats = 0;
  outage: OutageKind | null = null;
  readonly #clock: VirtualClock;
  readonly #start: number;
  readonly #random: Random;

  constructor(clock: VirtualClock, seconds: number, random: Random) {
    this.#clock = clock;
    this.#start = clock.now();
    this.#random = random;
    const perSecond = () => new Uint32Array(seconds);
    this.load = { submissions: perSecond(), asks: perSecond(), uploads: perSecond(), probes: perSecond() };
  }

  client(): Pick<PlatformClient, 'findSubmission' | 'hasBlob' | 'uploadBlob' | 'submit'> {
    return {
      findSubmission: ({ idempotencyKey: key }) =>
        this.#answer('asks', 40, 150, (): CaseAnswer | null => (this.cases.has(key) ? this.#case() : null)),
      hasBlob: () => this.#answer('asks', 40, 150, () => true),
      uploadBlob: () => this.#answer('uploads', 800, 6_000, () => undefined),
      submit: ({ idempotencyKey }) =>
        this.#answer('submissions', 80, 400, () => {
          if (this.cases.has(idempotencyKey)) this.repeats++;
          this.cases.add(idempotencyKey);
          return this.#case();
        }),
    };
  }

  probe(): Promise<Answer<typeof KEYS>> {
    return this.#answer('probes', 0, 0, () => KEYS);
  }

  #case(): CaseAnswer {
    return { caseNo: 'S43018120261124RS000010', state: 'pending' };
  }

  async #answer<T>(what: keyof Load, least: number, most: number, work: () => T): Promise<Answer<T>> {
    const second = Math.floor((this.#clock.now() - this.#start) / 1000);
    const counts = this.load[what];
    counts[second] = (counts[second] ?? 0) + 1;
    if (this.outage === '503') return { kind: 'busy', status: 503, retryAfterMs: null };
    if (this.outage === '503-retry-after') {
      return { kind: 'busy', status: 503, retryAfterMs: RETRY_AFTER_MS };
    }
    if (this.outage === 'slow') {
      await this.#clock.sleep(PATIENCE_MS);
      work();
      return { kind: 'unreachable', cause: 'timeout' };
    }
    if (this.outage === 'refused') return { kind: 'unreachable', cause: 'ECONNREFUSED' };
    if (most > 0) await this.#clock.sleep(least + this.#random.next() * (most - least));
    // The outage may have struck in the middle: the work is done, the answer is lost.
    const value = work();
    return this.outage ? { kind: 'unreachable', cause: 'ECONNRESET' } : { kind: 'ok', value };
  }
}
