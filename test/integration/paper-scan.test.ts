/** A page from the document scanner, to the platform: its source told, nothing beside the picture, and gone with its session. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sidesOf } from '../../main/core/model/jpeg.ts';
import { fittingAnswer } from '../kit/answers.ts';
import { identified, type KioskClient, startKiosk, untilReady, untilStatus } from '../kit/kiosk.ts';
import { sign } from '../kit/signing.ts';
import { skipped } from '../world/device-bench/processes.ts';
import { SLOWLY, saneFolder, saneMissing } from '../world/device-bench/sane.ts';

const missing = saneMissing();
const ITEM = 'RS-0003';

let folder: string;
let kiosk: Awaited<ReturnType<typeof startKiosk>>;
let client: KioskClient;

const starts = async (options: object) => {
  kiosk = await startKiosk({
    devices: { documentScanner: { kind: 'sane', configFolder: saneFolder(folder), options } },
  });
  client = kiosk.connect();
  await untilReady(client, 'id-card-reader', 'document-scanner');
};

describe.skipIf(skipped('pages from the scanner', missing))(
  `a scanned page${missing ? `: ${missing}` : ''}`,
  () => {
    beforeAll(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-sane-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    describe('on a scanner that is well', () => {
      beforeAll(() => starts({ 'test-picture': 'Color pattern' }));
      afterAll(() => kiosk.close());

      it('is asked for within a matter that hands in papers, and by nobody else', async () => {
        await expect(client.paperScan.scan()).rejects.toThrow();
        await identified(kiosk, client, 'booking', 'RS-0001');
        await expect(client.paperScan.scan()).rejects.toThrow();
        await client.session.end({ reason: 'left' });
      });

      it('is filed with its source, beside a photograph', async () => {
        const draft = await identified(kiosk, client, 'pre-review', ITEM);
        const page = await client.paperScan.scan();
        if (page.outcome !== 'scanned') throw new Error(page.problem);
        const bytes = new Uint8Array(await page.jpeg.arrayBuffer());
        expect(sidesOf(bytes)?.width).toBeGreaterThan(1_500);
        const add = (from: 'camera' | 'scanner') =>
          client.preReview.addPage({ archiveKey: 'id-card', jpeg: page.jpeg, from });
        const [scanned, photographed] = [await add('scanner'), await add('camera')];
        if (scanned.outcome !== 'saved' || photographed.outcome !== 'saved') throw new Error('refused');
        const item = await client.catalogue.item({ code: ITEM });
        if (!item || draft.kind !== 'pre-review') throw new Error(ITEM);
        const answers = Object.fromEntries(item.fields.map((field) => [field.key, fittingAnswer(field)]));
        await client.preReview.answer({ answers });
        for (const { archiveKey, pages } of photographed.draft.materials)
          if (pages.length === 0) await client.preReview.setOriginal({ archiveKey, original: true });
        await sign(client, ITEM);
        const answer = await client.filing.confirm();
        if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
        const { receiptNo } = answer.receipt;
        for await (const { state } of await client.outbox.watch({ receiptNo }))
          if (state === 'delivered') break;
        const found = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
        const { materials } = await kiosk.opened(found?.key ?? '');
        expect(materials.find(({ archiveKey }) => archiveKey === 'id-card')).toMatchObject({
          pages: { length: 2 },
          origin: { sources: ['camera', 'scanner'], grade: 'C' },
        });
        await client.session.end({ reason: 'finished' });
      });
    });

    describe('on a scanner that is slow', () => {
      beforeAll(() => starts(SLOWLY));
      afterAll(() => kiosk.close());

      const stateIs = (wanted: string) =>
        untilStatus(client, ({ devices }) =>
          devices.some(({ device, state }) => device === 'document-scanner' && state === wanted),
        );

      it('ends with its session: the scanner is stopped, and free for the next', async () => {
        await identified(kiosk, client, 'pre-review', ITEM);
        const page = client.paperScan.scan();
        await stateIs('busy');
        await client.session.end({ reason: 'left' });
        expect((await page).outcome).toBe('failed');
        await stateIs('ready');
      });

      it('ends when its screen looks at something else', async () => {
        await identified(kiosk, client, 'pre-review', ITEM);
        const abort = new AbortController();
        const page = client.paperScan.scan(undefined, { signal: abort.signal });
        page.catch(() => undefined);
        await stateIs('busy');
        abort.abort();
        await expect(page).rejects.toThrow();
        await stateIs('ready');
        await client.session.end({ reason: 'left' });
      });
    });
  },
);
