/** The platform's keys, kept in the sandbox's folder: seal to the newest, open with any that was not retired; a root vouches for all. */
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { hallTime } from '../../../main/core/model/clock.ts';
import { type KeyBundle, type SignedBundle, signBundle } from '../../../main/core/platform/keyring.ts';
import { generateKeyPair, SUITE, SuiteName } from '../../../main/core/sealing/seal.ts';
import { generateSigningKey, publicPart, SigningKey } from '../../../main/core/signing/signing.ts';

const PlatformKey = z.object({
  kid: z.string(),
  publicKey: z.string(),
  privateKey: z.string(),
  suite: SuiteName,
  from: z.string(),
  until: z.string().nullable(),
});
export type PlatformKey = z.infer<typeof PlatformKey>;

const Kept = z.object({
  root: SigningKey,
  /** Signs the answers. */
  answers: SigningKey,
  /** Of the bundle; grows with each change. */
  number: z.number().int(),
  /** Newest last, never empty. */
  sealing: z.array(PlatformKey),
});
type Kept = z.infer<typeof Kept>;

/** Keys that a bundle names: the newest ones. */
const TOLD = 4;

export class PlatformKeys {
  readonly #file: string;
  readonly #now: () => number;
  readonly #answersAreSigned: boolean;
  #kept: Kept;
  #bundle: SignedBundle | null = null;

  private constructor(file: string, now: () => number, kept: Kept, answersAreSigned = true) {
    this.#file = file;
    this.#now = now;
    this.#answersAreSigned = answersAreSigned;
    this.#kept = kept;
  }

  /** `answersAreSigned`: what its bundles say of it. */
  static async load(folder: string, now: () => number, answersAreSigned = true): Promise<PlatformKeys> {
    const file = path.join(folder, 'keys.json');
    if (!existsSync(file)) await PlatformKeys.#make(file, now);
    return new PlatformKeys(file, now, read(file), answersAreSigned);
  }

  /** Of sandboxes that start together in a fresh folder, one's keys are all's. */
  static async #make(file: string, now: () => number): Promise<void> {
    const [root, answers] = [generateSigningKey(), generateSigningKey()];
    const own = `${file}.${process.pid}`;
    await new PlatformKeys(own, now, { root, answers, number: 0, sealing: [] }).rotate(SUITE);
    try {
      linkSync(own, file);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    } finally {
      rmSync(own);
    }
  }

  get root(): SigningKey {
    return this.#kept.root;
  }

  /** What hashes of document numbers are keyed with. */
  get secret(): string {
    return this.#kept.root.privateKey;
  }

  get answerKey(): SigningKey {
    return this.#kept.answers;
  }

  get current(): PlatformKey {
    const newest = this.#kept.sealing.at(-1);
    if (!newest) throw new Error('no key');
    return newest;
  }

  get number(): number {
    return this.#kept.number;
  }

  byKid(kid: string): PlatformKey | undefined {
    const found = this.#find(kid);
    return found ?? (this.#hasAnotherChanged() ? this.#find(kid) : undefined);
  }

  /** What kiosks are told, signed by the root. */
  get bundle(): SignedBundle {
    this.#bundle ??= signBundle(this.#kept.root, this.#told());
    return this.#bundle;
  }

  /** From now on kiosks seal to a new key; the earlier ones still open. */
  async rotate(suite: SuiteName): Promise<PlatformKey> {
    const pair = await generateKeyPair(suite);
    const kid = `sandbox-${Buffer.from(pair.publicKey, 'base64').subarray(-8).toString('hex')}`;
    this.#kept.sealing.push({ kid, suite, ...pair, from: hallTime(this.#now()), until: null });
    this.#changed();
    return this.current;
  }

  /** What was sealed to `kid` can no longer be filed. */
  retire(kid: string): void {
    this.#kept.sealing = this.#kept.sealing.filter((key) => key.kid !== kid);
    this.#changed();
  }

  #find(kid: string): PlatformKey | undefined {
    return this.#kept.sealing.find((key) => key.kid === kid);
  }

  /** Another sandbox in the same folder may have a newer key. */
  #hasAnotherChanged(): boolean {
    const kept = read(this.#file);
    if (kept.number <= this.#kept.number) return false;
    this.#kept = kept;
    this.#bundle = null;
    return true;
  }

  #told(): KeyBundle {
    const sealing = this.#kept.sealing.slice(-TOLD).reverse();
    return {
      number: this.#kept.number,
      issuedAt: hallTime(this.#now()),
      sealing: sealing.map(({ kid, suite, publicKey, from, until }) => ({
        kid,
        suite,
        publicKey,
        from,
        until,
      })),
      answers: [publicPart(this.#kept.answers)],
      answersAreSigned: this.#answersAreSigned,
    };
  }

  #changed(): void {
    this.#kept.number++;
    this.#bundle = null;
    writeFileSync(this.#file, JSON.stringify(this.#kept), { mode: 0o600 });
  }
}

const read = (file: string): Kept => Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
