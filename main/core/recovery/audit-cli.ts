/**
 * `npm run audit`, in the package `node runtime/audit.mjs`: `--data DIR --verify [--anchor SEQ:HASH|FILE|URL]` checks a kiosk's
 * audit trail, also against the heads that the platform has heard of it; `--data DIR --export [--to FILE]` writes it as JSON lines.
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { auditEntries } from '../audit/audit.ts';
import { end, optionsOf } from '../command-line/command-line.ts';
import type { Db } from '../store/db.ts';
import { openToRead } from '../store/read-only.ts';
import { readAnchors } from './audit-anchors.ts';
import { checkAudit } from './audit-check.ts';

const USAGE =
  '用法：--data 数据目录 --verify [--anchor 序号:摘要、文件或网址]，或 --data 数据目录 --export [--to 文件]';
const { values } = optionsOf(
  {
    options: {
      data: { type: 'string' },
      verify: { type: 'boolean', default: false },
      anchor: { type: 'string' },
      export: { type: 'boolean', default: false },
      to: { type: 'string' },
    },
  },
  USAGE,
);

async function verify(db: Db): Promise<void> {
  const report = checkAudit(db, values.anchor === undefined ? [] : await readAnchors(values.anchor));
  for (const fault of report.faults) process.stdout.write(`▸ ${fault}\n`);
  const { entries, head, faults } = report;
  process.stdout.write(`${JSON.stringify({ audit: 'verify', entries, head, faults: faults.length })}\n`);
  process.exitCode = report.faults.length === 0 ? 0 : 1;
}

function* linesOf(db: Db): Iterable<string> {
  for (const entry of auditEntries(db)) yield `${JSON.stringify(entry)}\n`;
}

/** Returns what went wrong, or null. */
async function write(db: Db, file: string | undefined): Promise<string | null> {
  try {
    const out = file === undefined ? process.stdout : createWriteStream(file, { flags: 'wx', mode: 0o600 });
    await pipeline(Readable.from(linesOf(db)), out);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Whoever reads has seen enough.
    if (file === undefined && code === 'EPIPE') return null;
    if (code === 'EEXIST') return `${file} 已经有了，不覆盖：换一个名字`;
    return `${file ?? '输出'} 写不进去（${code}）`;
  }
}

/** Returns what went wrong, or null. */
async function run(): Promise<string | null> {
  if (!values.data || values.verify === values.export) return USAGE;
  const reading = openToRead(values.data);
  if (!reading.ok) return reading.problem;
  try {
    if (values.export) return await write(reading.db, values.to);
    await verify(reading.db);
    return null;
  } finally {
    reading.db.close();
  }
}

end(await run());
