/** The shipped catalogue is whole, and a mistake in it is reported with its file, line, item and field. */
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import * as yaml from '../../../../../kiosk-config/yaml.ts';
import { COMPILED_FILE } from '../../../../../main/core/catalogue/compiled.ts';
import { ItemDetail, Overview } from '../../../../../main/core/catalogue/contract.ts';
import type { ItemEntry } from '../../../../../main/core/catalogue/entries.ts';
import { compileCatalogue, loadCatalogue, problemLine } from '../../../../../main/core/catalogue/load.ts';

const SHIPPED = path.join(import.meta.dirname, '../../../../../kiosk-config/catalogue');

function shipped() {
  const loaded = loadCatalogue(SHIPPED);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.catalogue;
}

describe('the shipped catalogue', () => {
  const catalogue = shipped();

  it('has 131 items to book and 257 to pre-review, 95 of them both', () => {
    const { counts, zones, departments } = Overview.parse(catalogue.overview());
    expect(counts).toEqual({ items: 293, booking: 131, preReview: 257 });
    expect(catalogue.list({}).filter(({ services }) => services.length === 2)).toHaveLength(95);
    expect(zones).toHaveLength(9);
    expect(departments).toHaveLength(36);
    expect(zones.reduce((sum, zone) => sum + zone.counts.booking, 0)).toBe(131);
    expect(departments.reduce((sum, department) => sum + department.counts.preReview, 0)).toBe(257);
  });

  it('has 259 items to apply for online, 44 of them wholly, as the reform’s report says', () => {
    const items = catalogue.list({}).flatMap(({ code }) => catalogue.item(code) ?? []);
    expect(items.filter(({ apply }) => apply !== undefined)).toHaveLength(259);
    const full = items.filter(({ apply }) => apply === 'full');
    expect(full).toHaveLength(44);
    for (const { code, visits } of full) expect(visits, code).toBe(0);
    for (const { code, apply, visits } of items)
      if (apply !== 'full') expect(visits, code).toBeGreaterThan(0);
  });

  it('has records in at least eight items and rules in more', () => {
    const items = catalogue.list({}).flatMap(({ code }) => catalogue.item(code) ?? []);
    const repeated = items.filter(({ fields }) => fields.some(({ repeat }) => repeat));
    expect(repeated.length).toBeGreaterThanOrEqual(8);
    expect(items.filter(({ rules = [] }) => rules.length > 0).length).toBeGreaterThan(40);
    // A record is nobody's in particular: what is known of the applicant must not stand in each.
    for (const { fields } of repeated)
      for (const { repeat, prefill } of fields) if (repeat) expect(prefill).toBeUndefined();
  });

  it('narrows lists by zone, department, audience and service', () => {
    const list = catalogue.list({
      zoneId: 'police',
      departmentCode: 'JJ',
      audience: 'person',
      service: 'booking',
    });
    expect(list.length).toBeGreaterThan(0);
    for (const item of list) {
      expect(item).toMatchObject({ zoneId: 'police', departmentCode: 'JJ' });
      expect(item.audience).toContain('person');
      expect(item.services).toContain('booking');
    }
    expect(catalogue.list({ zoneId: 'nowhere' })).toEqual([]);
  });

  it('resolves every item with its fields and materials', () => {
    for (const { code, services } of catalogue.list({})) {
      const item = ItemDetail.parse(catalogue.item(code));
      expect(item.fields.length > 0).toBe(services.includes('pre-review') || item.apply !== undefined);
      expect(item.form.sections.flatMap(({ fields }) => fields)).toEqual(item.fields);
    }
    expect(catalogue.item('RS-0001')).toMatchObject({
      name: '失业登记',
      departmentName: '市人社局',
      departmentFullName: '浏阳市人力资源和社会保障局',
      zoneId: 'hr',
      version: 2,
    });
    expect(catalogue.item('RS-0001')?.form.sections.map(({ title }) => title)).toEqual([
      '申请人',
      '申请内容',
    ]);
    expect(catalogue.item('RS-0001')?.materials[0]).toEqual({
      archiveKey: 'id-card',
      name: '居民身份证',
      form: '原件',
      copies: 1,
      required: true,
      reuse: 'person',
      source: '政府部门核发',
      points: ['人像、姓名、号码看得清', '在有效期内'],
      where: '带本人身份证放在读卡器上即可',
      read: 'card',
    });
    expect(catalogue.item('RS-0001')?.fields[0]).toEqual({
      key: 'applicantName',
      label: '申请人姓名',
      kind: 'text',
      required: true,
      prefill: 'idCard.name',
      personName: true,
    });
    expect(catalogue.item('XX-0001')).toBeNull();
  });

  it('asks for pictures in the application of papers that are no official’s, the few that a window compares by', () => {
    const papers = catalogue.list({}).flatMap(({ code }) => catalogue.item(code)?.materials ?? []);
    const asked = papers.filter(({ picture }) => picture);
    expect(asked.every(({ source }) => source === '申请人自备')).toBe(true);
    expect(new Set(asked.map(({ archiveKey }) => archiveKey)).size).toBe(7);
  });

  it('has the same version for the same data', () => {
    expect(shipped().version).toBe(catalogue.version);
  });
});

const folders: string[] = [];
/** The shipped catalogue with two of its departments: the others would only be read again and again. */
const DEPARTMENTS = ['RS', 'SW'];
function copy(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
  folders.push(folder);
  cpSync(SHIPPED, folder, {
    recursive: true,
    filter: (file) =>
      !file.includes(`items${path.sep}`) || DEPARTMENTS.includes(path.basename(file, '.yaml')),
  });
  keepLines(path.join(folder, 'departments.yaml'), /code: (RS|SW)/);
  keepLines(path.join(folder, 'zones.yaml'), /id: (hr|tax)/);
  return folder;
}
function keepLines(file: string, kept: RegExp): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, lines.filter((line) => !line.startsWith('-') || kept.test(line)).join('\n'));
}
afterEach(() => {
  vi.restoreAllMocks();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function problemsIn(folder: string) {
  const loaded = loadCatalogue(folder);
  return loaded.ok ? [] : loaded.problems;
}

/** Changes a file's text and answers the problems, and the line (from 1) that was changed. */
function withText(file: string, was: string, becomes: string) {
  const folder = copy();
  const text = readFileSync(path.join(folder, file), 'utf8');
  expect(text).toContain(was);
  writeFileSync(path.join(folder, file), text.replace(was, becomes));
  return { problems: problemsIn(folder), line: text.slice(0, text.indexOf(was)).split('\n').length };
}

describe('a broken catalogue', () => {
  /** Changes the first item of RS and answers the problems. */
  const withFirstItem = (change: (item: Record<keyof ItemEntry, unknown>) => void) => {
    const folder = copy();
    const file = path.join(folder, 'items/RS.yaml');
    const items: Record<keyof ItemEntry, unknown>[] = parse(readFileSync(file, 'utf8'));
    const [first] = items;
    if (first) change(first);
    writeFileSync(file, stringify(items));
    return problemsIn(folder);
  };
  const section = (...fields: string[]) => [{ section: '申请人', fields }];

  it.each<[string, keyof ItemEntry, unknown, string]>([
    ['an unknown field', 'form', section('applicantName', 'phone', 'noSuchField'), 'form.0.fields.2'],
    ['no phone field', 'form', section('applicantName', 'applicantId', 'education'), 'form'],
    ['a field twice', 'form', section('applicantName', 'phone', 'phone'), 'form'],
    ['a wrong type', 'type', '行政处罚', 'type'],
    ['a promised time for an instant matter', 'promisedDays', 3, 'promisedDays'],
    ['another department’s code', 'code', 'GA-0001', 'code'],
    ['no keyword', 'keywords', [], 'keywords'],
    ['no service', 'services', [], 'services'],
    ['an unknown service', 'services', ['booking', 'prereview'], 'services.1'],
    ['another item’s name', 'name', '就业登记', 'name'],
    ['a version of zero', 'version', 0, 'version'],
    ['one paper for a pre-review', 'materials', [{ paper: 'id-card', form: '原件' }], 'materials'],
  ])('names file, item and field for %s', (_what, key, value, field) => {
    const problems = withFirstItem((item) => {
      item[key] = value;
    });
    const item = key === 'code' ? value : 'RS-0001';
    expect(problems).toContainEqual({
      file: 'items/RS.yaml',
      line: expect.any(Number),
      item,
      field,
      message: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  const who = { key: 'who', ask: '这次是谁来办？', options: ['本人', '代办'] };
  const whenCondition = (when: unknown) => ({ paper: 'id-card', form: '原件', when });
  it.each<[string, unknown, unknown, string, RegExp]>([
    [
      'an option that is not there',
      [who],
      whenCondition({ who: ['委托'] }),
      'materials.0.when',
      /没有“委托”/,
    ],
    ['a question that is not there', [who], whenCondition({ agent: ['代办'] }), 'materials.0.when', /agent/],
    [
      'a question that is asked later',
      [
        { ...who, when: { age: ['老'] } },
        { key: 'age', ask: '您多大年纪？', options: ['老', '少'] },
      ],
      whenCondition({ who: ['本人'] }),
      'situation.0.when',
      /写在它前面/,
    ],
    [
      'a circle',
      [
        { ...who, when: { age: ['老'] } },
        { key: 'age', ask: '您多大年纪？', options: ['老', '少'], when: { who: ['本人'] } },
      ],
      whenCondition({ who: ['本人'] }),
      'situation.0.when',
      /绕成了一圈：who → age → who/,
    ],
    ['a key of the form', [{ ...who, key: 'phone' }], whenCondition({}), 'situation.0.key', /用了两次/],
  ])('names line and question of a condition with %s', (_what, situation, paper, field, message) => {
    const problems = withFirstItem((item) => {
      item.situation = situation;
      item.materials = [paper, { paper: 'form-rs-0001', name: '申请表', form: '原件' }];
    });
    expect(problems).toContainEqual({
      file: 'items/RS.yaml',
      line: expect.any(Number),
      item: 'RS-0001',
      field,
      message: expect.stringMatching(message),
    });
  });

  /** A form with records of persons, whose rules are given. */
  const withRules = (rules: unknown, change: (form: Record<string, unknown>[]) => void = () => undefined) => {
    const form: Record<string, unknown>[] = [
      {
        section: '申请人',
        fields: [
          'applicantName',
          'applicantId',
          'phone',
          'startDate',
          'loanMonths',
          'loanAmount',
          'isPoverty',
        ],
      },
      {
        section: '成员',
        repeat: { key: 'members', name: '成员', least: 1, most: 5 },
        fields: ['memberName', 'memberId', 'memberIncome'],
      },
    ];
    change(form);
    return withFirstItem((item) => {
      item.form = form;
      item.rules = rules;
    });
  };
  const here = (field: string, message: RegExp) =>
    expect.objectContaining({
      file: 'items/RS.yaml',
      line: expect.any(Number),
      item: 'RS-0001',
      field,
      message: expect.stringMatching(message),
    });

  it.each<[string, unknown, string, RegExp]>([
    [
      'a question that is not there',
      [{ differ: ['applicantId', 'nobody'] }],
      'rules.0.differ.1',
      /没有字段 nobody/,
    ],
    ['a kind that has no order', [{ order: ['applicantName', 'startDate'] }], 'rules.0.order.0', /text/],
    ['a day and a number', [{ order: ['loanMonths', 'startDate'] }], 'rules.0.order', /不能比先后/],
    [
      'a circle',
      [{ order: ['startDate', 'endDate'] }, { order: ['endDate', 'startDate'] }],
      'rules.0.order',
      /绕成了一圈/,
    ],
    ['a sum of nothing known', [{ sum: ['memberIncome'] }], 'rules.0', /is、least 或 most/],
    [
      'a sum that is one of its own parts',
      [{ sum: ['loanMonths'], is: 'loanMonths' }],
      'rules.0.is',
      /自己所在的和/,
    ],
    [
      'a record taken for one number',
      [{ sum: ['loanMonths'], is: 'memberIncome' }],
      'rules.0.is',
      /有好几个/,
    ],
    [
      'a record before a single question',
      [{ order: ['memberIncome', 'loanMonths'] }],
      'rules.0.order.0',
      /同一分段/,
    ],
    [
      'a single answer that differs from itself',
      [{ differ: ['applicantId'] }],
      'rules.0.differ',
      /至少写两个/,
    ],
    ['a repeat that is not there', [{ count: 'cars', is: 'loanMonths' }], 'rules.0.count', /cars/],
    ['a rule of no known sort', [{ product: ['loanMonths'] }], 'rules.0', /order: .* sum: .* differ: /],
    ['a question beside itself', [{ differ: ['phone', 'phone'] }], 'rules.0.differ.1', /写了两次/],
    ['a question counted twice', [{ sum: ['loanMonths', 'loanMonths'], is: 9 }], 'rules.0.sum.1', /写了两次/],
    ['months and 元 together', [{ sum: ['loanMonths', 'loanAmount'], is: 9 }], 'rules.0.sum', /单位不同/],
    ['月 before 元', [{ order: ['loanMonths', 'loanAmount'] }], 'rules.0.order', /单位不同/],
    ['元 held against 月', [{ sum: ['memberIncome'], most: 'loanMonths' }], 'rules.0.most', /单位不同/],
    ['more records than there may be', [{ count: 'members', is: 'loanMonths' }], 'rules.0.is', /1 与 5 之间/],
    ['a sentence in one language', [{ differ: ['memberId'], say: { 'zh-CN': '不同' } }], 'rules.0', /./],
  ])('names line and rule of %s', (_what, rules, field, message) => {
    const found = withRules(rules, (form) => form.push({ section: '期限', fields: ['endDate'] }));
    expect(found).toContainEqual(here(field, message));
  });

  it('takes rules that can be kept', () => {
    const rules = [
      { sum: ['memberIncome'], most: 'loanAmount' },
      { differ: ['applicantId', 'memberId'] },
      { count: 'members', is: 'babyCount', beside: 1 },
      // Counts are compared, whatever they count.
      { order: ['hotelRooms', 'hotelBeds'] },
    ];
    const found = withRules(rules, (form) => {
      Object.assign(form[1]?.repeat ?? {}, { least: 0, most: 8 });
      form.push({ section: '其他', fields: ['babyCount', 'hotelRooms', 'hotelBeds'] });
    });
    expect(found).toEqual([]);
  });

  it.each<[string, (form: Record<string, unknown>[]) => void, string, RegExp]>([
    [
      'of another question',
      (form) => Object.assign(form[1]?.repeat ?? {}, { key: 'phone' }),
      'form.1.repeat.key',
      /用了两次/,
    ],
    [
      'with a least above the most',
      (form) => Object.assign(form[1]?.repeat ?? {}, { least: 9 }),
      'form.1.repeat.least',
      /least/,
    ],
    [
      'that asks of itself',
      (form) =>
        Object.assign(form[1] ?? {}, {
          fields: ['memberWorks', 'memberName'],
          when: { memberWorks: [true] },
        }),
      'form.1.when',
      /自己里面/,
    ],
    [
      'that is asked of elsewhere',
      (form) => {
        Object.assign(form[1] ?? {}, { fields: ['memberWorks', 'memberName'] });
        form.push({ section: '以后', fields: [{ field: 'applyReason', when: { memberWorks: [true] } }] });
      },
      'form.2.fields.0.when',
      /重复分段/,
    ],
  ])('names line and section of a repeat %s', (_what, change, field, message) => {
    expect(withRules(undefined, change)).toContainEqual(here(field, message));
  });

  it.each([
    ['earliest: 1900-01-01', 'earliest: 2900-01-01, latest: 1900-01-01', 'earliest', /不得晚于/],
    ['earliest: 1900-01-01', 'earliest: gestern', 'earliest', /today-18y/],
    ['time: past, earliest: 1900-01-01', 'time: past, after: birthDate', 'after', /绕成了一圈/],
    [
      'kind: date, required: true, prefill: idCard.birth, time: past',
      'kind: text, required: true',
      'earliest',
      /只用于 date/,
    ],
  ])('names the line of the day’s bounds: %s, %s', (was, becomes, field, message) => {
    const { problems, line } = withText('fields.yaml', was, becomes);
    expect(problems).toContainEqual(
      expect.objectContaining({ line, item: 'birthDate', field, message: expect.stringMatching(message) }),
    );
  });

  it('names a form that cannot be asked for', () => {
    const problems = withFirstItem((item) => {
      item.services = ['booking'];
      delete item.apply;
    });
    expect(problems).toContainEqual(here('form', /不应有表单/));
  });

  it('names what can’t be done wholly online: a visit, an original', () => {
    const problems = withFirstItem((item) => {
      item.apply = 'full';
      item.visits = 1;
      item.materials = [
        { paper: 'id-card', form: '原件' },
        { paper: 'hukou-book', form: '原件' },
      ];
    });
    expect(problems).toContainEqual(here('visits', /须为 0/));
    expect(problems).toContainEqual(here('materials.1.form', /原件/));
    expect(problems).not.toContainEqual(here('materials.0.form', /原件/));
  });

  it('names a result that can’t come so: of what ends with a visit, no licence, from nowhere', () => {
    const online = withFirstItem((item) => {
      item.apply = 'online';
      delete item.visits;
      item.result = { name: '样例证' };
    });
    expect(online).toContainEqual(here('result', /只用于 apply: full/));
    const full = withFirstItem((item) => {
      item.apply = 'full';
      delete item.visits;
      item.materials = [{ paper: 'id-card', form: '原件' }];
      item.result = { ways: ['licence', 'post', 'post'], points: ['nowhere'] };
    });
    expect(full).toContainEqual(here('result.ways', /licence: true/));
    expect(full).toContainEqual(here('result', /post 重复/));
    expect(full).toContainEqual(here('result.points.0', /results.yaml 里没有 nowhere/));
  });

  it('names an item of the window without a visit', () => {
    const problems = withFirstItem((item) => {
      delete item.apply;
      item.visits = 0;
    });
    expect(problems).toContainEqual(here('visits', /apply: full/));
  });

  it('names a paper that is not there, that repeats its name, or that is another item’s', () => {
    const problems = withFirstItem((item) => {
      item.materials = [
        { paper: 'id-card', name: '身份证复印件', source: '其他', form: '原件' },
        { paper: 'no-such-key', form: '原件' },
        { paper: 'form-rs-0002', name: '就业登记表', form: '原件' },
        { paper: 'form-rs-0001-a', form: '原件' },
      ];
    });
    for (const field of ['0.name', '0.source', '1.paper', '2.paper', '3.name']) {
      expect(problems).toContainEqual(
        expect.objectContaining({ item: 'RS-0001', field: `materials.${field}` }),
      );
    }
  });

  it.each<[string, string, string, string, { item: string; field: string; message: string }]>([
    [
      'a key that stands twice',
      'items/RS.yaml',
      '  caseType:',
      '  name: 又一个名称\n  caseType:',
      { item: '', field: '', message: '“name”写了两次，请删去一处' },
    ],
    [
      'a tab',
      'items/RS.yaml',
      '  caseType:',
      '\tcaseType:',
      { item: '', field: '', message: 'YAML 格式错误：行首用了制表符（Tab），请改用空格' },
    ],
    [
      'an unknown paper',
      'items/RS.yaml',
      '{ paper: leave-proof,',
      '{ paper: leave-prof,',
      {
        item: 'RS-0001',
        field: 'materials.2.paper',
        message: 'materials.yaml 里没有材料 leave-prof：请检查拼写，或先在那里加上它',
      },
    ],
    [
      'an unknown zone',
      'departments.yaml',
      'zone: tax',
      'zone: taxes',
      {
        item: 'SW',
        field: 'zone',
        message: '没有 id 为 taxes 的专区，应为 hr、tax 之一',
      },
    ],
    [
      'a version that is missing, by its item’s line',
      'items/RS.yaml',
      '- code: RS-0003\n  version: 2\n',
      '- code: RS-0003\n',
      { item: 'RS-0003', field: 'version', message: '缺少这一项，请补上' },
    ],
    [
      'a number in words',
      'items/RS.yaml',
      'statutoryDays: 0',
      'statutoryDays: 无',
      { item: 'RS-0001', field: 'statutoryDays', message: expect.stringContaining('须为数字') },
    ],
    [
      'a member that is misspelt',
      'materials.yaml',
      'reuse: person, read: card, points',
      'reuse: person, valid: 3, read: card, points',
      { item: 'id-card', field: 'valid', message: '没有这个配置项，请检查拼写' },
    ],
    [
      'two keys for one paper',
      'materials.yaml',
      'name: 居民户口簿,',
      'name: 居民身份证,',
      { item: 'hukou-book', field: 'name', message: '与 id-card 同名：请合并为一种材料' },
    ],
    [
      'an unknown kind of field',
      'fields.yaml',
      'kind: phone,',
      'kind: telephone,',
      { item: 'phone', field: 'kind', message: expect.stringContaining('phone') },
    ],
    [
      'options that are numbers',
      'fields.yaml',
      "['15', ",
      '[15, ',
      { item: 'waterCaliber', field: 'options.0', message: '选项须为文字；数字要加引号' },
    ],
    [
      'a word with two meanings',
      'synonyms.yaml',
      '- say: [孤儿]',
      '- say: [公积金]',
      { item: '公积金', field: 'say.0', message: '公积金 写了两次，请删去一处' },
    ],
    [
      'a result that goes nowhere',
      'results.yaml',
      'ways: [post, collect]',
      'ways: [pigeon]',
      { item: '', field: '0', message: expect.stringContaining('post') },
    ],
    [
      'an answer without a place to go',
      'elsewhere.yaml',
      'where: 本机不收水费。',
      'were: 本机不收水费。',
      { item: '交水费', field: 'were', message: '没有这个配置项，请检查拼写' },
    ],
  ])('names the line of %s', (_what, file, was, becomes, problem) => {
    const { problems, line } = withText(file, was, becomes);
    // What is put in front of the old text stands on its line; a key's repetition is what is wrong.
    expect(problems).toContainEqual({ file, line, ...problem });
  });

  it('says a problem in one line, with what it knows of the place', () => {
    const { problems, line } = withText('departments.yaml', 'zone: tax', 'zone: taxes');
    expect(problems.map(problemLine).join()).toMatch(
      new RegExp(`departments\\.yaml 第 ${line} 行 · SW · zone · 没有 id 为 taxes 的专区`),
    );
    expect(problemLine({ file: 'items', line: null, item: '', field: '', message: '没有任何事项' })).toBe(
      'items · 没有任何事项',
    );
  });

  it('names a file that is not YAML or not there', () => {
    const folder = copy();
    writeFileSync(path.join(folder, 'items/SW.yaml'), '[{');
    rmSync(path.join(folder, 'zones.yaml'));
    const files = problemsIn(folder).map(({ file }) => file);
    expect(files).toContain('items/SW.yaml');
    expect(files).toContain('zones.yaml');
  });

  it('names a file whose outermost form is another', () => {
    const folder = copy();
    writeFileSync(path.join(folder, 'items/SW.yaml'), 'code: SW-0001\n');
    writeFileSync(path.join(folder, 'fields.yaml'), '- phone\n');
    expect(problemsIn(folder)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: 'items/SW.yaml', message: '应为列表：每一项以“- ”开头' }),
        expect.objectContaining({ file: 'fields.yaml', message: '应为“键: { … }”，一行一个' }),
      ]),
    );
  });

  it('is a problem when the folder is empty', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
    folders.push(folder);
    expect(loadCatalogue(folder).ok).toBe(false);
  });
});

describe('the compiled catalogue', () => {
  const compiled = (folder = copy()) => {
    const answer = compileCatalogue(folder);
    if (!answer.ok) throw new Error('refused');
    writeFileSync(path.join(folder, COMPILED_FILE), answer.json);
    return folder;
  };

  it('says what the files say, without reading them as YAML', () => {
    const folder = copy();
    const parser = vi.spyOn(yaml, 'parseYaml');
    const uncompiled = loadCatalogue(folder);
    if (!uncompiled.ok) throw new Error('refused');
    expect(parser).toHaveBeenCalledTimes(DEPARTMENTS.length + 7);
    compiled(folder);
    parser.mockClear();
    const loaded = loadCatalogue(folder);
    if (!loaded.ok) throw new Error('refused');
    expect(parser).not.toHaveBeenCalled();
    expect(loaded.catalogue.version).toBe(uncompiled.catalogue.version);
    expect(loaded.catalogue.overview()).toEqual(uncompiled.catalogue.overview());
    expect(loaded.catalogue.searchable()).toEqual(uncompiled.catalogue.searchable());
    for (const { code } of uncompiled.catalogue.list({}))
      expect(loaded.catalogue.item(code)).toEqual(uncompiled.catalogue.item(code));
  });

  it('does not count once a file was changed, added, renamed or removed', () => {
    const changes: ((folder: string) => void)[] = [
      (folder) => appendFileSync(path.join(folder, 'items/RS.yaml'), '# 说明\n- {}\n'),
      (folder) => writeFileSync(path.join(folder, 'items/XX.yaml'), '- {}\n'),
      (folder) => renameSync(path.join(folder, 'items/RS.yaml'), path.join(folder, 'items/RT.yaml')),
      (folder) => rmSync(path.join(folder, 'zones.yaml')),
    ];
    for (const change of changes) {
      const folder = compiled();
      change(folder);
      expect(loadCatalogue(folder).ok).toBe(false);
    }
  });

  it('does not count when it is cut or is something else', () => {
    const folder = compiled();
    const file = path.join(folder, COMPILED_FILE);
    const whole = readFileSync(file, 'utf8');
    for (const text of ['', whole.slice(0, whole.length / 2), 'null', '{}', '[]']) {
      writeFileSync(file, text);
      expect(loadCatalogue(folder).ok).toBe(true);
    }
  });

  it('is not made of a broken catalogue', () => {
    const folder = copy();
    rmSync(path.join(folder, 'zones.yaml'));
    expect(compileCatalogue(folder)).toMatchObject({ ok: false, problems: expect.any(Array) });
  });
});
