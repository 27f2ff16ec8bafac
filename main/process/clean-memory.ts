/**
 * Leaves nothing of a citizen in the memory of core and device host once the session is over. What no variable holds still lies
 * there until somebody else uses the place: V8 collects when it runs short, and malloc hands back what it was given.
 */

import { connect, createServer } from 'node:net';

/**
 * For V8: a collection can be asked for, and what it frees is overwritten with zeroes. Not all: a gap between what stays is
 * sometimes only marked as free. So what stays is moved together, and the pages are given back whole.
 */
export const CLEAN_NODE_ARGS = ['--expose-gc', '--clear-free-memory', '--compact-on-every-full-gc'] as const;

/**
 * MiB of each half of V8's young generation, 16 by default. What works after a session's end, a delivery for example, would fill
 * them all before V8 collects: 35 MiB that a core at rest then held until the next citizen had left.
 */
export const SMALL_NODE_ARGS = ['--max-semi-space-size=2'] as const;

/**
 * For glibc's malloc: overwrites what is freed. Its per-thread cache does not, so there is none. Other C libraries pass over it.
 * Source: glibc manual, "Memory Allocation Tunables".
 */
export const CLEAN_MALLOC_ENV = {
  GLIBC_TUNABLES: 'glibc.malloc.perturb=165:glibc.malloc.tcache_count=0',
} as const;

/**
 * Gives every Buffer memory of its own: by default small ones share slabs of 8 KiB, and a slab stays, with all that was ever
 * written to it, as long as any of them is in use. Called when the process starts, before it hears of anybody.
 */
export function separateBuffers(): void {
  Buffer.poolSize = 0;
}

/** More than one read can bring, in bytes. */
const OVERWRITE_BYTES = 512 * 1024;

/**
 * Overwrites the 64 KiB into which Node reads from every socket and pipe of the process: a short message leaves the rest of a long
 * one there, of a photograph for example. Reads zeroes from a connection to itself; where that can't be had, nothing.
 */
function overwriteReadBuffer(): void {
  const server = createServer((socket) => {
    server.close();
    socket.on('error', () => undefined).end(Buffer.alloc(OVERWRITE_BYTES));
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') return;
    connect(address.port, address.address)
      .on('error', () => server.close())
      .resume();
  });
  server.unref();
}

/** What is in use for ever, and keeps what it last held until then. */
export function overwriteLeftovers(): void {
  overwriteReadBuffer();
  // The language keeps the text of the last match, for RegExp.input and its kin.
  /x/.test('x');
}

/**
 * Collects all that is not in use, and gives back the young generation's pages, which would keep copies of what was moved out
 * of them. Stops the process for some 0.1 s. Nothing where the process was started without `CLEAN_NODE_ARGS`.
 */
export function collectGarbage(): void {
  overwriteLeftovers();
  globalThis.gc?.({ type: 'major', flavor: 'last-resort', execution: 'sync' });
}
