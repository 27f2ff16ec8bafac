/** Whether the platform is there: learnt from every answer, and probed when nothing else asks. */
import { z } from 'zod';
import { Changing } from '../changing.ts';
import type { Facts } from '../store/facts.ts';
import type { Answer, PlatformClient } from './client.ts';

const SealingKey = z.object({ kid: z.string(), publicKey: z.string() });
export type SealingKey = z.infer<typeof SealingKey>;

export class PlatformLink {
  readonly network = new Changing<'online' | 'offline'>('offline');
  readonly #client: PlatformClient;
  readonly #facts: Facts;
  readonly #probeMs: number;
  readonly #onBack: () => void;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(client: PlatformClient, facts: Facts, probeMs: number, onBack: () => void) {
    this.#client = client;
    this.#facts = facts;
    this.#probeMs = probeMs;
    this.#onBack = onBack;
  }

  /** The key that submissions are sealed to: the last one the platform gave, also while it is out of reach. */
  get sealingKey(): SealingKey | null {
    return this.#facts.read('platform-key', SealingKey);
  }

  /** One question to the platform; its answer also tells whether the network is there. */
  async ask<T>(question: (client: PlatformClient) => Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await question(this.#client);
    this.#learn(answer.kind !== 'unreachable');
    return answer;
  }

  async start(): Promise<void> {
    await this.#probe();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #probe(): Promise<void> {
    const key = await this.ask((client) => client.currentKey());
    if (key.kind === 'ok') {
      const { kid, publicKey } = key.value;
      if (this.sealingKey?.kid !== kid) this.#facts.write('platform-key', { kid, publicKey });
    }
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void this.#probe(), this.#probeMs);
  }

  #learn(there: boolean): void {
    const next = there ? 'online' : 'offline';
    if (this.network.value === next) return;
    this.network.set(next);
    if (there) this.#onBack();
  }
}
