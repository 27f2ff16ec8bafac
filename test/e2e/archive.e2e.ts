/** A citizen takes a paper from the archive in place of photographing it, and sends another from a phone by the code on the screen. */
import { createCanvas } from '@napi-rs/canvas';
import { chromium, expect, test } from '@playwright/test';
import { findBrowser } from '../../main/shell/web/browser.ts';
import { citizen, kiosk, look, withEachElectron } from '../kit/each-electron.ts';
import { itemDetail } from '../kit/items.ts';
import { asRoot } from '../kit/screen.ts';

const item = itemDetail('RS-0003');
const nameOf = (key: string) => item.materials.find(({ archiveKey }) => archiveKey === key)?.name ?? '';
const paper = (key: string) => kiosk.page.getByRole('listitem', { name: nameOf(key), exact: true });
const PICTURE = createCanvas(900, 600).toBuffer('image/jpeg');

withEachElectron('archive', { eachStep: true });

test('a paper from the archive and one from the phone, each with where it is from', async () => {
  await citizen.start('材料预审');
  await citizen.find('jyknry', item.name);
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
  await citizen.fillForm(item.fields);

  const book = paper('hukou-book');
  await expect(book.getByText('档案里有这份材料')).toBeVisible();
  await look('offered');
  // Its use is asked for once; who does not agree is back at the papers.
  await citizen.press(book.getByRole('button', { name: '用这份，不用拍' }));
  await expect(citizen.heading('取用材料，要先征得您同意')).toBeVisible();
  await look('consent');
  await citizen.tap('不同意，我来拍');
  await citizen.press(book.getByRole('button', { name: '用这份，不用拍' }));
  await citizen.tap('同意，取这一份');
  await expect(book.getByText('用的是档案里的这份')).toBeVisible();
  await expect(book.getByRole('img')).toHaveCount(2);
  await citizen.press(book.getByRole('button', { name: '看一看' }));
  await expect(kiosk.page.getByRole('img', { name: '第 1 页' })).toBeVisible();
  await look('watermark');
  await citizen.tap('不用这份');
  await citizen.press(book.getByRole('button', { name: '用这份，不用拍' }));
  await expect(book.getByText('用的是档案里的这份')).toBeVisible();

  await citizen.press(paper('id-card').getByRole('button', { name: '用手机传照片' }));
  const code = kiosk.page.getByRole('img', { name: '给手机扫的二维码' });
  await expect(code).toBeVisible();
  await look('code');
  await sendByPhone((await code.getAttribute('data-text')) ?? '');
  await expect(kiosk.page.getByRole('img', { name: '手机传来的照片' })).toBeVisible();
  await look('arrived');
  await citizen.tap('使用这张');
  await expect(paper('id-card').getByRole('img').first()).toBeVisible();
  await citizen.tap('把这次拍的存进档案，下次不用再拍');
  for (const { archiveKey } of item.materials) {
    if (archiveKey === 'hukou-book' || archiveKey === 'id-card') continue;
    await citizen.press(paper(archiveKey).getByRole('button', { name: '原件带到窗口' }));
  }
  await look('handed-in');
  await citizen.next();
  await citizen.sign();
  const receiptNo = await citizen.confirm();
  const found = async () => (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  await expect.poll(async () => (await found()) !== undefined).toBe(true);
  const { materials, archive } = await kiosk.opened((await found())?.key ?? '');
  const originOf = (key: string) => materials.find(({ archiveKey }) => archiveKey === key)?.origin;
  expect(originOf('hukou-book')).toMatchObject({ sources: ['archive'], grade: 'B' });
  expect(originOf('id-card')).toMatchObject({ sources: ['phone'], grade: 'C' });
  expect(archive).toHaveProperty('keep');
  await citizen.finish();
});

/** On the phone: what is no photograph is refused in words, then one is looked at and sent. A second phone is not let in. */
async function sendByPhone(url: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: asRoot });
  try {
    const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    await phone.goto(url);
    const said = phone.getByRole('status');
    await expect(phone.getByRole('heading', { name: nameOf('id-card') })).toBeVisible();
    const second = await (await browser.newContext()).newPage();
    await second.goto(url);
    await expect(second.getByRole('status')).toContainText('另一部手机');
    const choose = (name: string, buffer: Buffer) =>
      phone.locator('#file').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    await choose('empty.jpg', Buffer.alloc(0));
    await expect(said).toContainText('是空的');
    await choose('renamed.jpg', Buffer.from('%PDF-1.7 renamed'));
    await expect(said).toContainText('PDF');
    await choose('noise.jpg', Buffer.alloc(4000, 7));
    await expect(said).toContainText('不是照片');
    await choose(
      'iphone.heic',
      Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypheic'), Buffer.alloc(900)]),
    );
    await expect(said).toContainText('HEIC');
    // What a picture leaves open is paper, not black.
    await choose('open.png', createCanvas(60, 40).toBuffer('image/png'));
    await expect(said).toContainText('是否清楚');
    const corner = () =>
      phone
        .locator('#preview')
        .evaluate((canvas) => [
          ...((canvas as HTMLCanvasElement).getContext('2d')?.getImageData(5, 5, 1, 1).data ?? []),
        ]);
    expect(await corner()).toEqual([255, 255, 255, 255]);
    await choose('paper.jpg', PICTURE);
    await expect(phone.getByRole('img', { name: '要传的照片' })).toBeVisible();
    await phone.getByRole('button', { name: '看清楚了，传到终端' }).click();
    await expect(said).toContainText('已经传到终端');
  } finally {
    await browser.close();
  }
}
