/** A step that the gallery does not show is looked at by nobody: neither for cut text nor for a way out. */
import { expect, it } from 'vitest';
import { MatterKind } from '../../../../main/core/model/draft.ts';
import { SAMPLES } from '../../../../renderer/gallery/samples.ts';
import { matterView } from '../../../../renderer/matters/index.ts';

it('every step of every kind of matter has a sample', () => {
  const shown = new Set(SAMPLES.map(({ bar }) => bar?.step));
  const steps = MatterKind.options.flatMap((kind) => matterView(kind).journey.map(({ name }) => name));
  expect([...new Set(steps)].filter((step) => !shown.has(step))).toEqual([]);
});

it('no two samples have one name', () => {
  const names = SAMPLES.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
