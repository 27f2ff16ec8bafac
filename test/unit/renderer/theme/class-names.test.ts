/** Styles are global: what a step or place gives a look must be named by a class of its own, or it changes screens it knows nothing of. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const RENDERER = path.resolve(import.meta.dirname, '../../../../renderer');
const CLASS = /\.([a-z][\w-]*)/g;

const sheets = globSync('**/*.css', { cwd: RENDERER }).map((file) => {
  const text = readFileSync(path.join(RENDERER, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const heads = [...text.matchAll(/([^{};]+)\{/g)].map(([, head = '']) => head.trim());
  // A comma within :is() or :has() parts no selectors.
  const selectors = heads
    .filter((head) => !head.startsWith('@'))
    .flatMap((head) => head.split(/,(?![^(]*\))/));
  return { file, selectors: selectors.map((selector) => selector.trim()).filter((each) => each !== '') };
});
const classesOf = (selector: string) => [...selector.matchAll(CLASS)].map(([, name]) => name ?? '');
const isShared = (file: string) => /^(components|theme|input)\//.test(file);
const components = globSync('{components,input}/**/*.tsx', { cwd: RENDERER })
  .map((file) => readFileSync(path.join(RENDERER, file), 'utf8'))
  .join('\n');
const styled = sheets
  .filter(({ file }) => isShared(file))
  .flatMap(({ selectors }) => selectors.flatMap(classesOf));
const shared = new Set(styled.filter((name) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(components)));

test('no step or place restyles what others share without a class of its own', () => {
  expect(shared.size).toBeGreaterThan(50);
  const restyled = sheets
    .filter(({ file }) => !isShared(file))
    .flatMap(({ file, selectors }) =>
      selectors
        .filter((selector) => {
          const classes = classesOf(selector);
          return classes.length > 0 && classes.every((name) => shared.has(name));
        })
        .map((selector) => `${file}: ${selector}`),
    );
  expect(restyled).toEqual([]);
});
