/**
 * Which technician a call acts for: of whose badge opened the console, or of whose certificate it came with from afar; nobody where a PIN did.
 * It goes along with the call, so that no act can be entered in the trail without it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** As an entry of the trail says it. `technician`: the staff number. `certificate`: its SHA-256, 64 hexadecimal digits. */
export type Who = { technician: string } | { technician: string; certificate: string; way: 'afar' };

const acting = new AsyncLocalStorage<Who>();

/** What an entry of the trail says of it. */
export function whoActs(): Who | Record<never, never> {
  return acting.getStore() ?? {};
}

/** `who`: null for whoever came in by PIN. */
export function actingAs<T>(who: Who | null, work: () => T): T {
  return who === null ? acting.exit(work) : acting.run(who, work);
}

/** A stream's later steps are asked for from outside the call that began it: each is brought back into it. */
export function streamAs<T>(who: Who | null, stream: T): T {
  if (!isGenerator(stream)) return stream;
  const carried: AsyncGenerator = {
    next: (...given) => actingAs(who, () => stream.next(...given)),
    return: (value) => actingAs(who, () => stream.return(value)),
    throw: (error) => actingAs(who, () => stream.throw(error)),
    [Symbol.asyncIterator]: () => carried,
    [Symbol.asyncDispose]: () => actingAs(who, () => stream[Symbol.asyncDispose]()),
  };
  return carried as T;
}

function isGenerator(value: unknown): value is AsyncGenerator {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'return' in value;
}
