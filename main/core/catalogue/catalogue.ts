/** The catalogue in memory: overview, lists and the guide of one item, prepared once at start. */
import { createHash } from 'node:crypto';
import type { Service } from '../model/draft.ts';
import type { Audience, Field, ItemSummary } from '../model/item.ts';
import type { Counts, ItemDetail, Overview } from './contract.ts';
import type { CatalogueFiles, DepartmentEntry, FieldEntry, ItemEntry } from './files.ts';
import type { CatalogueReader } from './reader.ts';
import type { SearchableItem } from './search.ts';

/** An absent member does not narrow the list. */
export type ListFilter = {
  zoneId?: string | undefined;
  departmentCode?: string | undefined;
  audience?: Audience | undefined;
  service?: Service | undefined;
};

export class Catalogue implements CatalogueReader {
  /** First 16 hex digits of the SHA-256 over the data: the same on two kiosks exactly when their data is. */
  readonly version: string;
  readonly #overview: Overview;
  readonly #details = new Map<string, ItemDetail>();
  readonly #summaries: SearchableItem[] = [];

  /** `files` have passed every check. */
  constructor(files: CatalogueFiles) {
    const departments = [...files.departments].sort((a, b) => a.order - b.order);
    for (const department of departments) {
      const zoneId = files.zones.find(({ name }) => name === department.zone)?.id ?? '';
      for (const { file, entry } of files.items) {
        if (file === `items/${department.code}.json`) this.#add(entry, department, zoneId, files.fields);
      }
    }
    this.#overview = this.#count(files, departments);
    const content = [
      this.#overview,
      ...this.#details.values(),
      ...this.#summaries.map((item) => item.keywords),
    ];
    this.version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  }

  overview(): Overview {
    return this.#overview;
  }

  /** In the departments' order, then as the data files list them. */
  list(filter: ListFilter): ItemSummary[] {
    const { zoneId, departmentCode, audience, service } = filter;
    return this.#summaries.filter(
      (item) =>
        (!zoneId || item.zoneId === zoneId) &&
        (!departmentCode || item.departmentCode === departmentCode) &&
        (!audience || item.audience.includes(audience)) &&
        (!service || item.services.includes(service)),
    );
  }

  item(code: string): ItemDetail | null {
    return this.#details.get(code) ?? null;
  }

  /** Every item with its common words, for `createSearch`. */
  searchable(): SearchableItem[] {
    return this.#summaries;
  }

  #add(entry: ItemEntry, department: DepartmentEntry, zoneId: string, fields: Map<string, FieldEntry>): void {
    const services: Service[] = [];
    if (entry.booking) services.push('booking');
    if (entry.prereview) services.push('pre-review');
    const summary: ItemSummary = {
      code: entry.code,
      name: entry.name,
      departmentCode: department.code,
      departmentName: department.shortName,
      zoneId,
      audience: entry.audience,
      services,
      caseType: entry.caseType,
      promisedDays: entry.promisedDays,
    };
    this.#summaries.push({ ...summary, keywords: entry.keywords });
    this.#details.set(entry.code, {
      ...summary,
      type: entry.type,
      statutoryDays: entry.statutoryDays,
      fee: entry.fee,
      departmentFullName: department.name,
      materials: entry.materials,
      fields: entry.fields.flatMap((key): Field[] => {
        const field = fields.get(key);
        return field ? [{ key, ...field }] : [];
      }),
    });
  }

  #count(files: CatalogueFiles, departments: DepartmentEntry[]): Overview {
    const counts = (filter: ListFilter): Counts => ({
      items: this.list(filter).length,
      booking: this.list({ ...filter, service: 'booking' }).length,
      preReview: this.list({ ...filter, service: 'pre-review' }).length,
    });
    return {
      zones: [...files.zones]
        .sort((a, b) => a.order - b.order)
        .map(({ id, name, scope }) => ({ id, name, scope, counts: counts({ zoneId: id }) })),
      departments: departments.map(({ code, name, shortName, zone }) => ({
        code,
        name,
        shortName,
        zoneId: files.zones.find((entry) => entry.name === zone)?.id ?? '',
        counts: counts({ departmentCode: code }),
      })),
      counts: counts({}),
    };
  }
}
