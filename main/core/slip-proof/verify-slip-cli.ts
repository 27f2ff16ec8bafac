/**
 * `npm run verify-slip -- TEXT [--keys FILE]`, in the package `node runtime/verify-slip.mjs`: whether the text of a slip's QR code is true, without
 * a network. Exit 0: true; 1: forged, or no slip's code; 2: it could not be checked, or only the platform can say.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { optionsOf } from '../command-line/command-line.ts';
import { judgeSlip, KioskKey, type SlipVerdict } from './judge-slip.ts';
import { asPrinted, kioskOf, readSlip, type SlipFacts } from './slip-proof.ts';

/** Where the platform sandbox of `npm start` keeps the kiosks' public keys. */
const EMBEDDED = '.kiosk-data-outside/platform/kiosk-keys.json';
const Keys = z.object({ kiosks: z.array(KioskKey) });

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
  // What is no slip's code at all is forged without any keys.
  if (!readSlip(text)) return say(judgeSlip([], text));
  try {
    const { kiosks } = Keys.parse(JSON.parse(readFileSync(values.keys, 'utf8')));
    return say(judgeSlip(kiosks, text));
  } catch {
    process.stderr.write(`无法核验：读不出终端公钥文件 ${values.keys}，请用 --keys 指定\n`);
    return 2;
  }
}

/** Returns the exit code. */
function say(judged: SlipVerdict): number {
  switch (judged.verdict) {
    case 'true':
      process.stdout.write(`真：${told(judged.slip)}\n`);
      return 0;
    case 'true-if-old':
      process.stdout.write(
        `真：${told(judged.slip)}\n注意：该终端的这把密钥已于 ${minute(judged.until)} 失效，日期可能是事后倒填的；办理前请在联网的核验页上核对\n`,
      );
      return 0;
    case 'same-day':
      process.stdout.write(
        `无法离线核验：该终端的这把密钥就在当天（${minute(judged.until)}）失效，请在联网的核验页上核对。${told(judged.slip)}\n`,
      );
      return 2;
    case 'forged':
      process.stdout.write(`假：${why(judged)}\n`);
      return 1;
  }
}

const told = ({ receiptNo, itemCode, when, name }: SlipFacts) =>
  `回执号 ${receiptNo}，事项 ${itemCode}，预约时间 ${when ?? '无'}，查询码 ${name}`;

const minute = (time: string) => time.slice(0, 16).replace('T', ' ');

function why(judged: Extract<SlipVerdict, { verdict: 'forged' }>): string {
  switch (judged.why) {
    case 'no-slip':
      return '不是本系统回执单的二维码（旧回执单的二维码没有签名，不能核验）';
    case 'no-key':
      return `没有终端 ${judged.slip ? kioskOf(judged.slip) : ''} 的公钥`;
    case 'signature':
      return '签名不符';
    case 'key-ended':
      return `该终端的这把密钥已于 ${minute(judged.until)} 失效，回执单的日期在那以后`;
  }
}

process.exitCode = run();
