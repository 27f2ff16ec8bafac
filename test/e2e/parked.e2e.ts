/** What the platform refused for good: the technician sees it, takes it out sealed, and sends it again once that was mended. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { fillBooking } from '../kit/matters.ts';
import { type Kiosk, openElectronKiosk, PIN } from '../kit/screen.ts';
import { slipTextOf } from '../kit/slips.ts';

/** Books at a platform that refuses it for good; the citizen has gone when this resolves to the receipt number. */
async function parked(citizen: Citizen, kiosk: Kiosk): Promise<string> {
  await fillBooking(citizen, kiosk);
  await kiosk.bench({ do: 'remove' });
  await expect(citizen.heading('请核对后提交')).toBeVisible();
  await kiosk.faults({ status: { code: 422, rate: 1 } });
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('已保存，工作人员将尽快处理')).toBeVisible();
  await citizen.finish();
  return receiptNo;
}

/** Opens the maintenance screen; the row of this matter there. */
async function inMaintenance(citizen: Citizen, kiosk: Kiosk, receiptNo: string): Promise<Locator> {
  for (let tap = 0; tap < 5; tap++) await kiosk.page.getByTestId('maintenance-corner').click();
  await citizen.digits(PIN);
  await citizen.tap('进入');
  await kiosk.page.getByRole('button', { name: /^待提交队列/ }).click();
  return kiosk.page.getByRole('listitem').filter({ hasText: receiptNo });
}

test('a parked matter is seen, exported still sealed, sent again, and never read', async () => {
  const kiosk = await openElectronKiosk();
  try {
    const citizen = new Citizen(kiosk.page);
    const receiptNo = await parked(citizen, kiosk);

    const row = await inMaintenance(citizen, kiosk, receiptNo);
    await expect(row).toContainText('需人工处理');
    await kiosk.page.screenshot({ path: 'out/pictures/trouble/parked.png' });
    for (const personal of ['张样例', '990000199003071235', '13900001111']) {
      await expect(kiosk.page.getByText(personal)).toHaveCount(0);
    }
    await row.getByRole('button', { name: '导出密封件' }).click();
    await expect(kiosk.page.getByText(/已导出 \d+ 个文件/)).toBeVisible();
    const folder = path.join(kiosk.dataFolder, 'exports');
    const [exported = ''] = readdirSync(folder);
    const bytes = readdirSync(path.join(folder, exported)).map((name) =>
      readFileSync(path.join(folder, exported, name)).toString('latin1'),
    );
    expect(bytes.join('')).toContain(receiptNo);
    expect(bytes.join('')).not.toContain('13900001111');

    await kiosk.faults({});
    await row.getByRole('button', { name: '立即提交' }).click();
    await expect(row).toBeHidden();
    const filed = (await kiosk.cases()).filter((one) => one.receiptNo === receiptNo);
    expect(filed).toHaveLength(1);
  } finally {
    await kiosk.close();
  }
});

test('a parked matter that was settled by hand is closed with a number and a reason, and its slip says so', async () => {
  const kiosk = await openElectronKiosk();
  try {
    const citizen = new Citizen(kiosk.page);
    const receiptNo = await parked(citizen, kiosk);
    await kiosk.faults({});

    const row = await inMaintenance(citizen, kiosk, receiptNo);
    await row.getByRole('button', { name: '人工办结' }).click();
    const close = kiosk.page.getByRole('button', { name: '办结', exact: true });
    await expect(close).toBeDisabled();
    for (const key of ['C', 'K', '-', '2', '0', '2', '6']) {
      await kiosk.page.getByRole('button', { name: key, exact: true }).click();
    }
    await citizen.tap('窗口已代为提交');
    await kiosk.page.screenshot({ path: 'out/pictures/trouble/close.png' });
    await close.click();
    await expect(kiosk.page.getByText('已办结，密封的内容已删除。')).toBeVisible();
    await expect(row).toBeHidden();
    await citizen.tap('返回总览');
    await citizen.tap('锁定并退出');
    // The attract screen listens to the scanner a moment after it stands.
    await expect(async () => {
      await kiosk.bench({ do: 'scan', text: slipTextOf(kiosk.dataFolder, receiptNo) });
      await expect(kiosk.page.getByText('已由工作人员处理')).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    await expect(kiosk.page.getByText('CK-2026')).toBeVisible();
    expect(await kiosk.cases()).toEqual([]);
  } finally {
    await kiosk.close();
  }
});
