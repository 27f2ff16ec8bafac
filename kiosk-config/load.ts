/** Reads the layers of configuration and names what is wrong in them: file, line, key, and why. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { KioskConfig } from './schema.ts';
import { checkYaml, readYaml, type YamlText } from './yaml.ts';

export type ConfigAnswer = { ok: true; config: KioskConfig } | { ok: false; problems: string[] };

type Layer = { file: string; value: Record<string, unknown>; lineOf: YamlText['lineOf'] };

/** Later files override earlier ones, key by key. Missing files are passed over, except the first. */
export function loadConfig(files: readonly string[]): ConfigAnswer {
  const layers: Layer[] = [];
  for (const [at, file] of files.entries()) {
    if (at > 0 && !existsSync(file)) continue;
    const layer = readLayer(file);
    if ('problems' in layer) return { ok: false, problems: layer.problems };
    layers.push(layer);
  }
  const merged = layers.reduce<unknown>((under, layer) => overlay(under, layer.value), {});
  const checked = checkYaml(KioskConfig, merged);
  if (checked.ok) return { ok: true, config: checked.data };
  return {
    ok: false,
    problems: checked.misfits.map(({ keys, message }) => {
      const layer = [...layers].reverse().find((candidate) => candidate.lineOf(keys) !== null) ?? layers[0];
      const line = layer?.lineOf(keys);
      const place = `${path.basename(layer?.file ?? '')}${line ? ` 第 ${line} 行` : ''}`;
      return `${place}：${keys.join('.')}：${message}`;
    }),
  };
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
