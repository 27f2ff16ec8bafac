/** The catalogue in memory: overview, lists and the guide of one item, prepared once at start. */
import { createHash } from 'node:crypto';
import type { Service } from '../model/draft.ts';
import type { Field, FormSection } from '../model/field.ts';
import type { KnownItems } from '../model/hall/mistake.ts';
import type { Audience, BehalfPaper, ItemSummary, Material } from '../model/item.ts';
import type { ResultOffer, ResultWay } from '../model/result.ts';
import type { Counts, ItemDetail, Overview } from './contract.ts';
import {
  askedFieldsOf,
  type DepartmentEntry,
  type ElsewhereEntry,
  type Entries,
  type FieldEntry,
  type ItemEntry,
  type ItemPaper,
  itemsFile,
  type ResultsEntry,
  type SituationEntry,
} from './entries.ts';
import type { CatalogueReader } from './reader.ts';
import type { Searchable, SearchableItem } from './search.ts';

/** Of an item's own application form, where the item doesn't say otherwise. */
const OWN_FORM_SOURCE = '申请人自备';

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
  readonly #entries: Pick<Entries, 'synonyms' | 'elsewhere'>;

  /** `entries` have passed every check. */
  constructor(entries: Entries) {
    for (const department of entries.departments) {
      const own = itemsFile(department.code);
      for (const { file, entry } of entries.items) if (file === own) this.#add(entry, department, entries);
    }
    const { synonyms, elsewhere } = entries;
    this.#entries = { synonyms, elsewhere };
    this.#overview = this.#count(entries);
    const content = [
      this.#overview,
      ...this.#details.values(),
      ...this.#summaries.map((item) => item.keywords),
      this.#entries,
    ];
    this.version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  }

  overview(): Overview {
    return this.#overview;
  }

  /** In the departments' order, then as the files list them. */
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

  /** What the hall's plan may name. */
  known(): KnownItems {
    return {
      zones: this.#overview.zones.map(({ id }) => id),
      bookable: new Map(this.list({ service: 'booking' }).map(({ code, zoneId }) => [code, zoneId])),
    };
  }

  /** Every item with its common words, and what people say for them, for `createSearch`. */
  searchable(): Searchable {
    return { items: this.#summaries, synonyms: this.#entries.synonyms };
  }

  /** What is done elsewhere than at the hall. */
  elsewhere(): readonly ElsewhereEntry[] {
    return this.#entries.elsewhere;
  }

  #add(entry: ItemEntry, department: DepartmentEntry, { fields, papers, results }: Entries): void {
    const summary: ItemSummary = {
      code: entry.code,
      version: entry.version,
      name: entry.name,
      departmentCode: department.code,
      departmentName: department.shortName,
      zoneId: department.zone,
      audience: entry.audience,
      services: entry.services,
      caseType: entry.caseType,
      promisedDays: entry.promisedDays,
    };
    const sections = entry.form.map(
      (section): FormSection => ({
        title: section.section,
        fields: askedFieldsOf({ form: [section] }).flatMap(({ key, when, repeat }): Field[] => {
          const field = fields.get(key);
          if (!field) return [];
          const asked = { ...fieldOf(key, field, fields), ...(when && { when }) };
          if (!repeat) return [asked];
          // What is known is known of one person or firm, not of each record.
          const { prefill: _, ...anybodys } = asked;
          return [{ ...anybodys, repeat }];
        }),
      }),
    );
    this.#summaries.push({ ...summary, keywords: entry.keywords });
    this.#details.set(entry.code, {
      ...summary,
      type: entry.type,
      identityLevel: entry.identityLevel,
      oldestTaken: entry.oldestTaken,
      statutoryDays: entry.statutoryDays,
      fee: entry.fee,
      ...(entry.apply && { apply: entry.apply }),
      visits: entry.visits ?? (entry.apply === 'full' ? 0 : 1),
      ...(entry.apply === 'full' && results && { result: resultOf(entry, results) }),
      departmentFullName: department.name,
      situation: (entry.situation ?? []).map(questionOf),
      materials: entry.materials.map((material) => materialOf(material, papers)),
      form: { sections, ...(entry.eitherOf && { eitherOf: entry.eitherOf }) },
      fields: sections.flatMap((section) => section.fields),
      ...(entry.rules && { rules: entry.rules }),
      ...(entry.whom && { whom: entry.whom }),
      authorisation: authorisationOf(papers),
    });
  }

  #count({ zones, departments }: Entries): Overview {
    const counts = (filter: ListFilter): Counts => ({
      items: this.list(filter).length,
      booking: this.list({ ...filter, service: 'booking' }).length,
      preReview: this.list({ ...filter, service: 'pre-review' }).length,
    });
    return {
      zones: zones.map(({ id, name, scope }) => ({ id, name, scope, counts: counts({ zoneId: id }) })),
      departments: departments.map(({ code, name, shortName, zone }) => ({
        code,
        name,
        shortName,
        zoneId: zone,
        counts: counts({ departmentCode: code }),
      })),
      counts: counts({}),
    };
  }
}

function fieldOf(key: string, { after, ...entry }: FieldEntry, fields: Entries['fields']): Field {
  const earlier = after === undefined ? undefined : fields.get(after);
  return {
    key,
    ...entry,
    ...(after !== undefined && earlier && { after: { key: after, label: earlier.label } }),
  };
}

function questionOf({ key, ask, options, when, whom }: SituationEntry): Field {
  return {
    ...{ key, label: ask, kind: 'choice', required: true, options },
    ...(when && { when }),
    ...(whom && { whom }),
  };
}

/** What the item itself says of its result, else what is said of all. */
function resultOf({ result = {} }: ItemEntry, all: ResultsEntry): ResultOffer {
  const { name = all.name, licence = false, points } = result;
  const byDefault: ResultWay[] = licence ? [...all.ways, 'licence'] : all.ways;
  return {
    ...{ name, ways: result.ways ?? byDefault, postage: all.postage },
    points: all.points.filter(({ id }) => points?.includes(id) ?? true),
  };
}

/** The papers that prove an agent's authority. */
function authorisationOf(papers: Entries['papers']): BehalfPaper[] {
  return [...papers].flatMap(([paper, { behalf }]) => {
    if (!behalf) return [];
    const asked = { paper, form: behalf.form, copies: 1, required: true };
    return [{ ...materialOf(asked, papers), behalf: behalf.of }];
  });
}

function materialOf({ paper, name, source, ...asked }: ItemPaper, papers: Entries['papers']): Material {
  const shared = papers.get(paper);
  const { points, where, read, picture, reuse = 'case', validMonths } = shared ?? {};
  return {
    archiveKey: paper,
    name: name ?? shared?.name ?? paper,
    source: source ?? shared?.source ?? OWN_FORM_SOURCE,
    ...asked,
    ...(points && { points }),
    ...(where && { where }),
    ...(read && { read }),
    ...(picture && { picture }),
    ...(reuse !== 'case' && { reuse }),
    ...(validMonths !== undefined && { validMonths }),
  };
}
