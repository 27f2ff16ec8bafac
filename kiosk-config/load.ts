/** Reads the layers of configuration and names what is wrong in them: file, line, key, and why. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { zhCN } from 'zod/locales';
import { KioskConfig } from './schema.ts';

export type ConfigAnswer = { ok: true; config: KioskConfig } | { ok: false; problems: string[] };

type Layer = {
  file: string;
  value: Record<string, unknown>;
  lineOf: (keys: readonly PropertyKey[]) => number | null;
};

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
  const parsed = KioskConfig.safeParse(merged, { error: zhCN().localeError });
  if (parsed.success) return { ok: true, config: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => {
      const extra = issue.code === 'unrecognized_keys' ? [issue.keys[0] ?? ''] : [];
      const keys = [...issue.path, ...extra];
      const layer = [...layers].reverse().find((candidate) => candidate.lineOf(keys) !== null) ?? layers[0];
      const line = layer?.lineOf(keys);
      const place = `${path.basename(layer?.file ?? '')}${line ? ` 第 ${line} 行` : ''}`;
      const what = issue.code === 'unrecognized_keys' ? '没有这个配置项，请检查拼写' : issue.message;
      return `${place}：${keys.join('.')}：${what}`;
    }),
  };
}

function readLayer(file: string): Layer | { problems: string[] } {
  const name = path.basename(file);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return { problems: [`${name}：无法读取（${(error as NodeJS.ErrnoException).code}）：${file}`] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(
        (error) =>
          `${name} 第 ${lines.linePos(error.pos[0]).line} 行：YAML 格式错误：${error.message.split('\n')[0]}`,
      ),
    };
  }
  const value: unknown = document.toJS() ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) return { problems: [`${name}：应为“键: 值”的形式`] };
  return {
    file,
    value: value as Record<string, unknown>,
    lineOf: (keys) => {
      const node = document.getIn(keys as string[], true) as { range?: [number, number, number] } | undefined;
      return node?.range ? lines.linePos(node.range[0]).line : null;
    },
  };
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
