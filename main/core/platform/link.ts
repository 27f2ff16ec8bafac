/** Whether the platform is there: learnt from every answer, and probed; the more rarely the longer it is away. */
import { z } from 'zod';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { Facts } from '../store/facts.ts';
import { Changing } from '../streams/changing.ts';
import type { Answer, PlatformClient } from './client.ts';
import { type Acceptance, Keyring, type SealingKey, SignedBundle } from './keyring.ts';
import { systemTimer, type Timer } from './timer.ts';

const KEPT = 'platform-keys';

/** Why the platform answers this machine's key no more: another has its place, or the operator struck the kiosk off. */
export const StruckOff = z.enum(['kiosk-replaced', 'kiosk-struck-off']);
export type StruckOff = z.infer<typeof StruckOff>;

/** With the last good bundle, so that a kiosk that starts offline can seal. `root`: known from enrolment. */
export function keptKeyring(
  root: ConstructorParameters<typeof Keyring>[0],
  facts: Pick<Facts, 'read'>,
): Keyring {
  return new Keyring(root, facts.read(KEPT, SignedBundle));
}

/** Probes of an absent platform become rarer up to ten times the usual wait, but not past this, milliseconds. */
const RAREST_MS = 120_000;

/** Milliseconds to the next probe: half to one and a half times the usual wait, so that no fleet asks in step. */
export function probeWait(probeMs: number, missed: number, random: () => number): number {
  const factor = Math.min(10, 2 ** Math.max(0, Math.min(missed, 10) - 2));
  return Math.max(probeMs, Math.min(RAREST_MS, probeMs * factor)) * (0.5 + random());
}

/** An absence of the platform that is over: when it was first and when it was last missed, by the monotonic clock. */
export type Away = { since: number; lastMissedAt: number };

type Deps = {
  client: PlatformClient;
  /** The client's own. */
  keyring: Pick<Keyring, 'sealingKey'>;
  facts: Pick<Facts, 'write'>;
  /** The time, milliseconds since the epoch, or null while it is in doubt. */
  believed?: () => number | null;
  /** Called when the platform's keys changed, and when what came in their place was refused. */
  onKeys?: (acceptance: Exclude<Acceptance, { outcome: 'known' }>) => void;
  /** Called after each probe that the platform itself answered; null: it knows this machine. */
  onStanding?: (struckOff: StruckOff | null) => void;
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
  readonly #keyring: Deps['keyring'];
  readonly #facts: Deps['facts'];
  readonly #believed: () => number | null;
  readonly #onKeys: NonNullable<Deps['onKeys']>;
  readonly #probeMs: number;
  readonly #onBack: Deps['onBack'];
  readonly #onAnswer: () => void;
  readonly #onStanding: NonNullable<Deps['onStanding']>;
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
    this.#keyring = deps.keyring;
    this.#facts = facts;
    this.#believed = deps.believed ?? Date.now;
    this.#onKeys = deps.onKeys ?? (() => undefined);
    this.#probeMs = probeMs;
    this.#onBack = onBack;
    this.#onAnswer = deps.onAnswer ?? (() => undefined);
    this.#onStanding = deps.onStanding ?? (() => undefined);
    this.#timer = timer;
    this.#random = random;
    this.#awaySince = timer.monotonic();
  }

  /** The key that submissions are sealed to: of the last good bundle, also while the platform is out of reach. */
  get sealingKey(): SealingKey | null {
    return this.#keyring.sealingKey(this.#believed());
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
    const keys = await this.#client.keys();
    // Whoever stopped it has closed the database meanwhile.
    if (this.#stopped) return;
    // What can't even say its keys won't take a submission.
    const there = keys.kind === 'refused' || (keys.kind === 'busy' && keys.status < 500);
    this.#learn(there || (keys.kind === 'ok' && this.sealingKey !== null));
    if (keys.kind === 'ok') this.#take(keys.value);
    const struckOff = keys.kind === 'refused' ? StruckOff.safeParse(keys.code) : null;
    if (struckOff?.success) this.#onStanding(struckOff.data);
    else if (keys.kind === 'ok' && keys.value.acceptance.outcome !== 'refused') this.#onStanding(null);
    this.#missed = this.network.value === 'offline' ? this.#missed + 1 : 0;
    const wait = probeWait(this.#probeMs, this.#missed, this.#random);
    this.#cancel = this.#timer.after(wait, () => void this.#probe());
  }

  #take({ acceptance, signed }: { acceptance: Acceptance; signed: SignedBundle }): void {
    // On a full disk the bundle before stays the kept one: the next start asks for the new one again.
    if (acceptance.outcome === 'changed') unlessDiskRefuses(() => this.#facts.write(KEPT, signed));
    if (acceptance.outcome !== 'known') this.#onKeys(acceptance);
    if (acceptance.outcome !== 'refused') this.#onAnswer();
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
