/** The platform's key pairs, kept in the sandbox's folder: seal to the newest, open with any that was not retired. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { generateKeyPair, SUITE, SuiteName } from '../../../main/core/sealing/seal.ts';

const PlatformKey = z.object({
  kid: z.string(),
  publicKey: z.string(),
  privateKey: z.string(),
  suite: SuiteName.default(SUITE),
});
export type PlatformKey = z.infer<typeof PlatformKey>;

export class PlatformKeys {
  readonly #file: string;
  /** Newest last, never empty. */
  #keys: PlatformKey[];

  private constructor(file: string, keys: PlatformKey[]) {
    this.#file = file;
    this.#keys = keys;
  }

  static async load(folder: string): Promise<PlatformKeys> {
    const file = path.join(folder, 'key.json');
    if (!existsSync(file)) {
      const fresh = new PlatformKeys(file, []);
      await fresh.rotate(SUITE);
      return fresh;
    }
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return new PlatformKeys(file, z.array(PlatformKey).parse(Array.isArray(parsed) ? parsed : [parsed]));
  }

  get current(): PlatformKey {
    const newest = this.#keys.at(-1);
    if (!newest) throw new Error('no key');
    return newest;
  }

  byKid(kid: string): PlatformKey | undefined {
    return this.#keys.find((key) => key.kid === kid);
  }

  /** From now on kiosks seal to a new key; the earlier ones still open. */
  async rotate(suite: SuiteName): Promise<PlatformKey> {
    const pair = await generateKeyPair(suite);
    const kid = `sandbox-${Buffer.from(pair.publicKey, 'base64').subarray(-8).toString('hex')}`;
    this.#keys.push({ kid, suite, ...pair });
    this.#save();
    return this.current;
  }

  /** What was sealed to `kid` can no longer be filed. */
  retire(kid: string): void {
    this.#keys = this.#keys.filter((key) => key.kid !== kid);
    this.#save();
  }

  #save(): void {
    writeFileSync(this.#file, JSON.stringify(this.#keys), { mode: 0o600 });
  }
}
