/** For whom (给谁办): a booking for one's mother by her card, and papers for a firm; whoever comes for themselves taps nothing more. */
import { expect, test } from '@playwright/test';
import { citizen, kiosk, look, withEachElectron } from '../kit/each-electron.ts';
import { itemDetail } from '../kit/items.ts';

withEachElectron('for-whom', { eachStep: true });

const MOTHER = { name: '测试母', idNumber: '990000196203070022', address: '测试省样例市示范路二号' };
const FIRM = { name: '样例市示范花炮有限公司', uscc: '91990181MA0EXAMP1N' };
const ZHANG = '990000199003071235';

/** The agent's own card is read, and the citizen says that it is for another. */
async function comesForAnother(): Promise<void> {
  await expect(kiosk.page.getByText('请将身份证平放在读卡器上')).toBeVisible();
  await citizen.tap('帮别人或单位办');
  await expect(kiosk.page.getByText('先放您自己的身份证')).toBeVisible();
  await look('agent-card');
  await kiosk.bench({ do: 'place', person: 'zhang' });
  await expect(kiosk.page.getByText('读取成功')).toBeVisible();
  await citizen.tap('信息无误，下一步');
  await expect(citizen.heading('这件事给谁办？')).toBeVisible();
  await look('whom');
}

const filedAs = async (receiptNo: string) => {
  await expect.poll(async () => (await kiosk.cases()).some((one) => one.receiptNo === receiptNo)).toBe(true);
  return kiosk.opened((await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.key ?? '');
};

test('a booking for one’s mother: her card after one’s own, both on the case, neither number on the slip', async () => {
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await comesForAnother();
  await citizen.tap(/^帮别人办/);
  await citizen.tap('父亲、母亲');
  // The agent's card still lies there; then it is laid down once more.
  await expect(kiosk.page.getByText('请拿走您的身份证，放上他（她）的')).toBeVisible();
  await look('swap');
  await kiosk.bench({ do: 'remove' });
  await expect(kiosk.page.getByText('请将身份证平放在读卡器上')).toBeVisible();
  await kiosk.bench({ do: 'place', person: 'zhang' });
  await expect(citizen.heading('这是您自己的证件')).toBeVisible();
  await look('same');
  await kiosk.bench({ do: 'remove' });
  await citizen.tap('换他（她）的证件');
  // The reader may not have noticed yet that the card is gone.
  await expect(kiosk.page.getByText(/请将身份证平放在读卡器上|请重新放一次身份证/)).toBeVisible();
  await kiosk.bench({ do: 'place-card', ...MOTHER });
  await expect(kiosk.page.getByText(MOTHER.name, { exact: true })).toBeVisible();
  await look('mother');
  await kiosk.bench({ do: 'remove' });
  await citizen.tap('信息无误，下一步');
  await expect(citizen.heading('请核对给谁办')).toBeVisible();
  for (const paper of ['授权委托书', '亲属关系证明材料', '委托代理人身份证']) {
    await expect(kiosk.page.getByText(paper)).toBeVisible();
  }
  await expect(kiosk.page.getByText(MOTHER.idNumber)).toHaveCount(0);
  await look('check');
  await citizen.tap('对方同意，下一步');
  await citizen.enterPhone('13900001111');
  await citizen.chooseTime();
  await expect(kiosk.page.getByRole('heading', { name: '代办人（您）' })).toBeVisible();
  for (const number of [MOTHER.idNumber, ZHANG]) await expect(kiosk.page.getByText(number)).toHaveCount(0);
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  expect(await filedAs(receiptNo)).toMatchObject({
    applicant: { name: '张样例', idNumber: ZHANG },
    principal: { kind: 'person', relation: 'parent', person: { ...MOTHER, source: 'card' } },
  });
  const paper = (await kiosk.slips()).at(-1)?.text ?? '';
  for (const said of ['授权委托书', '亲属关系证明材料']) expect(paper).toContain(said);
  for (const secret of [MOTHER.name, MOTHER.idNumber, '张样例', ZHANG]) expect(paper).not.toContain(secret);
  await citizen.finish();
});

test('a pre-review for a firm by its licence: its data in the form, its letter among the papers', async () => {
  const item = itemDetail('QX-0001');
  await citizen.start('材料预审');
  await citizen.find('fangleizhuangzhi', item.name);
  await comesForAnother();
  await kiosk.bench({ do: 'remove' });
  await citizen.tap(/^给单位办/);
  await expect(citizen.heading('是哪个单位？')).toBeVisible();
  const code = kiosk.page.getByRole('textbox', { name: '统一社会信用代码' });
  await kiosk.bench({ do: 'scan', text: `DZYYZZ:huapao:e2e-${test.info().title.length}-${Date.now()}` });
  await expect(code).toHaveValue(FIRM.uscc);
  await expect(kiosk.page.getByText('已按营业执照填写，请核对。')).toBeVisible();
  await look('firm');
  await citizen.next();
  await citizen.tap(/^经办人/);
  await expect(citizen.heading('请核对给谁办')).toBeVisible();
  await look('firm-check');
  await citizen.tap('没有错，下一步');
  await citizen.enterPhone('13900001111');
  await citizen.fillForm(item.fields);
  await expect(kiosk.page.getByRole('listitem', { name: '授权委托书' })).toBeVisible();
  await citizen.photographAll();
  await citizen.sign();
  const receiptNo = await citizen.confirm();
  expect(await filedAs(receiptNo)).toMatchObject({
    applicant: { idNumber: ZHANG },
    principal: { kind: 'organisation', ...FIRM, role: 'handler', source: 'licence' },
    answers: { orgName: FIRM.name, uscc: FIRM.uscc, contactName: '张样例' },
  });
  await citizen.finish();
});

test('what is done in person says so, and goes on for oneself', async () => {
  await citizen.start('预约办理');
  await citizen.find('jmsfz', '居民身份证申领、换领、补领');
  await citizen.tap('帮别人或单位办');
  await kiosk.bench({ do: 'place', person: 'zhang' });
  await citizen.tap('信息无误，下一步');
  await expect(citizen.heading('这个事项要本人亲自办')).toBeVisible();
  await look('in-person');
  await kiosk.bench({ do: 'remove' });
  await citizen.tap('给我自己办');
  await expect(citizen.heading(/电话/)).toBeVisible();
});
