/** Whether the platform is there: learnt from every answer, and probed; the more rarely the longer it is away. */
import { z } from 'zod';
import { emptyEnvelope, SUITE, SuiteName } from '../sealing/seal.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { Facts } from '../store/facts.ts';
import { Changing } from '../streams/changing.ts';
import type { Answer, PlatformClient } from './client.ts';
import { systemTimer, type Timer } from './timer.ts';

/** Kiosks of the first release kept no suite with it: theirs was HPKE. */
const SealingKey = z.object({ kid: z.string(), publicKey: z.string(), suite: SuiteName.default(SUITE) });
export type SealingKey = z.infer<typeof SealingKey>;

/** Probes of an absent platform become rarer up to ten times the usual wait, but not past this, milliseconds. */
const RAREST_MS = 120_000;

/** Milliseconds to the next probe: half to one and a half times the usual wait, so that no fleet asks in step. */
export function probeWait(probeMs: number, missed: number, random: () => number): number {
  const factor = Math.min(10, 2 ** Math.max(0, Math.min(missed, 10) - 2));
  return Math.max(probeMs, Math.min(RAREST_MS, probeMs * factor)) * (0.5 + random());
}

/** A key that nothing can be sealed to must not replace one that works. */
function isUsable(key: SealingKey): boolean {
  try {
    emptyEnvelope(key, Buffer.alloc(0));
    return true;
  } catch {
    return false;
  }
}

/** An absence of the platform that is over: when it was first and when it was last missed, by the monotonic clock. */
export type Away = { since: number; lastMissedAt: number };

type Deps = {
  client: PlatformClient;
  facts: Pick<Facts, 'read' | 'write'>;
  /** Usual wait between two probes, milliseconds. */
  probeMs: number;
  /** Called each time the platform is there again, the first time too. */
  onBack: (away: Away) => void;
  /** Called after each probe that was answered well. */
  onAnswer?: () => void;
  timer?: Timer;
  random?: () => number;
};

export class PlatformLink {
  readonly network = new Changing<'online' | 'offline'>('offline');
  readonly #client: PlatformClient;
  readonly #facts: Deps['facts'];
  readonly #probeMs: number;
  readonly #onBack: Deps['onBack'];
  readonly #onAnswer: () => void;
  readonly #timer: Timer;
  readonly #random: () => number;
  #cancel: () => void = () => undefined;
  #stopped = false;
  #missed = 0;
  #lastMissedAt = 0;
  /** When it was first missed, or when this process began to ask. */
  #awaySince: number;

  constructor(deps: Deps) {
    const { client, facts, probeMs, onBack, timer = systemTimer, random = Math.random } = deps;
    this.#client = client;
    this.#facts = facts;
    this.#probeMs = probeMs;
    this.#onBack = onBack;
    this.#onAnswer = deps.onAnswer ?? (() => undefined);
    this.#timer = timer;
    this.#random = random;
    this.#awaySince = timer.monotonic();
  }

  /** The key that submissions are sealed to: the last one the platform gave, also while it is out of reach. */
  get sealingKey(): SealingKey | null {
    return this.#facts.read('platform-key', SealingKey);
  }

  /** One question to the platform; its answer also tells whether the network is there. */
  async ask<T>(question: (client: PlatformClient) => Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await question(this.#client);
    // A captive portal answers too, but the platform can't be had through it.
    this.#learn(answer.kind !== 'unreachable' && answer.kind !== 'nonsense');
    return answer;
  }

  async start(): Promise<void> {
    await this.#probe();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #probe(): Promise<void> {
    const key = await this.#client.currentKey();
    // Whoever stopped it has closed the database meanwhile.
    if (this.#stopped) return;
    // What can't even say its key won't take a submission.
    this.#learn(key.kind === 'ok' || key.kind === 'refused' || (key.kind === 'busy' && key.status < 500));
    if (key.kind === 'ok') {
      const { kid, publicKey, suite } = key.value;
      if (this.sealingKey?.kid !== kid && isUsable(key.value)) {
        // On a full disk the key before stays: the next probe brings the new one again.
        unlessDiskRefuses(() => this.#facts.write('platform-key', { kid, publicKey, suite }));
      }
      this.#onAnswer();
    }
    this.#missed = this.network.value === 'offline' ? this.#missed + 1 : 0;
    const wait = probeWait(this.#probeMs, this.#missed, this.#random);
    this.#cancel = this.#timer.after(wait, () => void this.#probe());
  }

  #learn(there: boolean): void {
    const next = there ? 'online' : 'offline';
    if (!there) this.#lastMissedAt = this.#timer.monotonic();
    if (this.network.value === next) return;
    if (!there) this.#awaySince = this.#lastMissedAt;
    this.network.set(next);
    if (there) this.#onBack({ since: this.#awaySince, lastMissedAt: this.#lastMissedAt });
  }
}
