/** The settings of the schema as a list, and their values as a technician reads and types them. */
import { z } from 'zod';
import { KioskConfig } from './schema.ts';
import { SETTINGS, type Setting } from './setting.ts';

/** `list`: read at the screen, written in a file. */
export type SettingKind = 'number' | 'flag' | 'text' | 'time' | 'spans' | 'list';

export type KnownSetting = {
  /** `session.idleSeconds` */
  key: string;
  kind: SettingKind;
  takes: Setting['takes'];
  /** Of a number; of a text its length. Null: without end. */
  least: number | null;
  most: number | null;
};

function found(schema: unknown, keys: readonly string[]): KnownSetting[] {
  const setting = SETTINGS.get(schema as z.ZodType);
  if (setting) return [{ key: keys.join('.'), takes: setting.takes, ...shapeOf(schema, setting) }];
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, inner]) => found(inner, [...keys, name]));
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return found(schema.unwrap(), keys);
  }
  return [];
}

function shapeOf(schema: unknown, { typed }: Setting): Pick<KnownSetting, 'kind' | 'least' | 'most'> {
  if (typed) return { kind: typed, least: null, most: null };
  if (schema instanceof z.ZodNumber) return { kind: 'number', least: schema.minValue, most: schema.maxValue };
  if (schema instanceof z.ZodBoolean) return { kind: 'flag', least: null, most: null };
  if (schema instanceof z.ZodString) return { kind: 'text', least: schema.minLength, most: schema.maxLength };
  return { kind: 'list', least: null, most: null };
}

/** In the schema's order. */
export const KNOWN_SETTINGS: readonly KnownSetting[] = found(KioskConfig, []);
const byKey = new Map(KNOWN_SETTINGS.map((setting) => [setting.key, setting]));

export const settingOf = (key: string): KnownSetting | null => byKey.get(key) ?? null;

/** Whether `key` is what settings stand below, such as `hours`. */
export const holdsSettings = (key: string): boolean =>
  KNOWN_SETTINGS.some((setting) => setting.key.startsWith(`${key}.`));

/** As it is shown and typed; empty where it is not set. */
export function asText(value: unknown): string {
  if (value === undefined) return '';
  if (!Array.isArray(value)) return String(value);
  return value
    .map((entry) => (typeof entry === 'string' ? entry : Object.values(entry).join(' ')))
    .join('，');
}

/** What was typed, for the schema to judge: a number that is none stays text. */
export function fromText(kind: SettingKind, text: string): unknown {
  const plain = text.trim();
  switch (kind) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : plain;
    case 'flag':
      return plain === 'true' ? true : plain === 'false' ? false : plain;
    case 'spans':
      return plain.split(/[\s,，、；;]+/).filter((span) => span !== '');
    default:
      return plain;
  }
}
