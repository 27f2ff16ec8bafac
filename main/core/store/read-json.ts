/** JSON that a disk kept or another process said: a bit that flipped passes every check of SQLite's, and is no reason for a core to end. */
import type { z } from 'zod';

/** Null: it is no JSON any more, or does not fit. */
export function readJson<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
