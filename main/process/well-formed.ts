/** The door of every contract: half a surrogate pair has no UTF-8 form, so text that holds one is refused before anybody keeps it. */
import { ORPCError } from '@orpc/server';

/** Whether every text in a value is well-formed, keys included. Bytes are no text. */
export function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (value === null || typeof value !== 'object') return true;
  if (value instanceof Blob || ArrayBuffer.isView(value)) return true;
  return Object.entries(value).every(([key, member]) => key.isWellFormed() && isWellFormed(member));
}

/** For an RPCHandler's `clientInterceptors`. A caller hears BAD_REQUEST; the text itself is told to nobody. */
export function refuseIllFormed<T>(call: { input: unknown; next: () => T }): T {
  if (!isWellFormed(call.input))
    throw new ORPCError('BAD_REQUEST', { message: 'The text is not well-formed.' });
  return call.next();
}
