/** The application on A4 paper: filed at the kiosk, printed by a real IPP printer, and nothing of it kept. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../main/core/catalogue/load.ts';
import { applicationContent } from '../../main/core/matters/pre-review/application.ts';
import type { PreReviewDraft } from '../../main/core/model/draft.ts';
import { withoutMetadata } from '../../main/core/model/jpeg.ts';
import { applicationPdf } from '../../main/core/papers/application.ts';
import { fittingAnswer } from '../kit/answers.ts';
import { APPLICANT, subjectOf } from '../kit/application.ts';
import {
  agree,
  deviceReady,
  identified,
  showCard,
  startKiosk,
  type TestKiosk,
  untilStatus,
} from '../kit/kiosk.ts';
import { Reviewer } from '../kit/reviewer.ts';
import { INK, sign } from '../kit/signing.ts';
import { fileItem } from '../kit/walk.ts';
import {
  type IppPrinter,
  ippPrinterMissing,
  startIppPrinter,
} from '../world/device-bench/print/ipp-printer.ts';

const noPrinter = ippPrinterMissing();
const because = (reason: string | null) => (reason ? ` — skipped: ${reason}` : '');

const text = (pdf: string) => spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).stdout;

/** How many straight pieces each path of a PDF has, in their order (ISO 32000-1, 8.5.2). */
function pathsOf(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const counts: number[] = [];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    if (bytes.subarray(at - 3, at).toString() === 'end') continue;
    const drawn = inflated(bytes.subarray(at + 7));
    for (const [path] of drawn.matchAll(/^\S+ \S+ m\n(?:\S+ \S+ l\n)+S$/gm))
      counts.push(path.match(/ l$/gm)?.length ?? 0);
  }
  return counts.join();
}

/** An item that asks for a photograph to compare with. */
const WITH_PHOTO = 'SC-0023';

/** Somebody who is drawn, on white. */
function portrait(): Uint8Array<ArrayBuffer> {
  const canvas = createCanvas(413, 579);
  const pen = canvas.getContext('2d');
  const oval = (fill: string, x: number, y: number, wide: number, high: number) => {
    pen.fillStyle = fill;
    pen.beginPath();
    pen.ellipse(x, y, wide, high, 0, 0, 2 * Math.PI);
    pen.fill();
  };
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  oval('#2b3a55', 206, 560, 190, 170);
  oval('#22201f', 206, 235, 125, 155);
  oval('#e3b592', 206, 265, 105, 135);
  for (const x of [165, 247]) oval('#22201f', x, 250, 13, 8);
  oval('#a5554a', 206, 335, 32, 8);
  return withoutMetadata(canvas.toBuffer('image/jpeg', 90)) ?? new Uint8Array();
}

/** The same, whose header says that it is of four inks. */
function inFourInks(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const odd = new Uint8Array(jpeg);
  const at = odd.findIndex((byte, place) => byte === 0xff && odd[place + 1] === 0xc0);
  odd[at + 9] = 4;
  return odd;
}

function inflated(bytes: Uint8Array): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    // A font's own file.
    return '';
  }
}

describe('the page', () => {
  it('says what was filed, names with the rarest characters included, on as many sheets as it takes', async () => {
    const loaded = loadCatalogue(path.join(import.meta.dirname, '../../kiosk-config/catalogue'));
    if (!loaded.ok) throw new Error('catalogue');
    const item = loaded.catalogue.item('RS-0034');
    if (!item) throw new Error('item');
    const answers = Object.fromEntries(item.fields.map((field) => [field.key, fittingAnswer(field)]));
    const draft: PreReviewDraft = {
      submissionId: '01936d6e-0000-7000-8000-000000000000',
      kind: 'pre-review',
      itemCode: item.code,
      consent: {
        notice: '2026-12',
        at: '2026-11-24T09:58:00+08:00',
        submissionId: '019ab000-0000-7000-8000-000000000000',
      },
      applicant: { ...APPLICANT, name: '𠮷㙍䶮·样例' },
      phone: '13900001111',
      answers: { ...answers, longest: `${'很长的说明。'.repeat(400)}到此为止` },
      materials: item.materials.map(({ archiveKey }) => ({ archiveKey, pages: ['p1'], original: false })),
    };
    const fields = [
      ...item.fields,
      { key: 'longest', label: '补充说明', kind: 'long-text', required: false } as const,
    ];
    const content = applicationContent(draft, { ...item, fields });
    if (!content) throw new Error('applicant');
    const pdf = await applicationPdf(subjectOf(content));
    const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-pdf-'));
    const file = path.join(folder, 'application.pdf');
    writeFileSync(file, pdf);
    const said = text(file);
    for (const wanted of [
      '𠮷㙍䶮·样例',
      '990000199003071235',
      `${item.code} 第${item.version}版`,
      'LY001-20261124-0007-K',
      item.name,
      '申请人签字',
    ]) {
      expect(said).toContain(wanted);
    }
    expect(said.split('\f').length - 1).toBeGreaterThan(1);
    rmSync(folder, { recursive: true });
  });
});

/** A pre-review of that item at a kiosk that is ready: its questions are answered, its papers are not there yet. */
async function answered(kiosk: TestKiosk, itemCode: string) {
  const client = kiosk.connect();
  await untilStatus(
    client,
    (status) =>
      status.network === 'online' &&
      deviceReady('id-card-reader')(status) &&
      deviceReady('a4-printer')(status),
  );
  const draft = await identified(kiosk, client, 'pre-review', itemCode);
  const item = await client.catalogue.item({ code: itemCode });
  if (!item || draft.kind !== 'pre-review') throw new Error(itemCode);
  await client.preReview.answer({
    answers: Object.fromEntries(item.fields.map((field) => [field.key, fittingAnswer(field)])),
  });
  return { client, draft, item };
}

describe.skipIf(noPrinter)(`printed${because(noPrinter)}`, () => {
  let folder: string;
  let printer: IppPrinter;
  let kiosk: TestKiosk;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-a4-'));
    mkdirSync(path.join(folder, 'printer'));
    printer = await startIppPrinter(path.join(folder, 'printer'));
    kiosk = await startKiosk({ devices: { a4Printer: { kind: 'ipp', uri: printer.uri } } });
  });
  afterAll(async () => {
    await kiosk.close();
    await printer.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('by the session that filed it, as often as it wants; by no later one', async () => {
    const { client, draft } = await answered(kiosk, 'RS-0034');
    for (const { archiveKey } of draft.materials) {
      await client.preReview.setOriginal({ archiveKey, original: true });
    }
    await sign(client, 'RS-0034');
    const answer = await client.filing.confirm();
    if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
    const { receiptNo } = answer.receipt;
    expect(await client.slips.printApplication({ receiptNo })).toEqual({ outcome: 'printed' });
    const [page] = printer.tray();
    const file = path.join(folder, 'printed.pdf');
    writeFileSync(file, page ?? '');
    const said = text(file);
    for (const wanted of ['张样例', '申请人签字（屏幕手写）', '我申请办理']) expect(said).toContain(wanted);
    expect(pathsOf(page ?? new Uint8Array())).toContain(INK.strokes.map(({ length }) => length - 1).join());
    await client.session.end({ reason: 'finished' });
    await client.session.begin();
    await expect(client.slips.printApplication({ receiptNo })).rejects.toThrow();
  });

  it('with the pictures that the item asks for, as they were handed in, and without one that no PDF can hold', async () => {
    const { client, item } = await answered(kiosk, WITH_PHOTO);
    const photo = portrait();
    for (const { archiveKey, picture } of item.materials) {
      if (!picture) {
        await client.preReview.setOriginal({ archiveKey, original: true });
        continue;
      }
      for (const jpeg of [photo, inFourInks(photo)]) {
        const page = new Blob([jpeg], { type: 'image/jpeg' });
        expect(await client.preReview.addPage({ archiveKey, jpeg: page })).toMatchObject({
          outcome: 'saved',
        });
      }
    }
    await sign(client, WITH_PHOTO);
    const answer = await client.filing.confirm();
    if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
    const { receiptNo } = answer.receipt;
    expect(await client.slips.printApplication({ receiptNo })).toEqual({ outcome: 'printed' });
    const page = Buffer.from(printer.tray().at(-1) ?? '');
    const file = path.join(folder, 'with-photo.pdf');
    writeFileSync(file, page);
    const { stdout } = spawnSync('pdfimages', ['-list', file], { encoding: 'utf8' });
    expect(stdout.split('\n').slice(2).filter(Boolean)).toHaveLength(1);
    expect(page.includes(Buffer.from(photo))).toBe(true);
    const said = text(file).replaceAll(/\s/g, '');
    for (const wanted of ['近期免冠二寸白底彩色照片', '来源本机拍照', '有1张照片的格式不能印在纸上'])
      expect(said).toContain(wanted);
    await client.session.end({ reason: 'finished' });
  });

  it('of one who left while it was being made stays unprinted', async () => {
    const client = kiosk.connect();
    await untilStatus(client, (status) => status.network === 'online' && deviceReady('a4-printer')(status));
    const { receiptNo } = await fileItem(client, 'RS-0034', { withErrors: false });
    const filed = await client.filing.confirm();
    if (filed.outcome !== 'committed') throw new Error(filed.outcome);
    const before = printer.tray().length;
    const printing = client.slips.printApplication({ receiptNo: receiptNo ?? '' });
    const ended = printing.then(
      ({ outcome }) => outcome,
      (error: { code?: string }) => error.code,
    );
    await client.session.end({ reason: 'left' });
    // An end that comes while the page is made stops it there; one that comes later calls the printer's job off.
    expect(['SESSION_ENDED', 'not-printed']).toContain(await ended);
    expect(printer.tray()).toHaveLength(before);
  });

  it('and so is what is to be mended of a case, without a name', async () => {
    const client = kiosk.connect();
    await untilStatus(client, (status) => status.network === 'online' && deviceReady('a4-printer')(status));
    const { failed, receiptNo } = await fileItem(client, 'RS-0034', { withErrors: false });
    expect(failed).toEqual([]);
    const filed = await client.filing.confirm();
    if (filed.outcome !== 'committed') throw new Error(filed.outcome);
    for await (const _ of await client.outbox.watch({ receiptNo: receiptNo ?? '' }));
    const found = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
    const item = await client.catalogue.item({ code: 'RS-0034' });
    const [field] = item?.fields ?? [];
    const fields = [{ key: field?.key ?? '', words: '请核对样例' }];
    const reviewer = new Reviewer(kiosk.world.sandboxUrl);
    await reviewer.decide(found?.key ?? '', { outcome: 'supplement', until: '2099-12-09', fields });
    await client.session.begin();
    await client.filing.begin({ kind: 'correction', slip: filed.receipt.code });
    await agree(client);
    await showCard(kiosk, client, client.identity, 'zhang');
    await kiosk.bench({ do: 'remove' });
    expect(await client.correction.ask()).toMatchObject({ outcome: 'told' });
    const before = printer.tray().length;
    expect(await client.correction.printNotice()).toEqual({ outcome: 'printed' });
    expect(printer.tray()).toHaveLength(before + 1);
    const file = path.join(folder, 'notice.pdf');
    writeFileSync(file, printer.tray().at(-1) ?? '');
    const said = text(file);
    for (const wanted of ['一次性告知单', field?.label ?? '', '请核对样例', '2099年12月9日（星期三）']) {
      expect(said).toContain(wanted);
    }
    expect(said).not.toContain('张样例');
    await client.session.end({ reason: 'finished' });
  });
});
