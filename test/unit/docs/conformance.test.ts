/** The conformance table names only tests that exist, and every row says how far it holds. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const text = readFileSync(path.join(ROOT, 'docs/conformance.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| (what is asked|---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('each row is yes, part or no, and says why', () => {
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter(([, , state = '']) => !['yes', 'part', 'no'].includes(state))).toEqual([]);
  expect(rows.filter(([, , , shown = '']) => shown === '')).toEqual([]);
});

it('what holds is shown by a test or a command', () => {
  const shown = rows.filter(([, , state]) => state === 'yes').map(([, what = '', , by = '']) => [what, by]);
  expect(shown.filter(([, by = '']) => !/`(test\/|npm run )/.test(by))).toEqual([]);
});

it('every test and command that it names is there', () => {
  const files = [...text.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file);
  expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  const commands = [...text.matchAll(/`npm run ([\w-]+)/g)].map(([, command = '']) => command);
  expect(commands.filter((command) => !(command in scripts))).toEqual([]);
});
