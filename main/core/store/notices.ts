/** What the store noticed about itself at a start, kept for the technician's screen. */
import { z } from 'zod';
import { hallTime } from '../model/clock.ts';
import type { Facts } from './facts.ts';

/** `detail` names files, counts and times, never a person. */
export const StoreNotice = z.object({
  at: z.string(),
  code: z.enum([
    'store-recovered',
    'store-vanished',
    'blob-missing',
    'clock-back',
    'clock-forward',
    'body-damaged',
    'keys-changed',
    'keys-refused',
    'hall-refused',
    'configuration-refused',
  ]),
  detail: z.string(),
});
export type StoreNotice = z.infer<typeof StoreNotice>;

const KEPT = 20;
const Kept = z.array(StoreNotice);

export function notice(code: StoreNotice['code'], detail: string): StoreNotice {
  return { at: hallTime(Date.now()), code, detail };
}

/** Newest first. */
export function notices(facts: Facts): StoreNotice[] {
  return facts.read('store-notices', Kept) ?? [];
}

export function addNotices(facts: Facts, added: readonly StoreNotice[]): void {
  if (added.length > 0) facts.write('store-notices', [...added, ...notices(facts)].slice(0, KEPT));
}
