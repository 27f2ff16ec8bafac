/**
 * `npm run open-export -- FILE --key KEYFILE --out DIR [--name NAME]`, in the package `node runtime/open-export.mjs`: opens what a kiosk exported sealed.
 * `--name`: the file's name at the kiosk, where it was renamed since. Writes the whole or nothing, and over nothing. Exit 0: opened; 1: not, said why;
 * 2: written wrongly.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { optionsOf } from '../command-line/command-line.ts';
import { writeDurably } from '../store/durable-files.ts';
import { ExportKeyPair, type Opened, openExport } from './sealed-export.ts';

const USAGE = '用法：open-export 文件 --key 私钥文件 --out 目录 [--name 在终端上的原名]\n';

/** More is no export of a kiosk's. */
const FILE_BYTES_MAX = 256 * 1024 * 1024;

class Refused extends Error {}

function read(file: string): Buffer {
  try {
    if (statSync(file).size > FILE_BYTES_MAX) throw new Refused(`${file} 太大，不是终端导出的`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(`无法读取 ${file}（${(error as NodeJS.ErrnoException).code}）`);
  }
}

function readKey(file: string): ExportKeyPair {
  const text = read(file).toString();
  try {
    return ExportKeyPair.parse(JSON.parse(text));
  } catch {
    throw new Refused(`${file} 不是私钥文件：要 npm run export-key 写出的那一份（或平台同样写法的）`);
  }
}

function whyNot(opened: Exclude<Opened, { outcome: 'opened' }>, key: ExportKeyPair): string {
  switch (opened.outcome) {
    case 'other-key':
      return `它是用另一把钥匙密封的：要 ${opened.kid} 的私钥，给的是 ${key.kid} 的`;
    case 'cut':
      return `文件不完整，还差 ${opened.missing} 字节：多半没有写完就拔了 U 盘，请再导出一次`;
    case 'too-long':
      return '文件末尾多出了内容：被改动过';
    case 'changed':
      return '打不开：内容被改动过，或文件改过名（用 --name 写明在终端上的原名），或私钥与它的编号不是一对';
    case 'not-an-export':
      return '不是终端导出的密封文件，或开头被改动过';
    case 'name':
      return '看文件名不是终端导出的（如 LY001-log-20261130T101500.jsonl.gz.sealed）；改过名的用 --name 写明原名';
  }
}

/** Whole under its name, or not at all. */
function writeWhole(file: string, bytes: Uint8Array): void {
  if (existsSync(file)) throw new Refused(`${file} 已经有了，不覆盖`);
  try {
    writeDurably(file, bytes);
  } catch (error) {
    throw new Refused(`${file} 写不进去（${(error as NodeJS.ErrnoException).code}）`);
  }
}

async function run(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = optionsOf(
    {
      allowPositionals: true,
      options: { key: text, out: text, name: text },
    },
    USAGE,
    2,
  );
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0 || !values.key || !values.out) {
    process.stderr.write(USAGE);
    return 2;
  }
  try {
    const key = readKey(values.key);
    const opened = await openExport(key, values.name ?? path.basename(file), read(file));
    if (opened.outcome !== 'opened') throw new Refused(`${file}：${whyNot(opened, key)}`);
    const to = path.join(values.out, opened.name);
    writeWhole(to, opened.bytes);
    process.stdout.write(`完整，已打开：${to}（${opened.bytes.length} 字节）\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exitCode = await run();
