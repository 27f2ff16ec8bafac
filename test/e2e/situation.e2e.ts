/** An item that asks about the citizen's situation first (情形): only what this case needs is listed, asked, filed and printed. */
import { expect, test } from '@playwright/test';
import { citizen, kiosk, look, withEachElectron } from '../kit/each-electron.ts';
import { itemDetail } from '../kit/items.ts';

const item = itemDetail('GJ-0006');
const RENTED = '居住地住址证明（租赁合同或房屋产权证明）';

withEachElectron('situation', { eachStep: true });

const listed = (paper: string) => kiosk.page.locator('.paper-list').getByText(paper, { exact: false });

/** Up to the first question. */
async function toSituation(): Promise<void> {
  await citizen.start('材料预审');
  await citizen.press(kiosk.page.getByRole('tab', { name: '搜索' }));
  await citizen.letters('zlzz');
  const hits = kiosk.page.getByRole('list', { name: '搜索结果' });
  await citizen.press(hits.getByRole('button', { name: item.name }).first());
  await expect(citizen.heading('您现在结婚了吗？')).toBeVisible();
}

test('asks two questions, lists the papers of the answers, and files no other', async () => {
  await toSituation();
  await citizen.tap('已婚');
  await expect(citizen.heading('您租的是什么房子？')).toBeVisible();
  await citizen.tap('公租房');
  await expect(citizen.heading(item.name)).toBeVisible();
  await expect(listed('结婚证')).toBeVisible();
  await expect(listed('居住地住址证明')).toBeVisible();
  await expect(listed('无自有住房证明')).toHaveCount(0);
  await look('guide-married');

  // Back, and another answer: the list is another.
  await citizen.tap('返回');
  await expect(citizen.button('已婚')).toHaveAttribute('aria-pressed', 'true');
  await citizen.tap('未婚');
  await citizen.tap('公租房');
  await expect(citizen.heading(item.name)).toBeVisible();
  await expect(listed('结婚证')).toHaveCount(0);

  await citizen.begin();
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
  await citizen.fillForm(item.fields);
  await expect(kiosk.page.getByRole('listitem', { name: RENTED })).toBeVisible();
  await expect(kiosk.page.getByRole('listitem', { name: '结婚证' })).toHaveCount(0);
  await citizen.photographAll();
  await citizen.sign();
  await expect(kiosk.page.getByText('您租的是什么房子？')).toBeVisible();
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();

  const [slip] = await kiosk.slips();
  expect(slip?.text).not.toContain('结婚证');
  expect(slip?.text).not.toContain('视情形');
  await expect.poll(async () => (await kiosk.cases()).some((one) => one.receiptNo === receiptNo)).toBe(true);
  const filed = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  const { answers, materials } = await kiosk.opened(filed?.key ?? '');
  expect(answers).toMatchObject({ married: '未婚', rents: '公租房' });
  const papers = materials.map(({ archiveKey }) => archiveKey);
  expect(papers).toContain('live-proof');
  expect(papers).not.toContain('marriage-cert');
  expect(papers).not.toContain('no-house-proof');
});

test('in 长辈版 each question is a screen of its own, and leaving in between leaves nothing', async () => {
  await toSituation();
  await citizen.tap('长辈版');
  await look('elder');
  await citizen.tap('离异或丧偶');
  await expect(citizen.heading('您租的是什么房子？')).toBeVisible();
  await look('elder-second');
  await citizen.tap('返回');
  await expect(citizen.heading('您现在结婚了吗？')).toBeVisible();
  await citizen.tap('首页');
  await citizen.tap('结束办理');
  await expect(citizen.button('触摸屏幕开始')).toBeVisible();
});
