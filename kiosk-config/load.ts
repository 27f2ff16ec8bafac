/** Reads the layers of configuration and names what is wrong in them: file, line, key, and why. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { KioskConfig } from './schema.ts';
import { holdsSettings, settingOf } from './settings.ts';
import { isTree, overlay, type Tree, valueAt } from './tree.ts';
import { checkYaml, type Misfit, readYaml, type YamlAnswer, type YamlText } from './yaml.ts';

/** From the lowest to the highest. What a technician sets holds over the site's file, what the operator signs over both. */
export type LayerName = 'default' | 'site' | 'technician' | 'remote';

/** `file`: as a person knows it. `keys` that it does not write have no line. */
export type Layer = { name: LayerName; file: string; value: Tree; lineOf: YamlText['lineOf'] };

export type Layered = { config: KioskConfig; layers: readonly Layer[] };

export type ConfigAnswer =
  | ({ ok: true } & Layered)
  /** `isNew`: nobody has configured this machine yet. */
  | { ok: false; problems: string[]; isNew: boolean };

/** `problems`: a line each, with file and place; `misfits`: the same by key. */
export type LayerAnswer =
  | ({ ok: true } & Layered)
  | { ok: false; problems: string[]; misfits: readonly Misfit[] };

/** What is no product's to guess: whose receipts these are, and where they go. */
const OF_THE_SITE = ['kiosk.id', 'platform.baseUrl'];

/**
 * The files that a machine is set up with: later ones override earlier ones, key by key. Missing files are passed over, except the first.
 * `product`: a machine in service, which must be told what the first file only has for development.
 */
export function loadConfig(
  files: readonly string[],
  { product = false }: { product?: boolean } = {},
): ConfigAnswer {
  const layers: Layer[] = [];
  for (const [at, file] of files.entries()) {
    if (at > 0 && !existsSync(file)) continue;
    const layer = layerOf(at === 0 ? 'default' : 'site', path.basename(file), readYaml(file));
    if ('problems' in layer) return { ok: false, problems: layer.problems, isNew: false };
    layers.push(layer);
  }
  const untold = OF_THE_SITE.filter(
    (key) => !layers.slice(1).some(({ value }) => valueAt(value, key) !== undefined),
  );
  if (product && untold.length > 0) {
    const site = files[1] ?? 'site.yaml';
    const isNew = layers.length === 1;
    const found = isNew ? '没有这个文件' : '没有写明';
    return { ok: false, problems: [`${site}：${found}，须写 ${untold.join('、')}`], isNew };
  }
  const answer = merge(layers);
  return answer.ok ? answer : { ok: false, problems: answer.problems, isNew: false };
}

/** One more layer, which may only say what is a setting; or what is wrong with it. */
export function layOver(under: Layered, over: Layer): LayerAnswer {
  const message = '不能在这里设置，只能写在本机的 site.yaml；也请检查拼写';
  const strange = notSettings(over.value).map((keys) => ({ keys, message }));
  return strange.length > 0 ? refused([over], strange) : merge([...under.layers, over]);
}

/** Which layer a key's value is from. */
export function originOf({ layers }: Layered, key: string): LayerName {
  return layers.findLast(({ value }) => valueAt(value, key) !== undefined)?.name ?? 'default';
}

/** A text as a layer; what is wrong with its form, a line each. `file`: as a person knows it. */
export function layerOf(name: LayerName, file: string, read: YamlAnswer): Layer | { problems: string[] } {
  if (!read.ok) return { problems: read.mistakes.map(({ line, message }) => said(file, line, message)) };
  const value = read.value ?? {};
  if (!isTree(value)) return { problems: [`${file}：应为“键: 值”的形式，冒号用半角的，后面空一格`] };
  return { name, file, value, lineOf: read.lineOf };
}

export const said = (file: string, line: number | null | undefined, message: string): string =>
  `${file}${line ? ` 第 ${line} 行` : ''}：${message}`;

function merge(layers: readonly Layer[]): LayerAnswer {
  const merged = layers.reduce<unknown>((under, layer) => overlay(under, layer.value), {});
  const checked = checkYaml(KioskConfig, merged);
  return checked.ok ? { ok: true, config: checked.data, layers } : refused(layers, checked.misfits);
}

function refused(layers: readonly Layer[], misfits: readonly Misfit[]): LayerAnswer {
  return { ok: false, misfits, problems: misfits.map(({ keys, message }) => placed(layers, keys, message)) };
}

/** In the topmost layer that writes the key, or the one above it that is missing it. */
function placed(layers: readonly Layer[], keys: readonly PropertyKey[], message: string): string {
  const layer = layers.findLast(({ lineOf }) => lineOf(keys) !== null) ?? layers[0];
  return said(layer?.file ?? '', layer?.lineOf(keys), `${keys.join('.')}：${message}`);
}

function notSettings(tree: Tree, above: readonly string[] = []): string[][] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const keys = [...above, name];
    const key = keys.join('.');
    if (settingOf(key)) return [];
    return holdsSettings(key) && isTree(value) ? notSettings(value, keys) : [keys];
  });
}
