/** `npm run audit -- --data DIR --verify [--anchor SEQ:HASH]` or `--export [FILE]`: checks a kiosk's audit trail, or writes it as JSON lines. */
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { auditEntries } from '../../main/core/audit/audit.ts';
import { checkAudit } from '../../main/core/recovery/audit-check.ts';
import { fail, say } from '../setup/lib.mjs';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    verify: { type: 'boolean', default: false },
    anchor: { type: 'string' },
    export: { type: 'boolean', default: false },
    to: { type: 'string' },
  },
});

if (!values.data || values.verify === values.export) {
  fail(
    '用法：npm run audit -- --data 数据目录 --verify [--anchor 序号:摘要]，或 --data 数据目录 --export [--to 文件]',
  );
} else {
  const db = new Database(path.join(values.data, 'kiosk.db'), { readonly: true, fileMustExist: true });
  if (values.verify) {
    const report = checkAudit(db, values.anchor ?? null);
    for (const fault of report.faults) say(fault);
    console.log(
      JSON.stringify({
        audit: 'verify',
        entries: report.entries,
        head: report.head,
        faults: report.faults.length,
      }),
    );
    process.exitCode = report.faults.length === 0 ? 0 : 1;
  } else {
    const out = values.to ? openSync(values.to, 'wx', 0o600) : 1;
    for (const entry of auditEntries(db)) writeSync(out, `${JSON.stringify(entry)}\n`);
    if (out !== 1) closeSync(out);
  }
  db.close();
}
