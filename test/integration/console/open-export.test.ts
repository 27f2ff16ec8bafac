/** The operator's key, a real kiosk that exports its log sealed to it, and the program that opens it; whole, or not at all and said why. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { entryOf } from '../../../main/core/log-book/lines.ts';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { ROOT } from '../../../scripts/setup/lib.mjs';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { type KioskClient, startKiosk, type TestKiosk, untilReady } from '../../kit/kiosk.ts';

const PIN = '990011';
const folder = temporaryFolder();
const at = (...names: string[]) => path.join(folder, ...names);
const program = (file: string, ...options: string[]) => {
  const cli = path.join(ROOT, 'main/core/log-book', file);
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...options], { encoding: 'utf8' });
  return { status, out: stdout, said: stderr };
};
const open = (file: string, key = 'own.json', ...more: string[]) =>
  program('open-export-cli.ts', file, '--key', at(key), '--out', at('out'), ...more);

let kiosk: TestKiosk;
let client: KioskClient;
let exported: string;
/** What the screen showed of the log just before. */
let shownBefore: string[];

async function shown(): Promise<string[]> {
  const { entries } = await client.logBook.entries({ level: 'info', source: null, minutes: null });
  return entries.map((entry) => JSON.stringify(entry));
}

beforeAll(async () => {
  for (const name of ['stick', 'out', 'spoilt']) mkdirSync(at(name));
  const { out, status } = program('export-key-cli.ts', '--out', at('own.json'));
  expect(status).toBe(0);
  // As an operator copies it into site.yaml.
  const { maintenance } = parse(out.slice(out.indexOf('maintenance:')));
  kiosk = await startKiosk({
    maintenance: { ...maintenance, exportFolder: at('stick') },
    env: { KIOSK_LOG: 'info' },
  });
  installPin(kiosk.data, PIN);
  client = kiosk.connect();
  await untilReady(client);
  await client.maintenance.unlock({ pin: PIN });
  shownBefore = await shown();
  const answer = await client.logBook.export();
  if (answer.outcome !== 'exported') throw new Error(answer.outcome);
  exported = answer.file;
});
afterAll(async () => {
  await kiosk.close();
  removeFolders();
});

it('the private key is its owner’s alone, and is never written over', () => {
  expect(statSync(at('own.json')).mode & 0o777).toBe(0o600);
  const before = readFileSync(at('own.json'), 'utf8');
  expect(program('export-key-cli.ts', '--out', at('own.json'))).toMatchObject({
    status: 1,
    said: expect.stringContaining('不覆盖'),
  });
  expect(readFileSync(at('own.json'), 'utf8')).toBe(before);
});

it('opens nothing that was changed, cut, lengthened or renamed, nor with another key; each is said, nothing is written', () => {
  program('export-key-cli.ts', '--out', at('other.json'));
  const { kid } = JSON.parse(readFileSync(at('own.json'), 'utf8'));
  const whole = readFileSync(exported);
  const spoilt = (bytes: Uint8Array, name = path.basename(exported)) => {
    writeFileSync(at('spoilt', name), bytes);
    return at('spoilt', name);
  };
  const changed = Buffer.from(whole);
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
  expect(open(exported, 'other.json')).toMatchObject({
    status: 1,
    said: expect.stringContaining(`要 ${kid} 的私钥`),
  });
  for (const [file, words] of [
    [() => spoilt(changed), '内容被改动过'],
    [() => spoilt(whole.subarray(0, whole.length - 100)), '还差 100 字节'],
    [() => spoilt(Buffer.concat([whole, Buffer.from('x')])), '末尾多出了内容'],
    [() => spoilt(Buffer.from('%PDF-1.7')), '不是终端导出的密封文件'],
    [() => spoilt(whole, 'my-log.sealed'), '--name'],
    [() => spoilt(whole, path.basename(exported).replace(/^LY\d{3}/, 'LY999')), '改过名'],
    [() => at('nowhere'), 'ENOENT'],
  ] as const) {
    expect(open(file())).toMatchObject({ status: 1, out: '', said: expect.stringContaining(words) });
  }
  expect(open(exported, 'nowhere.json')).toMatchObject({
    status: 1,
    said: expect.stringContaining('ENOENT'),
  });
  expect(program('open-export-cli.ts', exported)).toMatchObject({
    status: 2,
    said: expect.stringContaining('用法'),
  });
  expect(readdirSync(at('out'))).toEqual([]);
});

it('opens it whole: the lines that the kiosk itself shows; a renamed one by its first name; and writes over nothing', async () => {
  const { status, out } = open(exported);
  expect(out).toContain('完整，已打开');
  expect(status).toBe(0);
  const [name = ''] = readdirSync(at('out'));
  expect(name).toBe(path.basename(exported).replace('.gz.sealed', ''));
  const lines = readFileSync(at('out', name), 'utf8').split('\n').filter(Boolean);
  const opened = lines.map((line) => JSON.stringify(entryOf(line)));
  expect(opened).toEqual(expect.arrayContaining(shownBefore));
  expect(await shown()).toEqual(expect.arrayContaining(opened));
  expect(open(exported)).toMatchObject({ status: 1, said: expect.stringContaining('不覆盖') });
  writeFileSync(at('spoilt', 'renamed'), readFileSync(exported));
  mkdirSync(at('again'));
  const again = program(
    'open-export-cli.ts',
    ...[
      at('spoilt', 'renamed'),
      '--name',
      path.basename(exported),
      '--key',
      at('own.json'),
      '--out',
      at('again'),
    ],
  );
  expect(again.status).toBe(0);
  expect(readFileSync(at('again', name))).toEqual(readFileSync(at('out', name)));
});
