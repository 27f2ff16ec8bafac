/** Offline, a time is only wished for: the citizen adds others that would do, changes their mind, and finds all of them on paper. */
import { expect, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { fillBooking } from '../kit/matters.ts';
import { type Kiosk, openWebKiosk } from '../kit/screen.ts';

let kiosk: Kiosk;

test.afterEach(() => kiosk?.close());

test('two more times beside a wish: a third is refused calmly, the summary leads back, the slip has them', async () => {
  kiosk = await openWebKiosk();
  const look = async (what: string) => {
    await kiosk.page.screenshot({ path: `out/pictures/other-times/${what}.png` });
  };
  const citizen = new Citizen(kiosk.page, look);
  // It was online once, and has the platform's keys: without them nothing can be sealed.
  await expect(kiosk.page.getByText('网络正常')).toBeVisible();
  await kiosk.bench({ do: 'network', up: false });
  await expect(kiosk.page.getByText('离线也可办理')).toBeVisible();
  await fillBooking(citizen, kiosk);

  await expect(citizen.heading('这个时间要是满了呢？')).toBeVisible();
  const offered = kiosk.page.getByRole('group', { name: '也能来的时间' }).getByRole('button');
  await expect(offered).not.toHaveCount(0);
  for (const nth of [0, 1]) await citizen.press(offered.nth(nth));
  await citizen.press(offered.nth(2));
  await expect(kiosk.page.getByText('最多选两个')).toBeVisible();
  await citizen.press(offered.nth(0));
  await citizen.press(offered.nth(2));
  await expect(offered.nth(1)).toContainText('备选 1');
  await expect(offered.nth(2)).toContainText('备选 2');
  await look('chosen');
  await citizen.next();

  await expect(citizen.heading('请核对后提交')).toBeVisible();
  await look('summary');
  await citizen.press(kiosk.page.getByRole('button', { name: /备选时间/ }));
  await expect(offered.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(offered.nth(0)).toHaveAttribute('aria-pressed', 'false');
  await citizen.next();
  await expect(citizen.heading('请核对后提交')).toBeVisible();
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText(/^备选时间 \d+月\d+日/)).toBeVisible();
  await look('done');
  const slip = async () => (await kiosk.slips()).find(({ text }) => text.includes(receiptNo))?.text ?? '';
  await expect.poll(slip).toMatch(/备选时间[\s\S]*备选时间/);
});
