/** The hall's plan as it travels and is kept: a numbered document that the platform's root vouches for. */
import { z } from 'zod';
import { checkPlan } from '../model/hall/check.ts';
import { HallPlan } from '../model/hall/plan.ts';
import { type PublicSigningKey, type SigningKey, signWith, verifyWith } from '../signing/signing.ts';

/** Longest plan, in UTF-16 units: thirty towns with all their zones are a tenth of it. */
const PLAN_MAX = 1024 * 1024;

/** `hall` is JSON text of a HallPlan, of which every byte is signed. */
export const SignedHall = z.object({
  hall: z.string().max(PLAN_MAX),
  /** The root's kid. */
  root: z.string(),
  signature: z.base64(),
});
export type SignedHall = z.infer<typeof SignedHall>;

/** What the root signs: another purpose's signature is none of a plan's. */
const signedBytes = (text: string) => Buffer.from(`liuyang-hall/1\n${text}`);

/** The platform's side. */
export function signHall(root: SigningKey, plan: HallPlan): SignedHall {
  const text = JSON.stringify(plan);
  return { hall: text, root: root.kid, signature: signWith(root, signedBytes(text)).toString('base64') };
}

export type OpenedHall =
  | { ok: true; plan: HallPlan }
  | { ok: false; why: 'forged' | 'malformed'; detail: string };

/** `detail` names a place in the plan, for the technician. */
export function openHall(root: PublicSigningKey, signed: SignedHall): OpenedHall {
  const signature = Buffer.from(signed.signature, 'base64');
  if (signed.root !== root.kid || !verifyWith(root, signedBytes(signed.hall), signature)) {
    return { ok: false, why: 'forged', detail: '' };
  }
  const read = HallPlan.safeParse(parse(signed.hall));
  const [mistake] = read.success
    ? checkPlan(read.data, null)
    : read.error.issues.map(({ path, message }) => ({ keys: path, message }));
  if (read.success && !mistake) return { ok: true, plan: read.data };
  return { ok: false, why: 'malformed', detail: `${mistake?.keys.join('.')}：${mistake?.message}` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
