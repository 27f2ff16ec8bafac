/** Expectations that a busy machine meets too, also where no runner sets how long they wait. */
import { expect as plain } from '@playwright/test';

/** Milliseconds: what waits longer is broken. */
export const expect = plain.configure({ timeout: 60_000 });

/**
 * For what is delivered once the network is back: after an outage of more than half a minute, which filling in a form may take, its turn is
 * drawn from twice that time (`delivery-policy.ts`, SPREAD).
 */
export const AFTER_OUTAGE = { timeout: 480_000 };

/** A screen that waits as long, and does not take its citizen for gone. */
export const STAYS = { idleSeconds: 600 };
