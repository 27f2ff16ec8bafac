import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../../../scripts/build/build.ts';
import { OUT } from '../../../scripts/setup/lib.mjs';

const FOLDER = path.join(OUT, 'build', 'renderer');
const LIMIT_BYTES = 250_000;
const FONT_LIMIT_BYTES = 2_000_000;

beforeAll(() => build());

/** The entry, the application that it loads as soon as the first picture stands, and everything the two import statically. */
function initialScripts(): string[] {
  const html = readFileSync(path.join(FOLDER, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => file);
  const waiting = entries.flatMap((entry) => [entry, ...imports(entry, /import\(\s*[`"']\.\/([^`"']+)/g)]);
  const found = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    waiting.push(...imports(file, /(?:^|[;\s])(?:import|export)[^;'"(]*from\s*["']\.\/([^"']+)["']/g));
  }
  return [...found];
}

function imports(file: string, how: RegExp): string[] {
  const code = readFileSync(path.join(FOLDER, file), 'utf8');
  return [...code.matchAll(how)].map(([, other = '']) => `assets/${other}`);
}

test('the first screen needs at most 250 kB of JavaScript, gzipped', () => {
  const scripts = initialScripts();
  const bytes = scripts.reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(FOLDER, file))).length,
    0,
  );
  console.info(`initial JavaScript: ${scripts.length} files, ${(bytes / 1000).toFixed(1)} kB gzip`);
  // React alone is larger: less means that something was not found.
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
});

test('the input methods and their data come later', () => {
  const first = initialScripts().join(' ');
  const all = readdirSync(path.join(FOLDER, 'assets')).join(' ');
  for (const late of ['lexicon', 'parts', 'strokes']) {
    expect(all).toContain(late);
    expect(first).not.toContain(late);
  }
});

test('one style sheet is there before the first paint, its layers in the order that the theme gives them', () => {
  const html = readFileSync(path.join(FOLDER, 'index.html'), 'utf8');
  const [sheet, ...others] = [...html.matchAll(/rel="stylesheet"[^>]*href="\.\/([^"]+)"/g)].map(
    ([, file]) => file,
  );
  expect(others).toEqual([]);
  const style = readFileSync(path.join(FOLDER, sheet ?? ''), 'utf8');
  const layers = [...style.matchAll(/@layer ([^{;]+)[{;]/g)].flatMap(([, names = '']) => names.split(/,\s*/));
  const theme = readFileSync(path.resolve('renderer/theme/layers.css'), 'utf8');
  const order = /@layer ([^;]+);/.exec(theme)?.[1]?.split(', ');
  expect([...new Set(layers)]).toEqual(order);
  // What stands in no layer would override every mode.
  expect(style.replaceAll(/@font-face\s*\{[^}]*\}/g, '').trim()).toMatch(/^@layer/);
});

test('nothing is fetched from anywhere else', () => {
  const html = readFileSync(path.join(FOLDER, 'index.html'), 'utf8');
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test('a page that shows a rare character of a name holds no whole font for it', () => {
  const fonts = readdirSync(path.join(FOLDER, 'assets')).filter((file) => /\.(ttf|woff2?)$/.test(file));
  expect(fonts.length).toBeGreaterThan(0);
  const large = fonts.filter((file) => statSync(path.join(FOLDER, 'assets', file)).size > FONT_LIMIT_BYTES);
  expect(large).toEqual([]);
});
