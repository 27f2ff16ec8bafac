/** The document scanner through the real scanimage and SANE's test scanner: pages, troubles, an end to a page that nobody waits for any more. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DocumentScannerConfig } from '../../devices/document-scanner/config.ts';
import { createDocumentScanner, type DocumentScannerDevice } from '../../devices/document-scanner/device.ts';
import { sidesOf } from '../../main/core/model/jpeg.ts';
import { skipped, until } from '../world/device-bench/processes.ts';
import { SLOWLY, saneFolder, saneMissing } from '../world/device-bench/sane.ts';

const missing = saneMissing();
const NO_TIMES = { checkMs: 600_000, reconnectMs: [600_000] };

let folder: string;
let device: DocumentScannerDevice | null = null;

/** The programs that this process has running. */
function scanning(): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && existsSync(`/proc/${pid}/stat`))
    .filter((pid) => {
      try {
        const [, parent] = / \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return parent === String(process.pid) && words[0] === 'scanimage';
      } catch {
        return false;
      }
    });
}

const standing = () => device?.status.fault?.code ?? device?.status.state;
const stands = (wanted: string) =>
  until(
    () => `${wanted}, not ${standing()}`,
    () => standing() === wanted,
  );

async function scanner(more: object = {}, times: object = NO_TIMES) {
  const config = DocumentScannerConfig.parse({ kind: 'sane', configFolder: folder, ...more });
  const host = { onStatus: () => undefined, raise: () => undefined, onHang: () => undefined };
  device = createDocumentScanner(config, host, times);
  device.start();
  return device;
}

const ready = async (more: object = {}, times: object = NO_TIMES) => {
  const made = await scanner(more, times);
  await stands('ready');
  return made;
};
const troubled = (status: string) => ready({ options: { 'read-return-value': `SANE_STATUS_${status}` } });

describe.skipIf(skipped('the document scanner', missing))(
  `a document scanner${missing ? `: ${missing}` : ''}`,
  () => {
    beforeAll(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-sane-'));
      saneFolder(folder);
    });
    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    afterEach(async () => {
      await device?.stop();
      device = null;
      expect(scanning()).toEqual([]);
    });

    it('is found, and scans page after page in colour, the glass as far as A4 goes', async () => {
      const made = await ready({ options: { 'test-picture': 'Color pattern' } });
      expect(made.status.port).toBe('sane test:0');
      for (let count = 0; count < 2; count++) {
        const page = await made.scan(undefined);
        if (page.outcome !== 'scanned') throw new Error(page.problem);
        expect(page.jpeg.type).toBe('image/jpeg');
        // 200 dots an inch of the test scanner's 200 by 200 mm.
        const sides = sidesOf(new Uint8Array(await page.jpeg.arrayBuffer()));
        expect(sides?.width).toBeGreaterThan(1_560);
        expect(sides?.height).toBeGreaterThan(1_560);
      }
      await stands('ready');
    });

    it('is the one that the configuration means', async () => {
      expect((await ready({ device: 'test:1' })).status.port).toBe('sane test:1');
    });

    it.each([
      ['NO_DOCS', 'no-paper'],
      ['COVER_OPEN', 'cover-open'],
      ['DEVICE_BUSY', 'busy'],
      ['CANCELLED', 'failed'],
      ['NO_MEM', 'failed'],
    ])('says %s as it is, and stays ready', async (status, problem) => {
      const made = await troubled(status);
      expect(await made.scan(undefined)).toEqual({ outcome: 'failed', problem });
      await stands('ready');
    });

    it('tells the technician of a jam, which no check sees, and is well again once it was opened anew', async () => {
      const made = await troubled('JAMMED');
      expect(await made.scan(undefined)).toEqual({ outcome: 'failed', problem: 'jam' });
      await stands('jam');
      expect(await made.scan(undefined)).toEqual({ outcome: 'failed', problem: 'jam' });
      await made.restart();
      await stands('ready');
    });

    it.each([
      ['IO_ERROR', 'unplugged', 'no-answer'],
      ['ACCESS_DENIED', 'unavailable', 'software'],
    ])('is looked for anew after %s', async (status, problem, fault) => {
      const made = await troubled(status);
      expect(await made.scan(undefined)).toEqual({ outcome: 'failed', problem });
      await stands(fault);
      expect(await made.scan(undefined)).toEqual({ outcome: 'failed', problem: 'unavailable' });
    });

    it('stops in the middle of a page when nobody waits for it any more, and is there for the next', async () => {
      const made = await ready({ options: SLOWLY });
      const abort = new AbortController();
      const page = made.scan(abort.signal);
      await until(
        () => 'a page under way',
        () => scanning().length === 1,
      );
      await stands('busy');
      abort.abort();
      expect(await page).toEqual({ outcome: 'failed', problem: 'failed' });
      expect(scanning()).toEqual([]);
      await stands('ready');
    });

    it('lets a page go when the device is closed', async () => {
      const made = await ready({ options: SLOWLY });
      const page = made.scan(undefined);
      await until(
        () => 'a page under way',
        () => scanning().length === 1,
      );
      await made.stop();
      expect((await page).outcome).toBe('failed');
    });

    it('says to the technician what is missing: the scanner, its option, the program', async () => {
      const other = path.join(folder, 'none');
      await scanner({ configFolder: saneFolder(other, '') });
      await stands('unplugged');
      expect(await device?.scan(undefined)).toEqual({ outcome: 'failed', problem: 'unavailable' });
      await device?.stop();
      await scanner({ source: 'Transparency Unit' });
      await stands('protocol');
      await device?.stop();
      const way = process.env.PATH;
      process.env.PATH = other;
      await scanner();
      await stands('software');
      process.env.PATH = way;
    });

    it('is missed when it goes, and found when it comes back', async () => {
      await ready({}, { checkMs: 50, reconnectMs: [50] });
      saneFolder(folder, '');
      await stands('unplugged');
      saneFolder(folder);
      await stands('ready');
    });
  },
);
