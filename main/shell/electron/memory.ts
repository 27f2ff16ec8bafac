/** What a kiosk's Chromium can do without, so that the whole kiosk fits a small machine: reads as a list. */
import { Serializer, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { app } from 'electron';
import { CLEAN_NODE_ARGS, overwriteLeftovers, separateBuffers } from '../../process/clean-memory.ts';

/** A process of its own for the sound, 15 MB, guards a browser against what it plays: here only the build's own prompts. */
export const NEEDLESS = ['AudioServiceOutOfProcess'] as const;

/** Before `ready`: GTK and Chromium ask only once. */
export function spareMemory(): void {
  // GTK loads the graphics driver for windows of its own, of which a kiosk has none: 29 MB of Mesa and LLVM.
  process.env.GDK_GL = 'disable';
  // The shell lets no request leave the machine: the network's own process would guard nothing, 15 MB.
  app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
  // Chromium's set for machines of little memory: fewer tiles beyond the screen, smaller caches. The page takes 26 MB less.
  app.commandLine.appendSwitch('enable-low-end-device-mode');
}

for (const flag of CLEAN_NODE_ARGS) setFlagsFromString(flag);
separateBuffers();
/** Made once: each new context is reported to whoever debugs the shell, and waits for its answer. */
const collect: typeof globalThis.gc = runInNewContext('gc');

/** Of one size so many are taken at once, in bytes and places: small messages are many. */
const PLACES = [
  { from: 64, to: 4096, places: 24 },
  { from: 4096, to: 256 * 1024, places: 1 },
];
/** Far closer than the sizes of Chromium's allocator: of each, one is written nearly to its end. */
const NEXT_SIZE = 1.03;
/** The serializer takes so many bytes more than it was asked for (V8, ValueSerializer::ExpandBuffer). */
const SPARE_BYTES = 64;

/**
 * Between two citizens: the photographs that were relayed and the pictures that the window was judged by, some 20 MB; and nothing of the
 * messages that passed between page and core is to lie here. Takes some 0.1 s.
 */
export function collectGarbage(): void {
  overwriteLeftovers();
  collect?.({ type: 'major', flavor: 'last-resort', execution: 'sync' });
  overwriteMessages();
  // Some 25 MB were taken for that.
  collect?.({ type: 'major', execution: 'sync' });
}

/**
 * Node writes a message to its child into memory that Chromium's allocator, other than glibc's, leaves as it is when it is freed: the same
 * places are taken once more and overwritten.
 */
function overwriteMessages(): void {
  const taken: unknown[] = [];
  for (const { from, to, places } of PLACES) {
    for (let size = from; size <= to; size = Math.ceil(size * NEXT_SIZE)) {
      const zeroes = Buffer.alloc(size);
      const spare = zeroes.subarray(0, SPARE_BYTES);
      for (let place = 0; place < places; place++) {
        const serializer = new Serializer();
        serializer.writeRawBytes(zeroes);
        serializer.writeRawBytes(spare);
        taken.push(serializer, Buffer.alloc(size));
      }
    }
  }
}
