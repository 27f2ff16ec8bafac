/** Reads YAML that people edit by hand, and names the line of each mistake, in Chinese and with its remedy. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import { zhCN } from 'zod/locales';
import { readText } from './read-text.ts';

/** `line` counts from 1; null where the mistake is in no line, such as a file that can't be read. */
export type YamlMistake = { line: number | null; message: string };

export type YamlText = {
  /** Null for an empty file. */
  value: unknown;
  /** The line of a key or a list's entry, by its path from the top (of none: where the content begins); null where the file doesn't have it. */
  lineOf: (keys: readonly PropertyKey[]) => number | null;
};

export type YamlAnswer = ({ ok: true } & YamlText) | { ok: false; mistakes: YamlMistake[] };

/** What Node puts for bytes that are no UTF-8: an editor saved the file in another encoding, such as GBK. */
const NO_CHARACTER = '\ufffd';

export function readYaml(file: string): YamlAnswer {
  try {
    return parseYaml(readText(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const how = code === 'EACCES' ? `，${letRead(file)}` : '';
    return { ok: false, mistakes: [{ line: null, message: `无法读取（${code}）：${file}${how}` }] };
  }
}

/** Root wrote it for itself alone: with a strict umask, or by a program that puts a new file in its place. */
const letRead = (file: string) =>
  `请运行 sudo chgrp liuyang-kiosk-core ${file} 和 sudo chmod 640 ${file}，本机随后自动恢复`;

/** Comments are allowed everywhere. Anchors and aliases are not: a reader of one line must see all that it says. */
export function parseYaml(text: string): YamlAnswer {
  const foreign = text.indexOf(NO_CHARACTER);
  if (foreign >= 0) {
    const line = text.slice(0, foreign).split('\n').length;
    return { ok: false, mistakes: [{ line, message: '文件不是 UTF-8 编码，请用编辑器另存为 UTF-8' }] };
  }
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const mistakes = [
    ...errorsIn(document, text).map(({ offset, message }) => ({ line: lineAt(offset), message })),
    ...references(document, text).map((offset) => ({
      line: lineAt(offset),
      message: '不能用 & 和 * 引用别处的内容，请把内容写全；文字以 & 或 * 开头时加引号',
    })),
  ];
  if (mistakes.length > 0) return { ok: false, mistakes };
  return {
    ok: true,
    value: document.toJS(),
    lineOf: (keys) => {
      const offset = offsetOf(document.contents, keys);
      return offset === null ? null : lineAt(offset);
    },
  };
}

/** A mistake that zod found, for a person: the path of what is wrong, and what to do. */
export type Misfit = { keys: readonly PropertyKey[]; message: string };

/** Checks a value read from YAML against its schema. */
export function checkYaml<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { ok: true; data: T } | { ok: false; misfits: Misfit[] } {
  const parsed = schema.safeParse(value, { error: inChinese });
  if (parsed.success) return { ok: true, data: parsed.data };
  const misfits = parsed.error.issues.flatMap((issue): Misfit[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ keys: [...issue.path, key], message: '没有这个配置项，请检查拼写' }))
      : [{ keys: issue.path, message: issue.message }],
  );
  return { ok: false, misfits };
}

const chinese = zhCN().localeError;

/** What stands there is of another kind, or nothing stands there. */
const KINDS: Readonly<Record<string, string>> = {
  string: '须为文字：空着的请填上，只有数字的请加引号',
  number: '须为数字，不加引号',
  int: '须为整数，不加引号',
  boolean: '只能写 true 或 false，不加引号',
  array: '须写成列表：写在 [ ] 里，或每行以“- ”开头',
  object: '须写成“名称: 值”的样子（冒号用半角的，后面空一格），写在 { } 里，或每行一个',
};

function inChinese(issue: Parameters<typeof chinese>[0]): ReturnType<typeof chinese> {
  if (issue.code === 'invalid_type' && issue.input === undefined) return '缺少这一项，请补上';
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? chinese(issue);
  if (issue.code === 'too_small' && issue.origin === 'array') return `至少写 ${issue.minimum} 项`;
  if (issue.code === 'too_big' && issue.origin === 'array') return `至多写 ${issue.maximum} 项`;
  if (issue.code === 'too_small' && issue.origin === 'string') return `至少写 ${issue.minimum} 个字`;
  if (issue.code === 'too_big' && issue.origin === 'string') return `至多写 ${issue.maximum} 个字`;
  if (issue.code === 'too_small' && issue.origin === 'number') return `不能小于 ${issue.minimum}`;
  if (issue.code === 'too_big' && issue.origin === 'number') return `不能大于 ${issue.maximum}`;
  return chinese(issue);
}

/** Every repeated key, and of the mistakes in form the first: those after it mostly follow from it. */
function errorsIn(document: Document.Parsed, text: string): { offset: number; message: string }[] {
  const { errors } = document;
  const found = errors
    .filter(({ code }) => code === 'DUPLICATE_KEY')
    .map(({ pos: [offset] }) => {
      const [key = ''] = /^[^:\s]*/.exec(text.slice(offset)) ?? [];
      return { offset, message: `“${key}”写了两次，请删去一处` };
    });
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (!first) return found;
  const tab = /^ *\t/m.exec(text);
  if (tab) {
    return [...found, { offset: tab.index, message: 'YAML 格式错误：行首用了制表符（Tab），请改用空格' }];
  }
  return [
    ...found,
    { offset: quoteBefore(first, document) ?? first.pos[0], message: `YAML 格式错误：${remedyOf(first)}` },
  ];
}

/** A quote that is never closed is missed where the file ends: where the text that it begins stands, it can be closed. */
function quoteBefore({ code, message }: YAMLError, document: Document.Parsed): number | null {
  if (code !== 'MISSING_CHAR' || !message.includes('quote')) return null;
  let last: number | null = null;
  visit(document, {
    Scalar(_key, { type, range }) {
      if (type?.startsWith('QUOTE') && range) last = range[0];
    },
  });
  return last;
}

function remedyOf({ code, message }: YAMLError): string {
  if (code === 'BAD_INDENT') return '同一层的行首空格数须相同；也可能是上面的括号、引号没有成对';
  return `请检查缩进、冒号后的空格，引号、括号是否成对（${message}）`;
}

/** Offsets of anchors and aliases. Few texts hold the two characters at all, so most are not walked through. */
function references(document: Document, text: string): number[] {
  const found: number[] = [];
  if (!/[&*]/.test(text)) return found;
  visit(document, (_key, node) => {
    if (!isNode(node)) return;
    const refers = isAlias(node) || ('anchor' in node && node.anchor !== undefined);
    if (refers && node.range) found.push(node.range[0]);
  });
  return found;
}

/** Where a key, or an entry of a list, begins in the text. */
function offsetOf(top: unknown, keys: readonly PropertyKey[]): number | null {
  let node = top;
  let offset = beginOf(top);
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === String(key));
      if (!pair) return null;
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? null) : null;
      node = pair.value;
    } else if (isSeq(node)) {
      const entry: unknown = node.items[Number(key)];
      if (entry === undefined) return null;
      offset = beginOf(entry);
      node = entry;
    } else return null;
  }
  return offset;
}

function beginOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
