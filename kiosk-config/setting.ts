/**
 * Which keys may be changed once a kiosk stands: by a technician at its screen and, signed, by the operator from afar. It is said in the
 * schema, beside each key (schema.ts), and nowhere else. A key without it can be written in default.yaml and site.yaml alone: what
 * leads to devices, platform and files is the site's.
 */
import { z } from 'zod';

export type Setting = {
  /** Whether the running core takes a change over, or only its next start. */
  takes: 'at-once' | 'restart';
  /** How it is typed, where its schema does not tell. */
  typed?: 'time' | 'spans';
};

export const SETTINGS = z.registry<Setting>();

/** A setting that the running core takes over. `schema`: one of its own, shared with no other key but another setting of the kind. */
export function atOnce<T extends z.ZodType>(schema: T, typed?: Setting['typed']): T {
  SETTINGS.add(schema, { takes: 'at-once', ...(typed && { typed }) });
  return schema;
}

/** A setting that holds from the core's next start on. `schema`: as above. */
export function afterRestart<T extends z.ZodType>(schema: T): T {
  SETTINGS.add(schema, { takes: 'restart' });
  return schema;
}
