/** The licences of what the package carries: all of them read, and listed in a form that others' tools understand. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, it } from 'vitest';
import { licenceProblem } from '../../../../scripts/licences/allowed.ts';
import { billOfMaterials, notices } from '../../../../scripts/licences/bill.ts';
import { npmParts, otherParts, partOf } from '../../../../scripts/licences/parts.ts';

const parts = [...npmParts(), ...otherParts()];

it('each part of the package has a licence that was read', () => {
  expect(parts.length).toBeGreaterThan(150);
  expect(parts.flatMap((part) => licenceProblem(part) ?? [])).toEqual([]);
});

it('the fonts’ and the strokes’ licences go along with their text', () => {
  const textOf = (name: string) => parts.find((part) => part.name === name)?.text ?? '';
  expect(textOf('@expo-google-fonts/noto-sans-sc')).toContain('SIL OPEN FONT LICENSE');
  expect(textOf('hanzi-writer-data')).toContain('ARPHIC PUBLIC LICENSE');
  expect(notices(parts)).toContain('ARPHIC PUBLIC LICENSE');
});

it.each([
  ['GPL-3.0-only', 'GPL-3.0-only is not among'],
  ['MIT OR GPL-2.0-only', 'GPL-2.0-only is not among'],
  [undefined, 'says no licence'],
  ['SEE LICENSE IN TERMS.md', 'SEE LICENSE IN TERMS.md is not among'],
])('a package under %s is refused', (license, message) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'licence-'));
  try {
    mkdirSync(path.join(folder, 'stranger'));
    writeFileSync(
      path.join(folder, 'stranger', 'package.json'),
      JSON.stringify({ name: 'stranger', version: '1.0.0', license }),
    );
    expect(licenceProblem(partOf(path.join(folder, 'stranger')))).toContain(message);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('the bill of materials is valid CycloneDX 1.6, and the same each time', async () => {
  const bill = billOfMaterials(parts, '1.2.3');
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  expect(await validator.validate(bill)).toBeNull();
  expect(billOfMaterials(parts, '1.2.3')).toBe(bill);
  expect(JSON.parse(bill).components).toHaveLength(parts.length);
});
