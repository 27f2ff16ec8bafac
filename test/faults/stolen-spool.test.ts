/**
 * One who carries the disk away while an application is being printed through CUPS finds no page of it: CUPS's spool and temporary
 * files lie in memory, as the package's drop-in has it (scripts/build/debian/cups-in-memory.conf), and nothing is kept after the session.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fittingAnswer } from '../kit/answers.ts';
import { removeFolders, temporaryFolder } from '../kit/filled.ts';
import { identified, type KioskClient, startKiosk, type TestKiosk, untilReady } from '../kit/kiosk.ts';
import { findNeedles, needlesFor } from '../kit/needles.ts';
import { sign } from '../kit/signing.ts';
import { cupsMissing, startCups } from '../world/device-bench/print/cups.ts';
import {
  type IppPrinter,
  ippPrinterMissing,
  startIppPrinter,
} from '../world/device-bench/print/ipp-printer.ts';

/** The pages' text is compressed: the first bytes of every PDF (ISO 32000-1, 7.5.2) betray it. */
const PAGES = needlesFor('a page', '%PDF-1.');
const PERSON = needlesFor('name', '张样例');

const missing = cupsMissing() ?? ippPrinterMissing();

/** Data folder, the system's folder for temporary files, and all that CUPS has but its spool. */
let disk: string;
let spool: string;
let printer: IppPrinter;
let cups: Awaited<ReturnType<typeof startCups>>;
let kiosk: TestKiosk;
let client: KioskClient;

beforeAll(async () => {
  if (missing) return;
  const place = temporaryFolder();
  disk = path.join(place, 'disk');
  const temp = path.join(disk, 'temp');
  const folder = path.join(disk, 'cups');
  for (const each of [temp, folder, path.join(place, 'printer')]) mkdirSync(each, { recursive: true });
  spool = mkdtempSync('/dev/shm/kiosk-spool-');
  // CUPS has its back ends run as another user.
  for (const each of [place, disk, folder, spool]) chmodSync(each, 0o755);
  printer = await startIppPrinter(path.join(place, 'printer'));
  cups = await startCups(folder, printer.uri, spool);
  kiosk = await startKiosk({
    data: path.join(disk, 'data'),
    devices: { a4Printer: cups.config },
    env: { TMPDIR: temp },
  });
  client = kiosk.connect();
  await untilReady(client, 'id-card-reader', 'a4-printer');
});
afterAll(async () => {
  if (missing) return;
  await kiosk.close();
  await cups.close();
  await printer.close();
  rmSync(spool, { recursive: true, force: true });
  removeFolders();
});

async function filed(): Promise<string> {
  const draft = await identified(kiosk, client, 'pre-review', 'RS-0034');
  if (draft.kind !== 'pre-review') throw new Error(draft.kind);
  const item = await client.catalogue.item({ code: 'RS-0034' });
  const answers = (item?.fields ?? []).map((field) => [field.key, fittingAnswer(field)]);
  await client.preReview.answer({ answers: Object.fromEntries(answers) });
  for (const { archiveKey } of draft.materials) {
    await client.preReview.setOriginal({ archiveKey, original: true });
  }
  await sign(client, 'RS-0034');
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  return answer.receipt.receiptNo;
}

const because = missing ? ` — skipped: ${missing}` : '';

it.skipIf(missing)(`no page on the disk, and none in memory after the session${because}`, async () => {
  const nothing = (when: string) =>
    expect([when, findNeedles(disk, [...PAGES, ...PERSON])]).toEqual([when, []]);
  const receiptNo = await filed();
  printer.does('WAIT mid', 'PRINT 1');
  const printing = client.slips.printApplication({ receiptNo }).catch(() => undefined);
  await expect.poll(() => printer.waits('mid')).toBe(true);
  // It is there, and the search sees it.
  expect(findNeedles(spool, PAGES)).not.toEqual([]);
  nothing('while it is printed');
  await client.session.end({ reason: 'left' });
  printer.go('mid');
  await printing;
  await expect.poll(() => findNeedles(spool, PAGES)).toEqual([]);
  nothing('after the session');
});
