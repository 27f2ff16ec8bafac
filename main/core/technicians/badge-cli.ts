/**
 * `npm run badge -- NUMBER --out FILE.pdf`, in the package `node runtime/badge.mjs`: makes a technician's badge to be laminated. The file is
 * the only place where its code stands: no screen, no log, no kiosk has it. Made where the operator prints; enrolled at each kiosk.
 */
import { writeFileSync } from 'node:fs';
import { end, optionsOf } from '../command-line/command-line.ts';
import { StaffNumber } from '../model/technician.ts';
import { newBadge } from './badge.ts';
import { badgePdf } from './badge-pdf.ts';

const USAGE = '用法：工号（3 至 12 位数字） --out 文件.pdf';
const { values, positionals } = optionsOf(
  { allowPositionals: true, options: { out: { type: 'string' } } },
  USAGE,
);

/** Returns what went wrong, or null. */
async function run(): Promise<string | null> {
  const [number, ...more] = positionals;
  if (more.length > 0 || !values.out || !StaffNumber.safeParse(number).success || number === undefined)
    return USAGE;
  try {
    // Never over another badge's.
    writeFileSync(values.out, await badgePdf(number, newBadge()), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    return `${values.out} 写不进去：${(error as NodeJS.ErrnoException).code ?? '未知原因'}（已有同名文件的请换一个名字）`;
  }
  process.stdout.write(`工号 ${number} 的工牌在 ${values.out}。打印、塑封后删除这个文件。\n`);
  return null;
}

end(await run());
