/**
 * Whether the disk under the data folder answers at all. A dead disk throws nothing: who calls it and waits, waits with it, and
 * not even SIGKILL ends him. So it is asked by a thread of Node's pool, and the process itself goes on.
 */
import { open } from 'node:fs/promises';
import path from 'node:path';

/** A disk that is well takes milliseconds, one that is busy some hundred. */
const DEADLINE_MS = 1_500;

/** One question at a time: each that is not answered keeps a thread. */
let asked: Promise<void> | null = null;

/** Resolves once the disk answered, be it with an error: what is wrong then, opening the store says. */
export function diskAnswer(dataFolder: string): Promise<void> {
  asked ??= touch(dataFolder).finally(() => {
    asked = null;
  });
  return asked;
}

export function diskAnswers(dataFolder: string, deadlineMs = DEADLINE_MS): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const late = setTimeout(() => resolve(false), deadlineMs);
  void diskAnswer(dataFolder).then(() => resolve(true));
  return promise.finally(() => clearTimeout(late));
}

/** A write that reached the disk: reading may be answered from memory. */
async function touch(dataFolder: string): Promise<void> {
  try {
    await using file = await open(path.join(dataFolder, 'disk-answers'), 'w', 0o600);
    await file.write(`${Date.now()}`);
    await file.datasync();
  } catch {
    // It answered.
  }
}
