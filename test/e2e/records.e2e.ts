/** A form with records (校车驾驶人): added, changed and taken out one at a time, mended from the summary, filed as a list. */
import { expect, test } from '@playwright/test';
import { citizen, kiosk, look, withEachElectron } from '../kit/each-electron.ts';
import { itemDetail } from '../kit/items.ts';

const item = itemDetail('JY-0004');
const plain = item.fields.filter(({ repeat }) => !repeat);

withEachElectron('records', { eachStep: true });

const list = () => kiosk.page.locator('.record');
const box = (label: string) => kiosk.page.getByRole('textbox', { name: label });

/** One driver: a name by pinyin, a number by digits. */
async function driver(number: string): Promise<void> {
  await citizen.press(box('人员姓名'));
  for (const letter of 'yangli') await citizen.tap(letter);
  await citizen.press(kiosk.page.getByRole('group', { name: '候选字' }).getByRole('button').first());
  await box('从业资格证号').fill(number);
  await citizen.next();
}

test('drivers are added, taken out and mended from the summary, and filed as a list', async () => {
  await citizen.start('材料预审');
  await citizen.find('xcsyxk', item.name);
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');

  // Half a number can't be kept by the core, and is still there after a look at the step before.
  await box('统一社会信用代码').fill('9143');
  await citizen.tap('返回');
  await expect(citizen.heading('填写申请信息')).toBeHidden();
  await citizen.next();
  await expect(box('统一社会信用代码')).toHaveValue('9143');
  await box('统一社会信用代码').fill('');
  await citizen.fillForm(plain);

  // The list: next with nobody in it opens the first.
  await expect(citizen.heading('填写驾驶人')).toBeVisible();
  await look('list-empty');
  await citizen.next();
  await expect(citizen.heading('驾驶人 1')).toBeVisible();
  await driver('111');
  await expect(list()).toHaveCount(1);
  await citizen.tap('再添加一个驾驶人');
  await driver('222');
  await citizen.tap('再添加一个驾驶人');

  // The same certificate twice: said at once when going on, and not let through.
  await driver('222');
  await expect(kiosk.page.getByText('不能与“驾驶人 2 · 从业资格证号”相同')).toBeVisible();
  await look('same');
  await box('从业资格证号').fill('333');
  await citizen.next();
  await expect(list()).toHaveCount(3);
  await look('list');

  // By keys alone: the first is taken out, the others move up.
  await kiosk.page.getByRole('button', { name: '删除驾驶人 1' }).focus();
  await kiosk.page.keyboard.press('Enter');
  await look('remove');
  await kiosk.page.getByRole('alertdialog').getByRole('button', { name: '删除', exact: true }).focus();
  await kiosk.page.keyboard.press('Enter');
  await expect(list()).toHaveCount(2);
  await expect(list().first()).toContainText('222');
  await citizen.next();
  await citizen.photographAll();
  await citizen.sign();

  // The summary shows each driver; one is mended from there, and the summary comes back at once.
  await expect(citizen.heading('请核对后提交')).toBeVisible();
  await expect(citizen.heading('驾驶人 2')).toBeVisible();
  await citizen.press(kiosk.page.getByRole('button', { name: '修改：从业资格证号' }).last());
  await expect(box('从业资格证号')).toHaveValue('333');
  await box('从业资格证号').fill('444');
  await citizen.next();
  // What was signed for is another now.
  await citizen.sign();
  await expect(citizen.heading('请核对后提交')).toBeVisible();
  await expect(kiosk.page.getByText('444')).toBeVisible();
  // Who it is for is looked at again in the same way.
  await citizen.press(kiosk.page.getByRole('button', { name: '修改：姓名' }));
  await citizen.tap('信息无误，下一步');
  await expect(citizen.heading('请核对后提交')).toBeVisible();
  await look('summary');
  const receiptNo = await citizen.confirm();

  await expect.poll(async () => (await kiosk.cases()).some((one) => one.receiptNo === receiptNo)).toBe(true);
  const filed = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  const { answers, repeats } = await kiosk.opened(filed?.key ?? '');
  expect(repeats?.drivers?.map(({ crewCertNo }) => crewCertNo)).toEqual(['222', '444']);
  expect(Object.keys(answers).some((key) => key.includes('.') || key === 'drivers')).toBe(false);
});
