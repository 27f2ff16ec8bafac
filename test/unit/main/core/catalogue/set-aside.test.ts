/** One bad item takes nothing else out of service, and is not silently gone: who asks for it is told where to go. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createElsewhere } from '../../../../../main/core/catalogue/elsewhere.ts';
import {
  compileCatalogue,
  loadCatalogue,
  problemLine,
  serveCatalogue,
} from '../../../../../main/core/catalogue/load.ts';

const SHIPPED = path.join(import.meta.dirname, '../../../../../kiosk-config/catalogue');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The shipped catalogue with one file changed. */
function changed(file: string, change: (text: string) => string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosk-catalogue-'));
  folders.push(folder);
  cpSync(SHIPPED, folder, { recursive: true });
  rmSync(path.join(folder, 'compiled.json'), { force: true });
  const at = path.join(folder, file);
  writeFileSync(at, change(readFileSync(at, 'utf8')));
  return folder;
}

function serve(folder: string) {
  // Its editor is still told to mend it.
  expect(loadCatalogue(folder).ok).toBe(false);
  const served = serveCatalogue(folder);
  if (!served.ok) throw new Error(served.problems.map(problemLine).join('\n'));
  return served;
}

describe('a bad item', () => {
  it.each([
    ['of the wrong shape', (text: string) => text.replace('version: 1', 'version: 零')],
    [
      'with a time that contradicts itself',
      (text: string) => text.replace('promisedDays: 5', 'promisedDays: 89'),
    ],
    ['with a question that nobody knows', (text: string) => text.replace('unemployDate', 'unemployDay')],
  ])('%s is set aside; the other 292 go on', (_, change) => {
    const { catalogue, problems, aside } = serve(changed('items/RS.yaml', change));
    expect(catalogue.overview().counts.items).toBe(292);
    expect(aside).toHaveLength(1);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ file }) => file === 'items/RS.yaml')).toBe(true);
    const name = aside[0] ?? '';
    expect(catalogue.list({}).some((item) => item.name === name)).toBe(false);
    expect(createElsewhere(catalogue.elsewhere())(name)).toEqual({
      name,
      where: '本机暂时不能办理这一项，请到市人社局窗口咨询。',
    });
  });

  it('takes both with it where two say they are the same one', () => {
    const { catalogue, aside } = serve(
      changed('items/RS.yaml', (text) => text.replace('code: RS-0002', 'code: RS-0001')),
    );
    expect(catalogue.overview().counts.items).toBe(291);
    expect(aside).toHaveLength(2);
  });
});

it('a question that is wrong takes out the items that ask it, and no other', () => {
  const { catalogue, aside } = serve(
    changed('fields.yaml', (text) =>
      text.replace(/^unemployDate: .*$/m, 'unemployDate: { label: 失业日期, kind: day }'),
    ),
  );
  expect(aside.length).toBeGreaterThan(0);
  expect(catalogue.overview().counts.items).toBe(293 - aside.length);
  for (const { fields } of catalogue.list({}).flatMap(({ code }) => catalogue.item(code) ?? [])) {
    expect(fields.some(({ key }) => key === 'unemployDate')).toBe(false);
  }
});

it('a file that is no YAML takes out its department’s items, each still named', () => {
  const folder = changed('items/RS.yaml', (text) => text);
  appendFileSync(path.join(folder, 'items/RS.yaml'), '\n  : [ {\n');
  const { catalogue, aside, problems } = serve(folder);
  expect(catalogue.list({ departmentCode: 'RS' })).toEqual([]);
  expect(aside.length).toBeGreaterThan(30);
  expect(catalogue.overview().counts.items).toBe(293 - aside.length);
  expect(problems.some(({ file, line }) => file === 'items/RS.yaml' && line !== null)).toBe(true);
  const where = createElsewhere(catalogue.elsewhere())(aside[0] ?? '');
  expect(where?.where).toContain('市人社局窗口');
});

it('a department of no zone takes out its own items', () => {
  const { catalogue, aside } = serve(
    changed('departments.yaml', (text) => text.replace(/(code: MJ[^}]*zone: )[a-z]+/, '$1nowhere')),
  );
  expect(catalogue.list({ departmentCode: 'MJ' })).toEqual([]);
  expect(aside.length).toBeGreaterThan(0);
});

it('nothing left is out of service, as before', () => {
  const folder = changed('zones.yaml', () => '[]');
  expect(serveCatalogue(folder).ok).toBe(false);
});

describe('where the build’s last good form lies beside it', () => {
  const compiled = compileCatalogue(SHIPPED);
  if (!compiled.ok) throw new Error('the shipped catalogue is broken');

  /** As `changed`; null takes the file away. */
  function edited(file: string, change: (text: string) => string | null): string {
    const folder = changed(file, (text) => change(text) ?? '');
    if (change('') === null) rmSync(path.join(folder, file));
    writeFileSync(path.join(folder, 'compiled.json'), compiled.ok ? compiled.json : '');
    return folder;
  }

  const noYaml = (text: string) => `${text}\n  : [ {\n`;
  const files = [
    'zones',
    'departments',
    'fields',
    'materials',
    'synonyms',
    'elsewhere',
    'results',
    'items/RS',
  ];
  it.each(files)('%s.yaml serves on as it last was: no YAML, of another shape, or gone', (name) => {
    const file = `${name}.yaml`;
    for (const change of [noYaml, () => '7', () => null]) {
      const { catalogue, problems, aside } = serve(edited(file, change));
      expect(catalogue.overview().counts.items).toBe(293);
      expect(aside).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
      expect(catalogue.searchable().synonyms.length).toBeGreaterThan(100);
      expect(catalogue.elsewhere().length).toBeGreaterThan(50);
      expect(catalogue.item('RS-0001')?.fields.length).toBeGreaterThan(3);
    }
  });

  it('what is right in the other files counts, and a bad item is still set aside', () => {
    const folder = edited('fields.yaml', noYaml);
    const items = path.join(folder, 'items/RS.yaml');
    writeFileSync(
      items,
      readFileSync(items, 'utf8').replace('version: 1', 'version: 2').replace('unemployDate', 'unemployDay'),
    );
    const { catalogue, aside } = serve(folder);
    expect(aside).toHaveLength(1);
    expect(catalogue.overview().counts.items).toBe(292);
  });

  it('a department whose list is empty has its items as they last were', () => {
    const { catalogue } = serve(edited('items/RS.yaml', () => '[]'));
    expect(catalogue.list({ departmentCode: 'RS' })).toHaveLength(36);
  });

  it('zones of nobody serve nothing of their own: the whole serves on', () => {
    const { catalogue, problems } = serve(edited('zones.yaml', () => '[]'));
    expect(catalogue.overview().counts.items).toBe(293);
    expect(problems.length).toBeGreaterThan(0);
  });
});

it('a whole catalogue is served as it is', () => {
  const served = serveCatalogue(SHIPPED);
  expect(served).toMatchObject({ ok: true, problems: [], aside: [] });
});
