/** Mending a case (补正) at the screen: what the reviewer marked, only that, the notice on paper; passed, straight into booking. */
import { expect, test } from '@playwright/test';
import { hallDate } from '../../main/core/model/clock.ts';
import { addDays } from '../../main/core/model/hall/days.ts';
import { Citizen } from '../kit/citizen.ts';
import { itemDetail } from '../kit/items.ts';
import { devicesReady, type Kiosk, openElectronKiosk } from '../kit/screen.ts';
import { slipTextOf } from '../kit/slips.ts';

let kiosk: Kiosk;
let citizen: Citizen;

test.afterEach(() => kiosk?.close());

const WORDS = '照片反光，号码看不清';
/** The archive has it, seen at a window. */
const BOOK = 'hukou-book';
const BOOK_WORDS = '户主页没有拍全';
/** Ends with a visit. */
const item = itemDetail('RS-0003');
const UNTIL = addDays(hallDate(Date.now()), 9);

const look = async (what: string) => {
  await kiosk.page.screenshot({ path: `out/pictures/correction/${what}.png` });
};

const showSlip = (receiptNo: string) =>
  citizen.showSlip(() => kiosk.bench({ do: 'scan', text: slipTextOf(kiosk.dataFolder, receiptNo) }));

/** As people do: the slip is shown again until the reviewer's word is there. */
async function shows(receiptNo: string, said: string | RegExp): Promise<void> {
  await showSlip(receiptNo);
  await expect(citizen.heading(said)).toBeVisible();
}

test('a marked photograph is taken again, another comes from the archive, nothing else; then the visit is booked', async () => {
  kiosk = await openElectronKiosk();
  citizen = new Citizen(kiosk.page, look);
  await devicesReady(kiosk, 'scanner', 'receipt-printer');
  await citizen.start('材料预审');
  await citizen.find('jyknry', item.name);
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
  await citizen.fillForm(item.fields);
  await citizen.photographAll();
  await citizen.sign();
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
  await citizen.finish();

  const { reviewer } = kiosk;
  const key = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.key ?? '';
  const { papers } = await reviewer.look(key);
  const [{ archiveKey, name }] = papers;
  const marks = [{ page: 1, shape: 'oval' as const, x: 0.4, y: 0.4, width: 0.3, height: 0.3 }];
  const materials = [
    { archiveKey, words: WORDS, marks },
    { archiveKey: BOOK, words: BOOK_WORDS },
  ];
  expect(await reviewer.decide(key, { outcome: 'supplement', until: UNTIL, materials })).toBe(204);

  await shows(receiptNo, /^要补正，最后一天/);
  await look('found-to-mend');
  await citizen.tap('去补正');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await expect(citizen.heading('需要补正 2 项')).toBeVisible();
  await expect(kiosk.page.getByText(WORDS)).toBeVisible();
  await expect(kiosk.page.getByRole('img', { name: /标出 1 处/ })).toBeVisible();
  await look('to-mend');
  await citizen.tap('打印');
  await expect(kiosk.page.getByText('已打印，请取走。')).toBeVisible();
  expect((await kiosk.slips()).at(-1)?.text).toContain('一次性告知单');
  await citizen.tap('开始补正');

  const list = kiosk.page.locator('.material');
  await expect(list).toHaveCount(2);
  await expect(list.getByText(name)).toBeVisible();
  const book = list.filter({ hasText: item.materials.find((each) => each.archiveKey === BOOK)?.name ?? '' });
  await citizen.press(book.getByRole('button', { name: '用这份，不用拍' }));
  await citizen.tap('同意，取这一份');
  await expect(book.getByText('用的是档案里的这份')).toBeVisible();
  await look('from-archive');
  await citizen.photographAll();
  await look('mended');
  const correction = await citizen.confirm();
  await expect(citizen.heading('补正已提交，等待再审')).toBeVisible();
  await look('corrected');
  const now = await reviewer.look(key);
  expect(now.state).toBe('pending');
  const taken = now.papers.find(({ archiveKey: of }: { archiveKey: string }) => of === BOOK);
  expect(taken?.origin).toContain('来源 档案；可信等级 B');
  await citizen.finish();

  await shows(correction, '正在预审');
  await citizen.finish();
  expect(await reviewer.decide(key, { outcome: 'passed' })).toBe(204);
  await shows(receiptNo, '预审通过了');
  await look('passed');
  await citizen.tap('预约办理时间');
  await expect(citizen.heading(item.name)).toBeVisible();
  await citizen.begin();
  await look('booking');
});
