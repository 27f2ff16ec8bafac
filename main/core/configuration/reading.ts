/** The configuration as all layers say it: the machine's own files, and above them what is kept in the data folder. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Layer, type Layered, layerOf, layOver, loadConfig } from '../../../kiosk-config/load.ts';
import { readText } from '../../../kiosk-config/read-text.ts';
import { readRemote } from '../../../kiosk-config/remote.ts';
import { parseYaml } from '../../../kiosk-config/yaml.ts';

/** In the data folder: what a technician set here, what stood there before, and the last good configuration from afar. */
export const keptFiles = (dataFolder: string) => ({
  technician: path.join(dataFolder, 'config', 'technician.yaml'),
  before: path.join(dataFolder, 'config', 'technician.before.yaml'),
  remote: path.join(dataFolder, 'config', 'remote.yaml'),
});

/** How the technician's layer is called to a person. */
export const TECHNICIAN_FILE = '维护界面的设置';

export type Standing = Layered & {
  /** default.yaml and site.yaml alone. */
  site: Layered;
  technician: Layer | null;
  remote: { version: number; layer: Layer } | null;
  /** Of kept layers that can't hold and are left out, a line each: they never close a kiosk. */
  leftOut: string[];
};

export type Reading = ({ ok: true } & Standing) | { ok: false; problems: string[]; isNew: boolean };

export type ReadingOptions = {
  /** As `loadConfig` has them. */
  files: readonly string[];
  product: boolean;
  dataFolder: string;
};

export function readConfiguration({ files, product, dataFolder }: ReadingOptions): Reading {
  const site = loadConfig(files, { product });
  return site.ok ? { ok: true, ...layUp(site, dataFolder) } : site;
}

/** A layer from the data folder that can't be read or does not fit is left out, and said. */
export function layUp(site: Layered, dataFolder: string): Standing {
  const kept = keptFiles(dataFolder);
  const leftOut: string[] = [];
  const technician = technicianLayer(kept.technician, leftOut);
  const own = technician ? layOver(site, technician) : null;
  if (own && !own.ok) leftOut.push(...own.problems);
  const under = own?.ok ? own : site;
  const remote = remoteLayer(kept.remote, site.config.kiosk.id, leftOut);
  const whole = remote ? layOver(under, remote.layer) : null;
  if (whole && !whole.ok) leftOut.push(...whole.problems);
  const { config, layers } = whole?.ok ? whole : under;
  return {
    ...{ config, layers, site: { config: site.config, layers: site.layers }, leftOut },
    technician: own?.ok ? technician : null,
    remote: whole?.ok ? remote : null,
  };
}

/** What a file says; null where there is none or the disk does not give it. */
export function textOf(file: string): string | null {
  try {
    return existsSync(file) ? readText(file) : null;
  } catch {
    return null;
  }
}

function technicianLayer(file: string, leftOut: string[]): Layer | null {
  const text = textOf(file);
  if (text === null) return null;
  const layer = layerOf('technician', TECHNICIAN_FILE, parseYaml(text));
  if (!('problems' in layer)) return layer;
  leftOut.push(...layer.problems);
  return null;
}

function remoteLayer(file: string, kioskId: string, leftOut: string[]) {
  const text = textOf(file);
  const read = text === null ? null : readRemote(text);
  if (read?.ok) return { version: read.version, layer: read.layerFor(kioskId) };
  leftOut.push(...(read?.problems ?? []));
  return null;
}
