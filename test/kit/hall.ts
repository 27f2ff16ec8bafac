/** The shipped plan of the hall, and what the catalogue knows of zones and items. */
import path from 'node:path';
import { loadCatalogue } from '../../main/core/catalogue/load.ts';
import { hallProblemLine, loadHall } from '../../main/core/hall/files.ts';
import type { KnownItems } from '../../main/core/model/hall/mistake.ts';
import type { HallPlan } from '../../main/core/model/hall/plan.ts';
import { compiledCatalogue } from './catalogue.ts';

export function knownItems(): KnownItems {
  const loaded = loadCatalogue(compiledCatalogue());
  if (!loaded.ok) throw new Error('the shipped catalogue is broken');
  return loaded.catalogue.known();
}

export function shippedHall(): HallPlan {
  const loaded = loadHall(path.join(import.meta.dirname, '../../kiosk-config/hall'), knownItems());
  if (!loaded.ok) throw new Error(loaded.problems.map(hallProblemLine).join('\n'));
  return loaded.plan;
}
