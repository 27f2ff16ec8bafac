/**
 * `npm run audit`, in the package `node runtime/audit.mjs`: `--data DIR --verify [--anchor SEQ:HASH|FILE|URL]` checks a kiosk's
 * audit trail, also against the heads that the platform has heard of it; `--data DIR --export [--to FILE]` writes it as JSON lines.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { auditEntries } from '../audit/audit.ts';
import { readAnchors } from './audit-anchors.ts';
import { checkAudit } from './audit-check.ts';

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
  process.stderr.write(
    '用法：--data 数据目录 --verify [--anchor 序号:摘要、文件或网址]，或 --data 数据目录 --export [--to 文件]\n',
  );
  process.exitCode = 1;
} else {
  const db = new Database(path.join(values.data, 'kiosk.db'), { readonly: true, fileMustExist: true });
  if (values.verify) {
    const report = checkAudit(db, values.anchor === undefined ? [] : await readAnchors(values.anchor));
    for (const fault of report.faults) process.stdout.write(`▸ ${fault}\n`);
    const { entries, head, faults } = report;
    const result = { audit: 'verify', entries, head, faults: faults.length };
    process.stdout.write(`${JSON.stringify(result)}\n`);
    process.exitCode = report.faults.length === 0 ? 0 : 1;
  } else {
    const out = values.to ? openSync(values.to, 'wx', 0o600) : 1;
    for (const entry of auditEntries(db)) writeSync(out, `${JSON.stringify(entry)}\n`);
    if (out !== 1) closeSync(out);
  }
  db.close();
}
