/** A form in pages: a few questions each, every repeat its own page and every record of it pages of its own. Pure. */
import type { Field, Repeat } from '../model/field.ts';
import type { Part } from './conditions.ts';

/** Most questions of a page: twenty fit on four. */
export const FIELDS_A_PAGE = 5;

/** `repeat` without `record`: the list of its records. */
export type FormPage = {
  fields: Field[];
  repeat?: { repeat: Repeat; records: Field[][] };
  /** Of one record: its repeat, and which one it is, from 1. */
  record?: { repeat: Repeat; number: number };
};

/** In order; one empty page where nothing is asked. */
export function formPages(parts: readonly Part[], perPage: number): FormPage[] {
  const pages: FormPage[] = [];
  let plain: Field[] = [];
  const flush = () => {
    if (plain.length > 0) pages.push(...evenly(plain, perPage).map((fields) => ({ fields })));
    plain = [];
  };
  for (const part of parts) {
    if ('field' in part) {
      plain.push(part.field);
      continue;
    }
    flush();
    const { repeat, records } = part;
    pages.push({ fields: [], repeat: { repeat, records } });
    for (const [at, fields] of records.entries()) {
      const record = { repeat, number: at + 1 };
      pages.push(...evenly(fields, perPage).map((some) => ({ fields: some, record })));
    }
  }
  flush();
  return pages.length > 0 ? pages : [{ fields: [] }];
}

/** As few pages as there can be, none of them much fuller than another. */
function evenly(fields: readonly Field[], perPage: number): Field[][] {
  const count = Math.ceil(fields.length / perPage);
  const size = Math.ceil(fields.length / count);
  return Array.from({ length: count }, (_, page) => fields.slice(page * size, (page + 1) * size));
}

/** Whether a page is where the question or repeat of this key is. */
export function hasKey(page: FormPage, key: string): boolean {
  return page.repeat?.repeat.key === key || page.fields.some((field) => field.key === key);
}

/** By which the page is found again, whatever else changes; null for the empty one. */
export function keyOfPage(page: FormPage): string | null {
  return page.repeat?.repeat.key ?? page.fields[0]?.key ?? null;
}

/** Pages that are walked through one after the other: a record's are gone into from the list of its repeat. */
export const mainPages = (pages: readonly FormPage[]) => pages.filter(({ record }) => !record);

/** The page before or after: within a record, then back at its list; else along the main pages. Null past either end. */
export function pageBeside(pages: readonly FormPage[], page: FormPage, way: 1 | -1): FormPage | null {
  const { record } = page;
  if (record) {
    const own = recordPages(pages, record.repeat, record.number);
    return (
      own[own.indexOf(page) + way] ??
      pages.find(({ repeat }) => repeat?.repeat.key === record.repeat.key) ??
      null
    );
  }
  const main = mainPages(pages);
  return main[main.indexOf(page) + way] ?? null;
}

export function recordPages(pages: readonly FormPage[], { key }: Repeat, number: number): FormPage[] {
  return pages.filter(({ record }) => record?.repeat.key === key && record.number === number);
}
