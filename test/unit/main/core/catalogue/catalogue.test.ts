/** The shipped catalogue is whole, and a mistake in it is reported with its file, item and field. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ItemDetail, Overview } from '../../../../../main/core/catalogue/contract.ts';
import type { ItemEntry } from '../../../../../main/core/catalogue/files.ts';
import { loadCatalogue } from '../../../../../main/core/catalogue/load.ts';

const SHIPPED = path.join(import.meta.dirname, '../../../../../kiosk-config/catalogue');

function shipped() {
  const loaded = loadCatalogue(SHIPPED);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.catalogue;
}

describe('the shipped catalogue', () => {
  const catalogue = shipped();

  it('has 131 items to book and 257 to pre-review, 95 of them both', () => {
    const { counts, zones, departments } = Overview.parse(catalogue.overview());
    expect(counts).toEqual({ items: 293, booking: 131, preReview: 257 });
    expect(catalogue.list({}).filter(({ services }) => services.length === 2)).toHaveLength(95);
    expect(zones).toHaveLength(9);
    expect(departments).toHaveLength(36);
    expect(zones.reduce((sum, zone) => sum + zone.counts.booking, 0)).toBe(131);
    expect(departments.reduce((sum, department) => sum + department.counts.preReview, 0)).toBe(257);
  });

  it('narrows lists by zone, department, audience and service', () => {
    const list = catalogue.list({
      zoneId: 'police',
      departmentCode: 'JJ',
      audience: 'person',
      service: 'booking',
    });
    expect(list.length).toBeGreaterThan(0);
    for (const item of list) {
      expect(item).toMatchObject({ zoneId: 'police', departmentCode: 'JJ' });
      expect(item.audience).toContain('person');
      expect(item.services).toContain('booking');
    }
    expect(catalogue.list({ zoneId: 'nowhere' })).toEqual([]);
  });

  it('resolves every item with its fields and materials', () => {
    for (const { code, services } of catalogue.list({})) {
      const item = ItemDetail.parse(catalogue.item(code));
      expect(item.fields.length > 0).toBe(services.includes('pre-review'));
    }
    expect(catalogue.item('RS-0001')).toMatchObject({
      name: '失业登记',
      departmentName: '市人社局',
      departmentFullName: '浏阳市人力资源和社会保障局',
      zoneId: 'hr',
    });
    expect(catalogue.item('RS-0001')?.fields[0]).toEqual({
      key: 'applicantName',
      label: '申请人姓名',
      kind: 'text',
      required: true,
      prefill: 'idCard.name',
      personName: true,
    });
    expect(catalogue.item('XX-0001')).toBeNull();
  });

  it('has the same version for the same data', () => {
    expect(shipped().version).toBe(catalogue.version);
  });
});

describe('a broken catalogue', () => {
  const folders: string[] = [];
  const copy = () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
    folders.push(folder);
    cpSync(SHIPPED, folder, { recursive: true });
    return folder;
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  /** Changes the first item of RS and answers the problems. */
  const withFirstItem = (change: (item: Record<keyof ItemEntry, unknown>) => void) => {
    const folder = copy();
    const file = path.join(folder, 'items/RS.json');
    const items: Record<keyof ItemEntry, unknown>[] = JSON.parse(readFileSync(file, 'utf8'));
    const [first] = items;
    if (first) change(first);
    writeFileSync(file, JSON.stringify(items));
    const loaded = loadCatalogue(folder);
    return loaded.ok ? [] : loaded.problems;
  };

  it.each<[string, keyof ItemEntry, unknown, string]>([
    ['an unknown field', 'fields', ['applicantName', 'phone', 'noSuchField'], 'fields.2'],
    ['no phone field', 'fields', ['applicantName', 'applicantId', 'education'], 'fields'],
    ['a wrong type', 'type', '行政处罚', 'type'],
    ['a promised time for an instant matter', 'promisedDays', 3, 'promisedDays'],
    ['another department’s code', 'code', 'GA-0001', 'code'],
    ['no keyword', 'keywords', [], 'keywords'],
    ['neither service', 'booking', 'yes', 'booking'],
    ['another item’s name', 'name', '就业登记', 'name'],
  ])('names file, item and field for %s', (_what, key, value, field) => {
    const problems = withFirstItem((item) => {
      item[key] = value;
    });
    const item = key === 'code' ? value : 'RS-0001';
    expect(problems).toContainEqual({
      file: 'items/RS.json',
      item,
      field,
      message: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  it('names a material whose key has another name elsewhere', () => {
    const problems = withFirstItem((item) => {
      item.materials = [
        {
          archiveKey: 'id-card',
          name: '身份证复印件',
          form: '原件',
          copies: 1,
          required: true,
          source: '其他',
        },
        {
          archiveKey: 'no-such-key',
          name: '不存在的材料',
          form: '原件',
          copies: 1,
          required: true,
          source: '其他',
        },
      ];
    });
    expect(problems).toContainEqual(expect.objectContaining({ item: 'RS-0001', field: 'materials.0.name' }));
    expect(problems).toContainEqual(
      expect.objectContaining({ item: 'RS-0001', field: 'materials.1.archiveKey' }),
    );
  });

  it('names a file that is not JSON or not there', () => {
    const folder = copy();
    writeFileSync(path.join(folder, 'items/GA.json'), '[{');
    rmSync(path.join(folder, 'zones.json'));
    const loaded = loadCatalogue(folder);
    const files = loaded.ok ? [] : loaded.problems.map(({ file }) => file);
    expect(files).toContain('items/GA.json');
    expect(files).toContain('zones.json');
  });

  it('is a problem when the folder is empty', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
    folders.push(folder);
    expect(loadCatalogue(folder).ok).toBe(false);
  });
});
