/**
 * `npm run export-key -- --out FILE [--suite SUITE]`, in the package `node runtime/export-key.mjs`: makes the operator's key pair for sealed
 * exports. The file opens them, so it stays with the operator (0600, never overwritten); what kiosks are told is printed.
 */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { end, optionsOf } from '../command-line/command-line.ts';
import { hallDate } from '../model/clock.ts';
import { generateKeyPair, SUITE, SuiteName } from '../sealing/seal.ts';
import type { ExportKeyPair } from './sealed-export.ts';

const USAGE = `用法：--out 私钥文件 [--suite ${SuiteName.options.join('|')}]`;
const { values } = optionsOf(
  {
    options: { out: { type: 'string' }, suite: { type: 'string', default: SUITE } },
  },
  USAGE,
);

/** Returns what went wrong, or null. */
async function run(): Promise<string | null> {
  const suite = SuiteName.safeParse(values.suite);
  if (!values.out || !suite.success) return USAGE;
  const kid = `export-${hallDate(Date.now())}-${randomBytes(4).toString('hex')}`;
  const pair: ExportKeyPair = { kid, suite: suite.data, ...(await generateKeyPair(suite.data)) };
  try {
    writeFileSync(values.out, `${JSON.stringify(pair, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EEXIST'
      ? `${values.out} 已经有了，不覆盖：换一个名字`
      : `${values.out} 写不进去（${code}）`;
  }
  process.stdout.write(
    `私钥在 ${values.out}：只留在运营单位，另存一份在别处；丢了，用它密封的就再也打不开。\n每台终端的 site.yaml 里写：\n\n` +
      `maintenance:\n  exportKey: { kid: ${kid}, suite: ${suite.data}, publicKey: ${pair.publicKey} }\n`,
  );
  return null;
}

end(await run());
