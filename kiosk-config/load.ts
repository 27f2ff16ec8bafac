/** Reads the layers of configuration and names what is wrong in them: file, line, key, and why. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { KioskConfig } from './schema.ts';
import { checkYaml, readYaml, type YamlText } from './yaml.ts';

export type ConfigAnswer =
  | { ok: true; config: KioskConfig }
  /** `isNew`: nobody has configured this machine yet. */
  | { ok: false; problems: string[]; isNew: boolean };

/** What is no product's to guess: whose receipts these are, and where they go. */
const OF_THE_SITE = ['kiosk.id', 'platform.baseUrl'];

type Layer = { file: string; value: Record<string, unknown>; lineOf: YamlText['lineOf'] };

/**
 * Later files override earlier ones, key by key. Missing files are passed over, except the first. `product`: a machine in service, which
 * must be told what the first file only has for development.
 */
export function loadConfig(
  files: readonly string[],
  { product = false }: { product?: boolean } = {},
): ConfigAnswer {
  const layers: Layer[] = [];
  for (const [at, file] of files.entries()) {
    if (at > 0 && !existsSync(file)) continue;
    const layer = readLayer(file);
    if ('problems' in layer) return { ok: false, problems: layer.problems, isNew: false };
    layers.push(layer);
  }
  const untold = OF_THE_SITE.filter(
    (key) => !layers.slice(1).some(({ value }) => says(value, key.split('.'))),
  );
  if (product && untold.length > 0) {
    const site = files[1] ?? 'site.yaml';
    const isNew = layers.length === 1;
    const found = isNew ? '没有这个文件' : '没有写明';
    return { ok: false, problems: [`${site}：${found}，须写 ${untold.join('、')}`], isNew };
  }
  const merged = layers.reduce<unknown>((under, layer) => overlay(under, layer.value), {});
  const checked = checkYaml(KioskConfig, merged);
  if (checked.ok) return { ok: true, config: checked.data };
  return {
    ok: false,
    isNew: false,
    problems: checked.misfits.map(({ keys, message }) => {
      const layer = [...layers].reverse().find((candidate) => candidate.lineOf(keys) !== null) ?? layers[0];
      const line = layer?.lineOf(keys);
      const place = `${path.basename(layer?.file ?? '')}${line ? ` 第 ${line} 行` : ''}`;
      return `${place}：${keys.join('.')}：${message}`;
    }),
  };
}

function says(value: unknown, [key = '', ...rest]: readonly string[]): boolean {
  if (!isRecord(value) || !(key in value)) return false;
  return rest.length === 0 || says(value[key], rest);
}

function readLayer(file: string): Layer | { problems: string[] } {
  const name = path.basename(file);
  const read = readYaml(file);
  if (!read.ok) {
    return {
      problems: read.mistakes.map(
        ({ line, message }) => `${name}${line === null ? '' : ` 第 ${line} 行`}：${message}`,
      ),
    };
  }
  const value = read.value ?? {};
  if (!isRecord(value)) return { problems: [`${name}：应为“键: 值”的形式`] };
  return { file, value, lineOf: read.lineOf };
}

/** A transport is one value: its kinds have different keys, so it is replaced whole. */
function overlay(under: unknown, over: unknown, key = ''): unknown {
  if (!isRecord(under) || !isRecord(over) || key === 'transport') return over;
  const merged: Record<string, unknown> = { ...under };
  for (const [name, value] of Object.entries(over)) merged[name] = overlay(under[name], value, name);
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
