/** A citizen runs out of time or papers, keeps the matter for later by a code on the phone, and goes on with it at a kiosk. */
import { chromium, expect, test } from '@playwright/test';
import { findBrowser } from '../../main/shell/web/browser.ts';
import { citizen, kiosk, look, withEachElectron } from '../kit/each-electron.ts';
import { itemDetail } from '../kit/items.ts';
import { asRoot } from '../kit/screen.ts';

const item = itemDetail('GJ-0012');

withEachElectron('hand-over');

test('kept for later from the papers, taken up by code and card where it was left', async () => {
  await citizen.start('材料预审');
  await citizen.find('gjjydzy', item.name);
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
  await citizen.fillForm(item.fields);
  await expect(citizen.heading('提交材料')).toBeVisible();
  const first = kiosk.page.getByRole('listitem').filter({ hasText: '必备' }).first();
  await citizen.press(first.getByRole('button', { name: '拍摄材料' }));
  await expect(kiosk.page.getByText('看到整张纸了')).toBeVisible();
  await look('camera');
  await citizen.tap('拍照');
  const photo = kiosk.page.getByRole('img', { name: '刚拍的照片' });
  const shape = () =>
    photo.evaluate(({ width, height }: HTMLCanvasElement) =>
      width > height ? 'lying' : height && 'upright',
    );
  // The sheet stands upright in a picture that is wider than high.
  await expect.poll(shape).toBe('upright');
  await look('camera-paper');
  await citizen.tap('保留整张照片');
  await expect.poll(shape).toBe('lying');
  await look('camera-whole');
  await citizen.tap('只留纸面');
  await expect.poll(shape).toBe('upright');
  await citizen.tap('使用这张');
  await expect(first.getByRole('img').first()).toBeVisible();

  await citizen.tap('首页');
  await look('leave');
  await citizen.tap('存起来，以后接着办');
  const code = kiosk.page.getByRole('img', { name: '续办码' });
  await expect(code).toBeVisible();
  await look('kept');
  const text = (await code.getAttribute('data-text')) ?? '';
  await onThePhone(text);
  await citizen.tap('打印续办单');
  await expect(kiosk.page.getByText('续办单已打印')).toBeVisible();
  expect((await kiosk.slips()).at(-1)?.text).toContain('还没有提交');
  await citizen.endsWith(() => citizen.tap('码已存好，离开'));

  // At the attract screen of a kiosk; somebody else's card first.
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  await kiosk.bench({ do: 'scan', text });
  await citizen.tap('同意，继续');
  await kiosk.bench({ do: 'place', person: 'uyghur' });
  await expect(citizen.heading('不是这个人存的')).toBeVisible();
  await look('another-person');
  await kiosk.bench({ do: 'remove' });
  await citizen.tap('换身份证再试');
  await kiosk.bench({ do: 'place', person: 'zhang' });
  // The consent was the other person's.
  await citizen.tap('同意，继续');
  await kiosk.bench({ do: 'remove' });
  await kiosk.bench({ do: 'place', person: 'zhang' });
  await expect(citizen.heading('提交材料')).toBeVisible();
  await kiosk.bench({ do: 'remove' });
  await expect(first.getByRole('img').first()).toBeVisible();
  await look('gone-on');
  for (const paper of await kiosk.page.getByRole('listitem').filter({ hasText: '必备' }).all()) {
    const original = paper.getByRole('button', { name: '原件带到窗口' });
    if (await original.isVisible()) await citizen.press(original);
  }
  await citizen.next();
  await citizen.chooseResult();
  await citizen.sign();
  const receiptNo = await citizen.confirm();
  await expect
    .poll(async () => (await kiosk.cases()).filter((one) => one.receiptNo === receiptNo).length)
    .toBe(1);
  await citizen.finish();
});

/** The page shows the same code, large, and nothing of the person. */
async function onThePhone(url: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: asRoot });
  try {
    const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    await phone.goto(url);
    await expect(phone.getByRole('status')).toContainText('已经存好，还没有提交');
    await expect(phone.getByRole('img', { name: '续办码' })).toBeVisible();
    await phone.screenshot({ path: 'out/pictures/hand-over/phone.png', fullPage: true });
  } finally {
    await browser.close();
  }
}
