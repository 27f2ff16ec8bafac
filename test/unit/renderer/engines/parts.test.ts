import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PartsIndex } from '../../../../renderer/engines/parts.ts';

const index = new PartsIndex(
  readFileSync(new URL('../../../../renderer/engines/data/parts.txt', import.meta.url), 'utf8'),
);

test.each([
  ['石羡', '𥖄'],
  ['龙天', '䶮'],
  ['由页', '頔'],
  ['水来', '涞'],
  ['王文', '玟'],
  ['火亘', '烜'],
  ['石厉', '砺'],
  ['金艮', '银'],
])('%s makes %s', (parts, wanted) => {
  expect(index.find([...parts], 20)).toContain(wanted);
});

test('what is made of nothing else comes first', () => {
  expect(index.find(['石', '厉'], 1)).toEqual(['砺']);
});

test('the same part twice, and nothing named', () => {
  expect(index.find(['木', '木', '木'], 20)).toContain('森');
  expect(index.find([], 20)).toEqual([]);
});
