import { expect, test } from 'vitest';
import { pageStarts } from '../../../../renderer/input/candidate-pages.ts';

/** A portrait screen's list, in letter heights. */
const PORTRAIT = 22.5;
const names = Array.from({ length: 30 }, () => '王秀英');

test('twelve names of three characters fill the two rows of a portrait screen', () => {
  expect(pageStarts(names, PORTRAIT, 2)).toEqual([0, 12, 24]);
});

test('what does not fit begins the next page, so that nothing is skipped or shown twice', () => {
  const texts = ['湖南省浏阳市淮川街道', '浏阳市', '浏阳', '浏', '刘', '流'];
  const starts = pageStarts(texts, 8, 1);
  expect(starts).toEqual([0, 1, 3]);
});

test('a text wider than the list has a page of its own', () => {
  expect(pageStarts(['浏阳市人力资源和社会保障局', '浏阳'], 5, 1)).toEqual([0, 1]);
});

test('nothing to offer is one empty page', () => {
  expect(pageStarts([], PORTRAIT, 2)).toEqual([0]);
});
