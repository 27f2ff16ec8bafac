/** What is not done at the hall has an answer too, and takes no item's place. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createElsewhere } from '../../../../../main/core/catalogue/elsewhere.ts';
import { loadCatalogue } from '../../../../../main/core/catalogue/load.ts';
import { readLabelled } from '../../../../../scripts/data/labelled.ts';

const loaded = loadCatalogue(path.join(import.meta.dirname, '../../../../../kiosk-config/catalogue'));
if (!loaded.ok) throw new Error('the shipped catalogue is broken');
const { catalogue } = loaded;
const elsewhere = createElsewhere(catalogue.elsewhere());

describe('elsewhere', () => {
  it.each([
    ['交水费', '交水费'],
    ['我想在这里交一下电费', '交电费'],
    ['医院挂号', '医院挂号'],
    ['查违章', '查交通违章'],
    ['买火车票', '买火车票'],
    ['交话费', '交话费'],
    ['huochepiao', '买火车票'],
    ['jiaoshuifei', '交水费'],
    ['电动车上牌', '电动车上牌'],
  ])('says where to go for %s', (text, name) => {
    expect(elsewhere(text)).toMatchObject({ name, where: expect.stringContaining('请') });
  });

  it('says where to go for what people bring to any kiosk', () => {
    const lines = readFileSync(path.join(import.meta.dirname, 'wishes.tsv'), 'utf8')
      .trim()
      .split('\n');
    const wishes = lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
    expect(wishes.length).toBeGreaterThan(70);
    for (const [query = '', name] of wishes) expect(elsewhere(query)?.name, query).toBe(name);
  });

  it('says it of a bare word only where nothing else is asked for', () => {
    for (const text of ['派出所', '去派出所', '派出所在哪', 'paichusuo', 'fayuan'])
      expect(elsewhere(text), text).not.toBeNull();
    for (const text of ['派出所开无犯罪证明', '法院判的房子过户', '开诊所看牙科', '考了电工证有补贴吗'])
      expect(elsewhere(text), text).toBeNull();
  });

  it('takes a number or a Latin word whole', () => {
    expect(elsewhere('ETC')?.name).toBe('高速收费卡');
    expect(elsewhere('1100')).toBeNull();
  });

  it('has nothing to say of what is done here', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => /^queries.*\.tsv$/.test(file));
    expect(files.length).toBeGreaterThan(7);
    const queries = files.flatMap((file) =>
      readLabelled(path.join(import.meta.dirname, file)).map(({ query }) => query),
    );
    for (const text of [...queries, ...catalogue.list({}).map(({ name }) => name), '', 'shui']) {
      expect(elsewhere(text), text).toBeNull();
    }
  });
});
