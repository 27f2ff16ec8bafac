/** YAML that a person edits: comments are free, and each mistake is named by its line, with what to do about it. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkYaml, parseYaml, readYaml } from '../../../kiosk-config/yaml.ts';

const NOBODY = 65_534;

describe('parseYaml', () => {
  it('reads past comments, and an empty file as nothing', () => {
    expect(parseYaml('# 开头\nzone: market # 行尾\n\n# 结尾\n')).toMatchObject({
      ok: true,
      value: { zone: 'market' },
    });
    expect(parseYaml('# 只有说明\n')).toMatchObject({ ok: true, value: null });
  });

  it.each<[string, string, number, string]>([
    ['a key twice', 'zone: tax\nname: 一\nzone: market\n', 3, '“zone”写了两次，请删去一处'],
    ['a key twice in one line', 'first:\n  - { id: a, id: b }\n', 2, '“id”写了两次'],
    ['a tab', 'zone:\n\tid: market\n', 2, '请改用空格'],
    ['an indentation', 'a:\n    b: 1\n  c: 2\n', 3, '行首空格数须相同'],
    ['an open bracket', 'audience: [org\n', 2, '括号、引号没有成对'],
    ['a missing blank', 'name:市监\ncode: SC\n', 1, 'YAML 格式错误'],
    ['an anchor', 'one: &shared { a: 1 }\n', 1, '不能用 & 和 *'],
    ['an alias', 'one: &shared 1\n# 说明\ntwo: *shared\n', 3, '请把内容写全'],
    ['a merge', 'one: &shared { a: 1 }\ntwo:\n  <<: *shared\n', 3, '请把内容写全'],
  ])('names the line of %s', (_what, text, line, message) => {
    const answer = parseYaml(text);
    expect(answer.ok ? [] : answer.mistakes).toContainEqual({
      line,
      message: expect.stringContaining(message),
    });
  });

  it('names the line of bytes that are no UTF-8', () => {
    const gbk = Buffer.from([0xc4, 0xcf]);
    expect(parseYaml(`zone: tax\nname: ${gbk.toString('utf8')}\n`)).toEqual({
      ok: false,
      mistakes: [{ line: 2, message: '文件不是 UTF-8 编码，请用编辑器另存为 UTF-8' }],
    });
  });

  it('finds the line of a key and of a list’s entry, and none of what is not there', () => {
    const answer = parseYaml('# 说明\nzone:\n  names:\n    - 一\n    - { id: tax,\n        scope: 税 }\n');
    if (!answer.ok) throw new Error('refused');
    expect(answer.lineOf(['zone'])).toBe(2);
    expect(answer.lineOf(['zone', 'names'])).toBe(3);
    expect(answer.lineOf(['zone', 'names', 1])).toBe(5);
    expect(answer.lineOf(['zone', 'names', 1, 'scope'])).toBe(6);
    expect(answer.lineOf(['zone', 'names', 2])).toBeNull();
    expect(answer.lineOf(['zone', 'scope'])).toBeNull();
    expect(answer.lineOf(['zone', 'names', 0, 'id'])).toBeNull();
  });
});

describe('readYaml', () => {
  it('says which file can’t be read', () => {
    expect(readYaml('/nowhere/site.yaml')).toEqual({
      ok: false,
      mistakes: [{ line: null, message: '无法读取（ENOENT）：/nowhere/site.yaml' }],
    });
  });

  it.skipIf(process.getuid?.() !== 0)(
    'says how to let the core read what root wrote for itself (as root)',
    () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'yaml-'));
      chmodSync(folder, 0o755);
      const file = path.join(folder, 'site.yaml');
      writeFileSync(file, 'kiosk: { id: LY001 }\n', { mode: 0o600 });
      process.seteuid?.(NOBODY);
      const read = readYaml(file);
      process.seteuid?.(0);
      rmSync(folder, { recursive: true });
      expect(read).toMatchObject({
        mistakes: [{ message: expect.stringContaining(`sudo chmod 640 ${file}`) }],
      });
    },
  );
});

describe('checkYaml', () => {
  const schema = z.strictObject({ id: z.string(), days: z.number() });

  it('says in Chinese what is missing, misspelt or of the wrong kind', () => {
    expect(checkYaml(schema, { id: 'a', days: 1 })).toEqual({ ok: true, data: { id: 'a', days: 1 } });
    expect(checkYaml(schema, { id: 'a' })).toEqual({
      ok: false,
      misfits: [{ keys: ['days'], message: '缺少这一项，请补上' }],
    });
    expect(checkYaml(schema, { id: 'a', days: '一', dayz: 1, idd: 2 })).toEqual({
      ok: false,
      misfits: [
        { keys: ['days'], message: expect.stringContaining('须为数字') },
        { keys: ['dayz'], message: expect.stringContaining('请检查拼写') },
        { keys: ['idd'], message: expect.stringContaining('请检查拼写') },
      ],
    });
  });
});
