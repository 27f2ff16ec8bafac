import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { en } from '../../../../renderer/i18n/en.ts';
import { zhCN } from '../../../../renderer/i18n/zh-CN.ts';

const ROOT = path.join(import.meta.dirname, '../../../..');
const HAN = /\p{Script=Han}/u;
const WORD = /\p{L}/u;
/** Attributes that a citizen sees or hears. */
const SPOKEN = new Set(['aria-label', 'aria-description', 'placeholder', 'title', 'alt', 'label', 'lead']);
/** Values of the catalogue's data that the screen compares with; never shown as they are. */
const DATA = new Set(['即办件']);
/** Development only, or the input methods' own data. */
const EXEMPT = [
  /^renderer\/i18n\//,
  /^renderer\/gallery/,
  /^renderer\/(build\/local-words|engines\/parts)\.ts$/,
];
/** A keyboard's keys are characters, not words. */
const KEYS = /^[\p{P}\p{S}\p{N}\s]*$/u;

/** English sentences that name the other language, or an item as it is listed. */
const QUOTES_CHINESE = new Set(['nav.otherLanguage', 'nav.otherLanguageLabel', 'choose.searchHelp']);

function literalsIn(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: string[] = [];
  const report = (node: ts.Node, text: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1} ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && WORD.test(node.text)) report(node, node.text);
    else if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      const { text } = node.initializer;
      if (SPOKEN.has(node.name.getText()) && WORD.test(text)) report(node, text);
    } else if (
      (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) &&
      HAN.test(node.text) &&
      !DATA.has(node.text) &&
      !KEYS.test(node.text)
    ) {
      report(node, node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('no words outside the catalogues of words', () => {
  const files = globSync('renderer/**/*.{ts,tsx}', { cwd: ROOT })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !EXEMPT.some((pattern) => pattern.test(file)));
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap(literalsIn)).toEqual([]);
});

test('both languages have every sentence, with the same blanks to fill', () => {
  const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
  for (const key of Object.keys(zhCN) as (keyof typeof zhCN)[]) {
    expect([key, blanks(en[key])]).toEqual([key, blanks(zhCN[key])]);
    expect(en[key].trim(), key).not.toBe('');
  }
  const chinese = (Object.keys(en) as (keyof typeof en)[]).filter(
    (key) => HAN.test(en[key]) && !QUOTES_CHINESE.has(key),
  );
  expect(chinese).toEqual([]);
});
