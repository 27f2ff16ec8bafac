/** The log is bounded and keeps half a year: a real journald with the package's configuration, flooded. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LINES_A_DAY } from '../../main/process/log-folding.ts';
import { noJournald, shippedJournal, startJournald } from '../kit/journald.ts';

const MIB = 1024 * 1024;
const HALF_A_YEAR = 184;
const UNITS = path.resolve(import.meta.dirname, '../../scripts/build/debian/system');
const why = noJournald();

const line = (n: number) =>
  JSON.stringify({
    ...{ level: 30, time: 1_795_981_779_394 + n, process: 'core', event: 'delivery.done' },
    ...{
      receiptNo: `LY001${String(n).padStart(9, '0')}`,
      submissionId: '0193b5c2-7b1a-7c3e-9f00-000000000000',
    },
    ...{ attempt: (n % 3) + 1, caseNo: `Y${n}` },
  });

const numberIn = (text: string, key: string) => Number(new RegExp(`^${key}=(\\d+)`, 'm').exec(text)?.[1]);

/** Lines that a unit may write in a day: journald's own limit, times six, its most on a disk with much free space. */
function linesADay(unit: string): number {
  const text = readFileSync(path.join(UNITS, `${unit}.service`), 'utf8');
  const windows = 24 / Number(/^LogRateLimitIntervalSec=(\d+)h$/m.exec(text)?.[1]);
  return windows * numberIn(text, 'LogRateLimitBurst') * 6;
}

describe.skipIf(why)(`a real journald${why ? ` — skipped: ${why}` : ''}`, () => {
  it('flooded, stays within its bound, and gives up the oldest', async () => {
    const journal = await startJournald({
      SystemMaxUse: '24M',
      SystemMaxFileSize: '2M',
      SystemKeepFree: '1M',
      RateLimitBurst: '0',
    });
    try {
      for (let round = 0; round < 4; round++) {
        await journal.send(Array.from({ length: 20_000 }, (_, n) => line(round * 20_000 + n)));
        // One file beside the bound may be in hand.
        expect(journal.bytes()).toBeLessThanOrEqual(26 * MIB);
      }
      await expect.poll(() => journal.read('-n', '1')).toEqual([line(79_999)]);
      const [oldest = ''] = journal.read();
      expect(JSON.parse(oldest).caseNo).not.toBe('Y0');
    } finally {
      await journal.close();
    }
  });

  it('what the units may write in half a year fits into its bound, by the bytes that a line really takes', async () => {
    const journal = await startJournald({ SystemKeepFree: '1M', RateLimitBurst: '0' });
    try {
      const count = 40_000;
      await journal.send(Array.from({ length: count }, (_, n) => line(n)));
      await expect.poll(() => journal.read('-n', '1')).toEqual([line(count - 1)]);
      const bytesALine = journal.bytes() / count;
      const most = numberIn(shippedJournal(), 'SystemMaxUse') * MIB;
      const core = LINES_A_DAY.usual + LINES_A_DAY.warnings;
      const perDay = core + linesADay('liuyang-kiosk-screen') + linesADay('liuyang-kiosk-devices');
      expect(most).toBeLessThanOrEqual(2_000 * MIB);
      expect(perDay * HALF_A_YEAR * bytesALine).toBeLessThanOrEqual(most);
    } finally {
      await journal.close();
    }
  });
});
