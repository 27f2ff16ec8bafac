/** Lets a technician's procedure in: only while this connection's maintenance screen is open. */
import { ORPCError, os } from '@orpc/server';
import type { Context } from './access.ts';

/** How long the maintenance screen stays open, milliseconds. */
export const OPEN_MS = 10 * 60_000;

export const unlocked = os.$context<Context>().middleware(({ context, next }) => {
  if (context.connection.maintenanceUntil < Date.now()) throw new ORPCError('LOCKED');
  return next();
});

/** The same for what a person does there: the time begins anew, so that a walk through all devices is not cut off. */
export const acting = unlocked.concat(({ context, next }) => {
  context.connection.maintenanceUntil = Date.now() + OPEN_MS;
  return next();
});
