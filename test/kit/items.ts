/** The catalogue's facts of an item, for a citizen who has to fill in its form. */
import path from 'node:path';
import type { ItemDetail } from '../../main/core/catalogue/contract.ts';
import { loadCatalogue } from '../../main/core/catalogue/load.ts';
import { ROOT } from '../../scripts/setup/lib.mjs';

export function itemDetail(code: string): ItemDetail {
  const answer = loadCatalogue(path.join(ROOT, 'kiosk-config', 'catalogue'));
  const item = answer.ok ? answer.catalogue.item(code) : null;
  if (!item) throw new Error(`no item ${code} in the catalogue`);
  return item;
}
