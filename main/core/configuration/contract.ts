/** The technician's part in the configuration: what holds and where it comes from; change, look at what it would change, undo. */
import { oc } from '@orpc/contract';
import { z } from 'zod';

export const LayerName = z.enum(['default', 'site', 'technician', 'remote']);

export const SettingShown = z.object({
  /** `session.idleSeconds` */
  key: z.string(),
  kind: z.enum(['number', 'flag', 'text', 'time', 'spans', 'list']),
  takes: z.enum(['at-once', 'restart']),
  /** Of a number; of a text its length. Null: without end. */
  least: z.number().nullable(),
  most: z.number().nullable(),
  /** Empty: not set. A flag is `true` or `false`; spans and lists are joined by commas. */
  value: z.string(),
  origin: LayerName,
  /** What holds until the core's next start, where that is another. */
  running: z.string().nullable(),
  /** What would hold without the technician's value. */
  otherwise: z.string(),
});
export type SettingShown = z.infer<typeof SettingShown>;

/** `value` null: what the technician set here goes, and what the files say holds again. */
export const SettingChange = z.object({ key: z.string().max(80), value: z.string().max(400).nullable() });
export type SettingChange = z.infer<typeof SettingChange>;

export const ShownChange = z.object({
  key: z.string(),
  from: z.string(),
  to: z.string(),
  takes: z.enum(['at-once', 'restart']),
});
export type ShownChange = z.infer<typeof ShownChange>;

export const ConfigurationOverview = z.object({
  settings: z.array(SettingShown),
  /** The configuration from afar: the version that holds; null: none. */
  remote: z.number().int().nullable(),
  /** What came from afar last and was not taken, a line each with file, line, key and what to do; null: nothing. */
  refused: z.object({ version: z.number().int().nullable(), problems: z.array(z.string()) }).nullable(),
  /** Of kept layers that can't hold and are left out. */
  leftOut: z.array(z.string()),
  /** What an undo of the technician's last change would change; empty: there is nothing to undo. */
  undo: z.array(ShownChange),
});
export type ConfigurationOverview = z.infer<typeof ConfigurationOverview>;

export const SettingProblem = z.object({
  key: z.string(),
  why: z.discriminatedUnion('code', [
    /** The operator set it from afar: it can't be changed here. */
    z.object({ code: z.literal('from-afar'), version: z.number().int() }),
    z.object({ code: z.literal('not-a-setting') }),
    /** Written for the technician, in Chinese. */
    z.object({ code: z.literal('does-not-fit'), message: z.string() }),
  ]),
});
export type SettingProblem = z.infer<typeof SettingProblem>;

const Refused = z.object({ outcome: z.literal('refused'), problems: z.array(SettingProblem) });
const locked = { LOCKED: { message: 'The maintenance screen is locked.' } };
const changes = z.object({ changes: z.array(SettingChange).min(1).max(40) });

export const configurationContract = {
  overview: oc.errors(locked).output(ConfigurationOverview),
  /** Changes nothing. */
  preview: oc
    .errors(locked)
    .input(changes)
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('fits'), changes: z.array(ShownChange) }),
        Refused,
      ]),
    ),
  /** `saved`: what is taken at once holds now, the rest from the core's next start on. */
  apply: oc
    .errors(locked)
    .input(changes)
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('saved') }),
        z.object({ outcome: z.literal('cannot-save') }),
        Refused,
      ]),
    ),
  undo: oc.errors(locked).output(z.object({ outcome: z.enum(['saved', 'nothing', 'cannot-save']) })),
};
