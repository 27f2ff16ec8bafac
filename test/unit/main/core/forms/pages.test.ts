/** A form in pages: how many screens it takes, and the ways from page to page. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../../main/core/catalogue/load.ts';
import { asked, type Part } from '../../../../../main/core/forms/conditions.ts';
import {
  FIELDS_A_PAGE,
  formPages,
  hasKey,
  keyOfPage,
  mainPages,
  pageBeside,
  recordPages,
} from '../../../../../main/core/forms/pages.ts';
import type { Field } from '../../../../../main/core/model/field.ts';
import { compiledCatalogue } from '../../../../kit/catalogue.ts';
import { fittingAnswers } from '../../../../kit/fitting.ts';

const field = (key: string): Field => ({ key, label: key, kind: 'text', required: true });
const plain = (count: number): Part[] =>
  Array.from({ length: count }, (_, at) => ({ field: field(`q${at}`) }));
const REPEAT = { key: 'owners', name: '股东', least: 1, most: 9 };
const LIST: Part = {
  repeat: REPEAT,
  records: [[field('owners.1.a'), field('owners.1.b')], [field('owners.2.a')]],
};

describe('how many screens a form takes', () => {
  it.each([
    [0, 1],
    [1, 1],
    [5, 1],
    [6, 2],
    [15, 3],
    [20, 4],
  ])('%i questions take %i', (count, screens) => {
    const pages = formPages(plain(count), FIELDS_A_PAGE);
    expect(pages).toHaveLength(screens);
    expect(pages.flatMap(({ fields }) => fields)).toHaveLength(count);
    const sizes = pages.map(({ fields }) => fields.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(screens);
  });

  it('no form of the catalogue takes more than four, its lists of records aside', () => {
    const loaded = loadCatalogue(compiledCatalogue());
    if (!loaded.ok) throw new Error(path.basename(JSON.stringify(loaded.problems)));
    for (const { code } of loaded.catalogue.list({ service: 'pre-review' })) {
      const item = loaded.catalogue.item(code);
      if (!item) continue;
      const { parts } = asked(item, fittingAnswers(item));
      const questions = mainPages(formPages(parts, FIELDS_A_PAGE)).filter(({ repeat }) => !repeat);
      expect(questions.length, code).toBeLessThanOrEqual(4);
    }
  });
});

describe('the way through the pages', () => {
  const pages = formPages([...plain(2), LIST, { field: field('last') }], 1);
  const at = (key: string) => {
    const found = pages.find((page) => hasKey(page, key));
    if (!found) throw new Error(key);
    return found;
  };

  it('leads past the records, which are gone into from their list', () => {
    expect(mainPages(pages).map(keyOfPage)).toEqual(['q0', 'q1', 'owners', 'last']);
    expect(pageBeside(pages, at('q1'), 1)).toBe(at('owners'));
    expect(pageBeside(pages, at('owners'), 1)).toBe(at('last'));
    expect(pageBeside(pages, at('last'), -1)).toBe(at('owners'));
    expect(pageBeside(pages, at('last'), 1)).toBeNull();
    expect(pageBeside(pages, at('q0'), -1)).toBeNull();
  });

  it('leads through a record and back to the list, either way', () => {
    expect(recordPages(pages, REPEAT, 1)).toEqual([at('owners.1.a'), at('owners.1.b')]);
    expect(pageBeside(pages, at('owners.1.a'), 1)).toBe(at('owners.1.b'));
    expect(pageBeside(pages, at('owners.1.b'), 1)).toBe(at('owners'));
    expect(pageBeside(pages, at('owners.2.a'), -1)).toBe(at('owners'));
  });
});
