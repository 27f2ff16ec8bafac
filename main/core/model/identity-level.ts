/** How far it is proved who somebody is, and how far an item needs it proved. */
import { z } from 'zod';

/** Least first. `card-face`: the card, and the face before the kiosk is the card's. */
export const IdentityLevel = z.enum(['typed', 'e-id', 'card', 'card-face']);
export type IdentityLevel = z.infer<typeof IdentityLevel>;

/** The most that is proved at a kiosk: none compares faces. Beyond it there is the window alone. */
export const PROVED_HERE: IdentityLevel = 'card';

/** Whether a kiosk can prove as much as is needed. */
export function isProvedHere(needed: IdentityLevel): boolean {
  return isEnough(PROVED_HERE, needed);
}

/** What is asked for here of whoever is then looked at by a person at the window. */
export function neededBeforeWindow(needed: IdentityLevel): IdentityLevel {
  return isProvedHere(needed) ? needed : PROVED_HERE;
}

/** Whether an identity of one level is good where another is asked for. */
export function isEnough(level: IdentityLevel, needed: IdentityLevel): boolean {
  const { options } = IdentityLevel;
  return options.indexOf(level) >= options.indexOf(needed);
}
