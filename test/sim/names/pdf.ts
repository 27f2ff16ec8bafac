/** What of many names comes back out of the application's PDF, read by poppler as any platform would. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { applicationPdf } from '../../../main/core/papers/application.ts';
import { subjectOf } from '../../kit/application.ts';

/** The names that the PDF gives back, by their numbers; a name that it swallowed is not among them. */
export async function throughPdf(names: readonly string[]): Promise<Map<number, string>> {
  const pdf = await applicationPdf(
    subjectOf({
      name: '预审申请表',
      sections: [{ heading: null, rows: names.map((value, at) => ({ label: `N${at}N`, value })) }],
      promise: '样例',
      watermark: '仅用于办理样例',
      signed: null,
    }),
  );
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-names-'));
  try {
    const file = path.join(folder, 'names.pdf');
    writeFileSync(file, pdf);
    const { stdout, error } = spawnSync('pdftotext', ['-layout', file, '-'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (error) throw error;
    const found = [...stdout.matchAll(/N(\d+)N\s+(\S+)/g)];
    return new Map(found.map(([, at, name = '']) => [Number(at), name]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
