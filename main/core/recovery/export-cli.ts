/**
 * `npm run export-queue -- --data DIR --to FOLDER`, in the package `liuyang-kiosk-admin export`: writes whatever was not delivered, still
 * sealed, for the platform's staff: of a machine that another one replaced. The kiosk's program has to be stopped.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exportSealed } from '../outbox/export.ts';
import { Outbox } from '../outbox/outbox.ts';
import { openDatabase, releaseLocks } from './open.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, to: { type: 'string' } } });

/** Returns what went wrong, or null. */
function run({ data, to }: { data: string; to: string }): string | null {
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
    return null;
  } finally {
    opened.db.close();
    releaseLocks();
  }
}

const { data, to } = values;
const problem = data && to ? run({ data, to }) : '用法：--data 数据目录 --to 导出目录';
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
