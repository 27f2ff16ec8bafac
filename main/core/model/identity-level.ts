/** How far it is proved who somebody is, and how far an item needs it proved. */
import { z } from 'zod';

/** Least first. `card-face`: the card, and the face before the kiosk is the card's. */
export const IdentityLevel = z.enum(['typed', 'e-id', 'card', 'card-face']);
export type IdentityLevel = z.infer<typeof IdentityLevel>;

/** Whether an identity of one level is good where another is asked for. */
export function isEnough(level: IdentityLevel, needed: IdentityLevel): boolean {
  const { options } = IdentityLevel;
  return options.indexOf(level) >= options.indexOf(needed);
}
