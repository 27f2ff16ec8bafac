/** A further kind of matter must not send anybody through the screen's files: what differs by kind stands in its folder. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MatterKind } from '../../../../main/core/model/draft.ts';
import { matterView } from '../../../../renderer/matters/index.ts';
import { OFFERS } from '../../../../renderer/matters/offers.ts';

const ROOT = path.join(import.meta.dirname, '../../../..');
const NAMED = new RegExp(`'(${MatterKind.options.join('|')})'`);
/** Samples say which kind they show. */
const EXEMPT = /^renderer\/(matters|samples|gallery)\/|\/samples\.tsx$/;

test('no file of the screen names a kind of matter but those of its own folder', () => {
  const naming = globSync('renderer/**/*.{ts,tsx}', { cwd: ROOT })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !EXEMPT.test(file))
    .filter((file) => NAMED.test(readFileSync(path.join(ROOT, file), 'utf8')));
  expect(naming).toEqual([]);
});

test.each(MatterKind.options)('%s is known under its own name, its steps under one each', (kind) => {
  const { kind: own, journey } = matterView(kind);
  expect(own).toBe(kind);
  const names = journey.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.at(-1)).toBe('done');
});

test('each is offered at most once', () => {
  const kinds = OFFERS.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
});
