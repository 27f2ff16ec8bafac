/**
 * `npm run verify-slip -- TEXT [--keys FILE]`, in the package `node runtime/verify-slip.mjs`: whether the text of a slip's QR code is true, without
 * a network. Exit 0: true; 1: forged, or no slip's code; 2: it could not be checked.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { optionsOf } from '../command-line/command-line.ts';
import { PublicSigningKey } from '../signing/signing.ts';
import { asPrinted, isSlipSigned, kioskOf, readSlip } from './slip-proof.ts';

/** Where the platform sandbox of `npm start` keeps the kiosks' public keys. */
const EMBEDDED = '.kiosk-data-outside/platform/kiosk-keys.json';
const Keys = z.object({ kiosks: z.array(PublicSigningKey.and(z.object({ kioskId: z.string() }))) });

const USAGE = '用法：verify-slip 二维码文字 [--keys 终端公钥文件]\n';
const { values, positionals } = optionsOf(
  {
    options: { keys: { type: 'string', default: EMBEDDED } },
    allowPositionals: true,
  },
  USAGE,
  2,
);

/** Returns the exit code. */
function run(): number {
  const text = asPrinted(positionals.join(''));
  if (text === '') {
    process.stderr.write(USAGE);
    return 2;
  }
  const slip = readSlip(text);
  if (!slip) {
    process.stdout.write('假：不是本系统回执单的二维码（旧回执单的二维码没有签名，不能核验）\n');
    return 1;
  }
  let kiosks: z.infer<typeof Keys>['kiosks'];
  try {
    ({ kiosks } = Keys.parse(JSON.parse(readFileSync(values.keys, 'utf8'))));
  } catch {
    process.stderr.write(`无法核验：读不出终端公钥文件 ${values.keys}，请用 --keys 指定\n`);
    return 2;
  }
  const own = kiosks.filter(({ kioskId }) => kioskId === kioskOf(slip));
  if (!isSlipSigned(own, text)) {
    const why = own.length === 0 ? `没有终端 ${kioskOf(slip)} 的公钥` : '签名不符';
    process.stdout.write(`假：${why}\n`);
    return 1;
  }
  const { receiptNo, itemCode, when, name } = slip;
  process.stdout.write(
    `真：回执号 ${receiptNo}，事项 ${itemCode}，预约时间 ${when ?? '无'}，查询码 ${name}\n`,
  );
  return 0;
}

process.exitCode = run();
