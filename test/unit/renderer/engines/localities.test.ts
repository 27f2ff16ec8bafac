/** Liuyang's towns and villages, and how they are put into an address. */
import { describe, expect, it } from 'vitest';
import { endsAtCity, localityOf, TOWNS, withLocality } from '../../../../renderer/engines/localities.ts';

const town = (name: string) => {
  const found = TOWNS.find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
};

it('are those of the statistics of 2023: 4 streets, 27 towns, a township, 326 villages and communities', () => {
  expect(TOWNS).toHaveLength(32);
  expect(TOWNS.filter(({ name }) => name.endsWith('街道'))).toHaveLength(4);
  expect(TOWNS.filter(({ name }) => name.endsWith('镇'))).toHaveLength(27);
  expect(TOWNS.flatMap(({ villages }) => villages)).toHaveLength(326);
  for (const { name, villages } of TOWNS) {
    expect(new Set(villages).size, name).toBe(villages.length);
    for (const village of villages) expect(village).toMatch(/^\p{Script=Han}+(村|社区)$/u);
  }
});

describe('an address', () => {
  it.each([
    ['湖南省长沙市浏阳市大瑶镇李畋村12号', '大瑶镇', '李畋村', '12号'],
    ['浏阳市淮川街道', '淮川街道', null, ''],
    ['古港镇古港村上屋组', '古港镇', '古港村', '上屋组'],
    ['湖南省长沙市浏阳市幸福路1号', undefined, null, '幸福路1号'],
    ['', undefined, null, ''],
  ])('%s', (address, name, village, rest) => {
    const found = localityOf(address);
    expect([found.town?.name, found.village, found.rest]).toEqual([name, village, rest]);
  });

  it('is moved to another village with its house number', () => {
    expect(withLocality('', town('大瑶镇'), '李畋村')).toBe('湖南省长沙市浏阳市大瑶镇李畋村');
    expect(withLocality('浏阳市大瑶镇李畋村12号', town('古港镇'), '三口村')).toBe(
      '湖南省长沙市浏阳市古港镇三口村12号',
    );
    expect(withLocality('浏阳市幸福路1号', town('淮川街道'), null)).toBe(
      '湖南省长沙市浏阳市淮川街道幸福路1号',
    );
  });

  it('elsewhere is begun anew', () => {
    expect(withLocality('广东省深圳市南山区', town('小河乡'), '田心村')).toBe(
      '湖南省长沙市浏阳市小河乡田心村',
    );
  });
});

it.each([
  ['', true],
  ['湖南省浏阳市', true],
  ['湖南省长沙市浏阳市', true],
  ['湖南省浏阳市大瑶镇', false],
  ['湖南省长沙市岳麓区', false],
])('“%s” ends at the city: %s', (address, ends) => {
  expect(endsAtCity(address)).toBe(ends);
});
