/** The rules of fairness at the real kiosk: a warning before they bite, the page that says no with its ways on, and who is exempt. */
import { expect, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { givenUpElsewhere } from '../kit/elsewhere.ts';
import { type Kiosk, openWebKiosk } from '../kit/screen.ts';

const ZHANG = '990000199003071235';
/** 60 and older. */
const CHEN = '81000019000101000X';
/** Another than the one that is booked here. */
const ITEM_ELSEWHERE = 'RS-0003';

let kiosk: Kiosk;

test.afterEach(() => kiosk?.close());

test('whoever cancels again and again is warned, then refused with ways on; whoever is ill books all the same', async () => {
  kiosk = await openWebKiosk({ fair: true });
  const { page, world, bench } = kiosk;
  const look = async (what: string) => {
    await page.screenshot({ path: `out/pictures/fairness/${what}.png` });
  };
  const citizen = new Citizen(page, look);
  const givesUp = (idNumber = ZHANG, times = 3) =>
    givenUpElsewhere(world.sandboxUrl, { idNumber, itemCode: ITEM_ELSEWHERE, times });
  await expect(page.getByText('离线也可办理')).toHaveCount(0);
  await givesUp();

  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => bench({ do: 'place', person: 'zhang' }), '张样例');
  await citizen.enterPhone('13900001111');
  await expect(citizen.heading('选择办理时间')).toBeVisible();
  await expect(page.getByText('再有一次约了没来，30 天内将不能预约')).toBeVisible();
  await look('warned');

  // Meanwhile at another kiosk; here the citizen goes a step back and on again.
  await citizen.tap('返回');
  await givesUp();
  await citizen.next();
  await expect(citizen.heading('现在不能再约')).toBeVisible();
  await expect(page.getByText('以前不能预约')).toBeVisible();
  await look('suspended');
  await expect(page.getByRole('button', { name: '生病，急着办' })).toBeVisible();

  await citizen.tap('生病，急着办');
  await expect(citizen.heading('选择办理时间')).toBeVisible();
  await citizen.chooseTime();
  const receiptNo = await citizen.confirm();
  await look('exempt');
  const booked = async () => (await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.state;
  await expect.poll(booked).toBe('confirmed');
  await bench({ do: 'remove' });
  await citizen.finish();

  // Somebody old is neither warned nor refused, however often they gave up.
  await givesUp(CHEN, 6);
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => bench({ do: 'place', person: 'hmt' }), '陈样例');
  await citizen.enterPhone('13900001111');
  await expect(citizen.heading('选择办理时间')).toBeVisible();
  await expect(page.getByText('请注意：')).toHaveCount(0);
  await look('old');
});
