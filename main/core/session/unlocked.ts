/** Lets a technician's procedure in: only while this connection's maintenance screen is open. */
import { ORPCError, os } from '@orpc/server';
import { actingAs, streamAs, type Who } from '../audit/who-acts.ts';
import type { Context } from './access.ts';
import type { Connection } from './connection.ts';

/** How long the maintenance screen stays open, milliseconds. */
const OPEN_MS = 10 * 60_000;

/** `technician`: whose badge or certificate it was; null: it was the PIN. */
export function open(connection: Connection, technician: Who | null): void {
  connection.technician = technician;
  connection.maintenanceUntil = performance.now() + OPEN_MS;
}

export function lock(connection: Connection): void {
  connection.technician = null;
  connection.maintenanceUntil = 0;
}

/** Also for what waits: it may have been locked meanwhile. */
export function mustBeOpen({ maintenanceUntil }: Connection): void {
  if (maintenanceUntil < performance.now()) throw new ORPCError('LOCKED');
}

export const unlocked = os.$context<Context>().middleware(({ context, next }) => {
  mustBeOpen(context.connection);
  return next();
});

/**
 * The same for what a person does there: the time begins anew, so that a walk through all devices is not cut off; and the trail says whose
 * badge it was.
 */
export const acting = unlocked.concat(async ({ context: { connection }, next }) => {
  const { technician } = connection;
  open(connection, technician);
  const answer = await actingAs(technician, () => next());
  return { ...answer, output: streamAs(technician, answer.output) };
});
