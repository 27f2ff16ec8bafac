/**
 * `npm run export-queue -- --data DIR --to FOLDER`, in the package `liuyang-kiosk-admin export`: writes whatever was not delivered, still
 * sealed, for the platform's staff: of a machine that another one replaced. The kiosk's program has to be stopped.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { end, optionsOf } from '../command-line/command-line.ts';
import { exportSealed } from '../outbox/export.ts';
import { Outbox } from '../outbox/outbox.ts';
import { noData } from '../store/read-only.ts';
import { openDatabase, releaseLocks } from './open.ts';

const USAGE = '用法：--data 数据目录 --to 导出目录';
const { values } = optionsOf({ options: { data: { type: 'string' }, to: { type: 'string' } } }, USAGE);

/** Returns what went wrong, or null. */
function run({ data, to }: { data: string; to: string }): string | null {
  // Opening would make a new, empty one: whoever mistyped the folder would read that nothing was left.
  if (!existsSync(path.join(data, 'kiosk.db'))) return noData(data);
  const opened = openDatabase(data);
  if (opened.outcome === 'in-use') return '主程序正在运行：请先停下来再导出';
  if (opened.outcome === 'unusable') return opened.detail;
  const outbox = new Outbox(opened.db, data, () => undefined);
  try {
    const rows = outbox.undelivered(Number.POSITIVE_INFINITY);
    for (const row of rows) {
      const { outcome } = exportSealed(outbox, row, path.join(to, row.receipt_no));
      if (outcome === 'cannot-save') return `${to} 写不进去，请检查后再试`;
    }
    process.stdout.write(`已导出 ${rows.length} 件到 ${to}，内容仍是密封的，请交给平台人员\n`);
    const mended = opened.notices.map(({ detail }) => detail).join('；');
    return mended === '' ? null : `注意：数据有损坏，可能没有导全，这块盘请留着（${mended}）`;
  } finally {
    opened.db.close();
    releaseLocks();
  }
}

const { data, to } = values;
end(data && to ? run({ data, to }) : USAGE);
