/** A case that is not accepted (不予受理), by its slip: why, what now, the reviewer's words by card alone, and the way out on paper. */
import { expect, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { itemDetail } from '../kit/items.ts';
import { devicesReady, type Kiosk, openElectronKiosk } from '../kit/screen.ts';
import { slipTextOf } from '../kit/slips.ts';

let kiosk: Kiosk;
let citizen: Citizen;

test.afterEach(() => kiosk?.close());

const WORDS = '这家单位在外县登记，请到那里办';

const look = async (what: string) => {
  await kiosk.page.screenshot({ path: `out/pictures/refusal/${what}.png` });
};

test('the slip says why and what now; only the applicant hears the words of the reviewer', async () => {
  kiosk = await openElectronKiosk();
  citizen = new Citizen(kiosk.page, look);
  await devicesReady(kiosk, 'scanner', 'receipt-printer');
  await citizen.start('材料预审');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
  await citizen.fillForm(itemDetail('RS-0001').fields);
  await citizen.photographAll();
  await citizen.sign();
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
  await citizen.finish();

  const key = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.key ?? '';
  const decision = { outcome: 'rejected' as const, reason: 'not-competent' as const, words: WORDS };
  expect(await kiosk.reviewer.decide(key, decision)).toBe(204);

  await citizen.showSlip(() => kiosk.bench({ do: 'scan', text: slipTextOf(kiosk.dataFolder, receiptNo) }));
  await expect(citizen.heading('不予受理').first()).toBeVisible();
  await expect(kiosk.page.getByText('原因：这件事不归这个部门管。')).toBeVisible();
  await expect(kiosk.page.getByText(/怎么办：带身份证和回执单到.*12345.*行政复议/)).toBeVisible();
  // The slip may have been found by anybody.
  await expect(kiosk.page.getByText(WORDS)).toHaveCount(0);
  await look('by-slip');

  await citizen.tap('办不成？');
  await expect(citizen.heading('办不成？还有办法')).toBeVisible();
  await look('ways-out');
  await citizen.tap('打印反映单');
  await expect(kiosk.page.getByText('反映单已打印，请取走，到窗口出示。')).toBeVisible();
  const note = (await kiosk.slips()).at(-1)?.text ?? '';
  expect(note).toContain('办不成事反映单');
  expect(note).toContain('不予受理');
  expect(note).not.toContain('张样例');
  await kiosk.page.getByRole('dialog').getByRole('button', { name: '返回' }).click();

  await citizen.tap('看原因');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await expect(citizen.heading('这一件不予受理')).toBeVisible();
  await expect(kiosk.page.getByText(WORDS)).toBeVisible();
  await look('by-card');
});
