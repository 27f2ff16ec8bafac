/** Lets a procedure in while this connection's maintenance screen is open. */
import { ORPCError, os } from '@orpc/server';
import type { Context } from '../session/access.ts';

export const unlocked = os.$context<Context>().middleware(({ context, next }) => {
  if (context.connection.maintenanceUntil < Date.now()) throw new ORPCError('LOCKED');
  return next();
});
