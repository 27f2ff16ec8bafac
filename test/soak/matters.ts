/** What citizens come for: every item of the catalogue that one can do at this kiosk in a reasonable time. */
import path from 'node:path';
import type { ItemDetail } from '../../main/core/catalogue/contract.ts';
import { loadCatalogue } from '../../main/core/catalogue/load.ts';
import { readText } from '../../main/core/catalogue/pinyin-text.ts';
import { walkInOf } from '../../main/core/hall/fair.ts';
import type { Service } from '../../main/core/model/draft.ts';
import { ROOT } from '../../scripts/setup/lib.mjs';
import { shippedHall } from '../kit/hall.ts';

export type Matter = {
  service: Service;
  item: ItemDetail;
  zone: string;
  /** What to type to find it. */
  initials: string;
};

const FIELDS_MAX = 9;
const PAPERS_MAX = 3;
const INITIALS_MAX = 8;

/** By service; both in the catalogue's order. */
export function matters(): Record<Service, Matter[]> {
  const answer = loadCatalogue(path.join(ROOT, 'kiosk-config', 'catalogue'));
  if (!answer.ok) throw new Error('the catalogue has problems');
  const { catalogue } = answer;
  const zones = new Map(catalogue.overview().zones.map(({ id, name }) => [id, name]));
  const offered = (service: Service) =>
    catalogue.list({ service }).flatMap((summary): Matter[] => {
      const item = catalogue.item(summary.code);
      const initials = readText(summary.name).initials.slice(0, INITIALS_MAX);
      const zone = zones.get(summary.zoneId);
      return item && zone && /^[a-z]{3,}$/.test(initials) ? [{ service, item, zone, initials }] : [];
    });
  // Some are done without a booking, and have none here.
  const plan = shippedHall();
  const isBooked = ({ item }: Matter) => walkInOf(plan, item.code)?.canBook !== false;
  return {
    booking: offered('booking').filter(isBooked),
    'pre-review': offered('pre-review').filter(({ item }) => isShort(item)),
  };
}

/** Nor one whose answers must fit each other: this citizen types the same into every box. */
function isShort({ fields, materials, rules }: ItemDetail): boolean {
  const papers = materials.filter(({ required }) => required).length;
  const isPlain = rules === undefined && fields.every(({ repeat }) => repeat === undefined);
  return isPlain && papers > 0 && papers <= PAPERS_MAX && fields.length <= FIELDS_MAX;
}
