/**
 * The platform's keys, as its root vouches for them: a numbered bundle of the keys to seal to and the keys that sign its answers.
 * The root is known from enrolment, so a forged bundle, an unsigned one and an older one change nothing.
 */
import { z } from 'zod';
import { canSealTo, SuiteName, suiteOf } from '../sealing/seal.ts';
import { PublicSigningKey, type SigningKey, signWith, verifyWith } from '../signing/signing.ts';

const Kid = z.string().regex(/^[\x21-\x7e]{1,64}$/);

/** The key to seal to; `publicKey` is the suite's raw key in base64. It is valid from `from` to before `until`. */
export const SealingKey = z
  .object({
    // It travels in names and headers: visible ASCII only.
    kid: Kid,
    publicKey: z.base64(),
    suite: SuiteName,
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }).nullable(),
  })
  .refine(
    ({ publicKey, suite }) => Buffer.from(publicKey, 'base64').length === suiteOf(suite).publicKeyBytes,
    { path: ['publicKey'] },
  );
export type SealingKey = z.infer<typeof SealingKey>;

/** More keys than these are no platform's. */
const KEYS_MAX = 16;

export const KeyBundle = z.object({
  /** Grows with each change. */
  number: z.number().int().min(1),
  issuedAt: z.iso.datetime({ offset: true }),
  /** Preferred first. */
  sealing: z.array(SealingKey).min(1).max(KEYS_MAX),
  /** Any of them may have signed an answer. */
  answers: z.array(PublicSigningKey).min(1).max(KEYS_MAX),
  /** The platform signs all its answers (signing/answer-signature.ts): one that is not signed is none of its own. */
  answersAreSigned: z.boolean().optional(),
});
export type KeyBundle = z.infer<typeof KeyBundle>;

/** As it travels and is kept: `bundle` is JSON text, of which every byte is signed. */
export const SignedBundle = z.object({
  bundle: z.string().max(64 * 1024),
  /** The root's kid. */
  root: z.string(),
  signature: z.base64(),
});
export type SignedBundle = z.infer<typeof SignedBundle>;

/** What the root signs: another purpose's signature is none of a bundle's. */
const signedBytes = (bundle: string) => Buffer.from(`liuyang-keys/1\n${bundle}`);

/** The platform's side. */
export function signBundle(root: SigningKey, bundle: KeyBundle): SignedBundle {
  const text = JSON.stringify(bundle);
  return { bundle: text, root: root.kid, signature: signWith(root, signedBytes(text)).toString('base64') };
}

export type Acceptance =
  | { outcome: 'known' }
  | { outcome: 'changed'; from: number | null; to: number }
  | { outcome: 'refused'; why: 'forged' | 'malformed' | 'older' | 'unusable' };

export class Keyring {
  readonly #root: PublicSigningKey;
  #text = '';
  #bundle: KeyBundle | null = null;

  /** `kept`: the last good bundle; taken only where the root still vouches for it. */
  constructor(root: PublicSigningKey, kept: SignedBundle | null = null) {
    this.#root = root;
    if (kept) this.accept(kept);
  }

  get bundle(): KeyBundle | null {
    return this.#bundle;
  }

  /** The preferred key that is valid at `nowMs`; with a clock in doubt (null) the preferred one. */
  sealingKey(nowMs: number | null): SealingKey | null {
    const keys = this.#bundle?.sealing ?? [];
    const valid = keys.find(
      ({ from, until }) =>
        nowMs !== null && Date.parse(from) <= nowMs && (until === null || nowMs < Date.parse(until)),
    );
    // A kiosk that was offline past the last day of its keys still takes submissions: the platform keeps retired keys for long.
    return valid ?? keys[0] ?? null;
  }

  /** Null where no key of that name signs answers. */
  answerKey(kid: string): PublicSigningKey | null {
    return this.#bundle?.answers.find((key) => key.kid === kid) ?? null;
  }

  /** Whether only signed answers count. */
  get demandsSigned(): boolean {
    return this.#bundle?.answersAreSigned ?? false;
  }

  accept(signed: SignedBundle): Acceptance {
    if (signed.bundle === this.#text) return { outcome: 'known' };
    const signature = Buffer.from(signed.signature, 'base64');
    if (signed.root !== this.#root.kid || !verifyWith(this.#root, signedBytes(signed.bundle), signature)) {
      return { outcome: 'refused', why: 'forged' };
    }
    const bundle = KeyBundle.safeParse(parse(signed.bundle));
    if (!bundle.success) return { outcome: 'refused', why: 'malformed' };
    const from = this.#bundle?.number ?? null;
    if (from !== null && bundle.data.number <= from) return { outcome: 'refused', why: 'older' };
    // A key that nothing can be sealed to must not replace one that works.
    if (!bundle.data.sealing.every(canSealTo)) return { outcome: 'refused', why: 'unusable' };
    this.#bundle = bundle.data;
    this.#text = signed.bundle;
    return { outcome: 'changed', from, to: bundle.data.number };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
