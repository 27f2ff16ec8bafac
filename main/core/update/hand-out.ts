/** Hands the operator's signed configuration to the core, which judges what it says. */
import { statSync } from 'node:fs';
import { readText } from '../../../kiosk-config/read-text.ts';
import { writeDurably } from '../store/durable-files.ts';
import type { Repository } from './repository.ts';
import { fileOf, type Places } from './slot-files.ts';

/** What was handed out stays where the repository can't be had, or has none. Throws as `Repository.open`. `now`: milliseconds. */
export async function handOutConfiguration(
  repository: Pick<Repository, 'opened' | 'read'>,
  places: Places,
  now: number,
): Promise<'new' | 'same' | 'none'> {
  const opened = repository.opened ?? (await repository.read(now));
  const text = await opened.configuration();
  if (text === null) return 'none';
  const file = fileOf.configuration(places);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() && readText(file) === text) return 'same';
  // The core's user reads it; there is nothing secret that it may say.
  writeDurably(file, text, 0o644);
  return 'new';
}
