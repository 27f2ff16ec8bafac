import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { collectWords } from '../../../../renderer/build/collect-words.ts';
import { FIRST_LANGUAGE, LANGUAGES } from '../../../../renderer/i18n/languages.ts';

const ROOT = path.join(import.meta.dirname, '../../../..');
const HAN = /\p{Script=Han}/u;
const WORD = /\p{L}/u;
/** Attributes that a citizen sees or hears. */
const SPOKEN = new Set(['aria-label', 'aria-description', 'placeholder', 'title', 'alt', 'label', 'lead']);
/** Values of the catalogue's data that the screen compares with; never shown as they are. */
const DATA = new Set(['即办件']);
/** The words files themselves, development only, or the input methods' own data. */
const EXEMPT = [
  /^renderer\/i18n\/languages\.ts$/,
  /[/.]words\.ts$/,
  /^renderer\/samples\/|\/samples\.tsx$/,
  /^renderer\/(build\/(local-words|places)|engines\/parts)\.ts$/,
];
/** A keyboard's keys are characters, not words. */
const KEYS = /^[\p{P}\p{S}\p{N}\s]*$/u;

/** English sentences that name an item as it is listed. */
const QUOTES_CHINESE = new Set(['choose.searchHelp']);

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

test('no words outside the words files', () => {
  const files = globSync('renderer/**/*.{ts,tsx}', { cwd: ROOT })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !EXEMPT.some((pattern) => pattern.test(file)));
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap(literalsIn)).toEqual([]);
});

/** 受理 is an act of the authority, from which legal terms run (行政许可法, article 32): where it says so itself. */
const AUTHORITY_SAYS = new Set(['progress.accepted', 'online.accepted']);

test('nothing is called accepted (受理) that is only handed in', async () => {
  const { texts, prompts } = await collectWords();
  const said = [...texts, ...prompts.map(({ name, text }) => ({ key: `voice.${name}`, text }))]
    .filter(({ text }) => text['zh-CN'].replaceAll('不予受理', '').includes('受理'))
    .map(({ key }) => key);
  expect(said.filter((key) => !AUTHORITY_SAYS.has(key))).toEqual([]);
  expect(said).toContain('progress.accepted');
  const printed = globSync(
    ['main/core/{papers,matters,boot,delivery}/**/*.ts', 'kiosk-config/{monitoring,hall}/**/*.yaml'],
    { cwd: ROOT },
  )
    .map((file) => readFileSync(path.join(ROOT, file), 'utf8'))
    .filter((source) => source.includes('受理'));
  expect(printed).toEqual([]);
});

test('every sentence stands once, in every language, with the same blanks to fill', async () => {
  const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  const { texts, prompts } = await collectWords();
  expect(texts.length).toBeGreaterThan(400);
  expect(prompts.length).toBeGreaterThan(20);
  const spoken = prompts.map(({ name, text }) => ({ key: `voice.${name}`, text }));
  const all = [...texts, ...spoken];
  const keys = all.map(({ key }) => key);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  for (const { key, text } of all) {
    expect(Object.keys(text), key).toEqual(LANGUAGES.map(({ code }) => code));
    for (const { code } of LANGUAGES) {
      expect([key, code, blanks(text[code])]).toEqual([key, code, blanks(text[FIRST_LANGUAGE])]);
      expect(text[code].trim(), key).not.toBe('');
    }
  }
  const chinese = all.filter(({ key, text }) => HAN.test(text.en) && !QUOTES_CHINESE.has(key));
  expect(chinese.map(({ key }) => key)).toEqual([]);
});
