/**
 * Which technician a call acts for, by the staff number of the badge that opened the console; nobody where a PIN did. It goes along with the
 * call, so that no act can be entered in the trail without it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const acting = new AsyncLocalStorage<string>();

/** What an entry of the trail says of it. */
export function whoActs(): { technician?: string } {
  const technician = acting.getStore();
  return technician === undefined ? {} : { technician };
}

/** `number`: null for whoever came in by PIN. */
export function actingAs<T>(number: string | null, work: () => T): T {
  return number === null ? acting.exit(work) : acting.run(number, work);
}

/** A stream's later steps are asked for from outside the call that began it: each is brought back into it. */
export function streamAs<T>(number: string | null, stream: T): T {
  if (!isGenerator(stream)) return stream;
  const carried: AsyncGenerator = {
    next: (...given) => actingAs(number, () => stream.next(...given)),
    return: (value) => actingAs(number, () => stream.return(value)),
    throw: (error) => actingAs(number, () => stream.throw(error)),
    [Symbol.asyncIterator]: () => carried,
    [Symbol.asyncDispose]: () => actingAs(number, () => stream[Symbol.asyncDispose]()),
  };
  return carried as T;
}

function isGenerator(value: unknown): value is AsyncGenerator {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'return' in value;
}
