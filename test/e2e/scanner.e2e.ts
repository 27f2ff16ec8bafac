/** A citizen lays a paper on the document scanner: SANE's test scanner through the real scanimage, well, troubled and slow. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { citizen, kiosk, look, withEachElectron } from '../kit/each-electron.ts';
import { itemDetail } from '../kit/items.ts';
import { childrenOf } from '../kit/processes.ts';
import { childPid, devicesReady } from '../kit/screen.ts';
import { SLOWLY, saneFolder, saneMissing } from '../world/device-bench/sane.ts';

const missing = saneMissing();
const item = itemDetail('RS-0003');
const nameOf = (key: string) => item.materials.find(({ archiveKey }) => archiveKey === key)?.name ?? '';
const paper = (key: string) => kiosk.page.getByRole('listitem', { name: nameOf(key), exact: true });
const shown = () => kiosk.page.getByRole('img', { name: '刚扫的一页' });

test.describe(`the document scanner${missing ? `: ${missing}` : ''}`, () => {
  test.skip(missing !== null, missing ?? '');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-sane-'));
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Every test of the block has a kiosk with a scanner of its own, told `options`. */
  function withScanner(pictures: string, options: object): void {
    withEachElectron(pictures, {
      options: () => {
        const config = path.join(folder, 'scanner.json');
        const documentScanner = { kind: 'sane', configFolder: saneFolder(folder), options };
        writeFileSync(config, JSON.stringify({ devices: { documentScanner } }));
        return { shellOptions: [`--config=${config}`] };
      },
      opened: () => devicesReady(kiosk, 'document-scanner'),
    });
  }

  test.describe('that is well', () => {
    withScanner('scanner', { 'test-picture': 'Color pattern' });

    test('two pages of a paper, one of them scanned anew, and filed as scanned', async () => {
      await toScan();
      await look('ready');
      await scanned();
      await look('shown');
      await citizen.tap('不用这张，重扫');
      await expect(shown()).toBeHidden();
      await scanned();
      await citizen.tap('使用并再扫一页');
      await expect(shown()).toBeHidden();
      await scanned();
      await citizen.tap('使用这张');
      await expect(paper('id-card').getByRole('img')).toHaveCount(2);
      await look('kept');
      await bringTheOthers();
      await citizen.next();
      await citizen.sign();
      const receiptNo = await citizen.confirm();
      const found = async () => (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
      await expect.poll(async () => (await found()) !== undefined).toBe(true);
      const { materials } = await kiosk.opened((await found())?.key ?? '');
      expect(materials.find(({ archiveKey }) => archiveKey === 'id-card')).toMatchObject({
        pages: { length: 2 },
        origin: { sources: ['scanner'], grade: 'C' },
      });
      await citizen.finish();
    });
  });

  test.describe('whose cover is open', () => {
    withScanner('scanner-open', { 'read-return-value': 'SANE_STATUS_COVER_OPEN' });

    test('it is said, can be tried again, and the paper is photographed instead', async () => {
      await toScan();
      await citizen.tap('开始扫描');
      await expect(citizen.heading('盖子没有盖好')).toBeVisible();
      await look('said');
      await citizen.tap('再试一次');
      await expect(citizen.button('再试一次')).toBeEnabled();
      await expect(citizen.heading('盖子没有盖好')).toBeVisible();
      await citizen.tap('不用扫描仪，改用拍摄');
      await expect(citizen.button('拍照')).toBeEnabled();
      await citizen.tap('拍照');
      await citizen.tap('使用这张');
      await expect(paper('id-card').getByRole('img')).toHaveCount(1);
      await expect(paper('id-card').getByRole('button', { name: '放进扫描仪' })).toBeEnabled();
    });
  });

  test.describe('that jams', () => {
    withScanner('scanner-jam', { 'read-return-value': 'SANE_STATUS_JAMMED' });

    test('it is said with who helps, then not offered, and every other way stays', async () => {
      await toScan();
      await citizen.tap('开始扫描');
      await expect(citizen.heading('扫描仪卡纸了')).toBeVisible();
      await expect(citizen.button('办不成？')).toBeVisible();
      await look('said');
      await citizen.tap('返回');
      await expect(kiosk.page.getByText('扫描仪现在不能用。')).toBeVisible();
      await expect(citizen.button('放进扫描仪')).toHaveCount(0);
      await look('away');
      for (const way of ['拍摄材料', '用手机传照片', '原件带到窗口'])
        await expect(paper('id-card').getByRole('button', { name: way })).toBeEnabled();
      await bringTheOthers();
      await citizen.press(paper('id-card').getByRole('button', { name: '原件带到窗口' }));
      await citizen.next();
      await expect(citizen.heading('请签字')).toBeVisible();
    });
  });

  test.describe('that is slow', () => {
    withScanner('scanner-slow', SLOWLY);

    test('going back ends its program, and so does going home; the scanner is free again', async () => {
      await toScan();
      await citizen.tap('开始扫描');
      await expect.poll(scanning).toHaveLength(1);
      await look('scanning');
      await citizen.tap('返回');
      await expect(citizen.heading('提交材料')).toBeVisible();
      await expect.poll(scanning).toHaveLength(0);
      await expect(paper('id-card').getByRole('img')).toHaveCount(0);

      await citizen.press(paper('id-card').getByRole('button', { name: '放进扫描仪' }));
      await citizen.tap('开始扫描');
      await expect.poll(scanning).toHaveLength(1);
      await citizen.tap('首页');
      await citizen.tap('返回首页');
      await expect(citizen.heading('您想办理什么？')).toBeVisible();
      await expect.poll(scanning).toHaveLength(0);
    });
  });
});

/** Identified, the form filled in, and the first paper's turn at the scanner. */
async function toScan(): Promise<void> {
  await citizen.start('材料预审');
  await citizen.find('jyknry', item.name);
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
  await citizen.fillForm(item.fields);
  await citizen.press(paper('id-card').getByRole('button', { name: '放进扫描仪' }));
  await expect(citizen.button('开始扫描')).toBeEnabled();
}

async function scanned(): Promise<void> {
  await citizen.tap('开始扫描');
  await expect(shown()).toBeVisible();
}

async function bringTheOthers(): Promise<void> {
  for (const { archiveKey } of item.materials)
    if (archiveKey !== 'id-card')
      await citizen.press(paper(archiveKey).getByRole('button', { name: '原件带到窗口' }));
}

/** The pages that are being scanned: processes of the kiosk's device host. */
function scanning(): number[] {
  const core = childPid(kiosk.shell.pid ?? 0, 'core.mjs');
  return childrenOf(childPid(core, 'device-host.mjs')).filter((pid) => {
    try {
      const [program, ...words] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return program === 'scanimage' && words.some((word) => word.startsWith('--format=jpeg'));
    } catch {
      return false;
    }
  });
}
