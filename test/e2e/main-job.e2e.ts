/** The main job as a citizen does it, in both shells and both orientations: fingers, card, camera, slip. */
import { expect, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { fillBooking, fillPreReview } from '../kit/matters.ts';
import { AFTER_OUTAGE, STAYS } from '../kit/patience.ts';
import { type Kiosk, LANDSCAPE, openElectronKiosk, openWebKiosk, PORTRAIT } from '../kit/screen.ts';

const ROOMS = [
  { name: 'electron-portrait', open: () => openElectronKiosk({ size: PORTRAIT, session: STAYS }) },
  { name: 'electron-landscape', open: () => openElectronKiosk({ size: LANDSCAPE, session: STAYS }) },
  { name: 'web-portrait', open: () => openWebKiosk({ size: PORTRAIT, session: STAYS }) },
];

for (const { name, open } of ROOMS) {
  test.describe(name, () => {
    let kiosk: Kiosk;
    let citizen: Citizen;

    test.beforeAll(async () => {
      kiosk = await open();
      let shot = 0;
      citizen = new Citizen(kiosk.page, async (what) => {
        const number = String(++shot).padStart(2, '0');
        await kiosk.page.screenshot({ path: `out/pictures/${name}/${number}-${what}.png` });
      });
    });
    test.afterAll(() => kiosk?.close());

    test('books a time with the card, and leaves with a slip', async () => {
      await fillBooking(citizen, kiosk);
      const receiptNo = await citizen.confirm();
      await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
      await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
      await expect(kiosk.page.getByRole('status').filter({ hasText: '请取走身份证' })).toBeVisible();
      await citizen.look('booked');
      const found = (await kiosk.cases()).filter((one) => one.receiptNo === receiptNo);
      expect(found).toMatchObject([{ kind: 'booking', itemCode: 'RS-0001' }]);
      expect((await kiosk.slips()).at(-1)?.text).toContain(receiptNo);
      await kiosk.bench({ do: 'remove' });
      await citizen.finish();
    });

    test('files for pre-review with the network cut: form, photographed papers, slip, delivered later', async () => {
      await kiosk.bench({ do: 'network', up: false });
      await expect(kiosk.page.getByText('离线也可办理，联网后自动提交')).toBeVisible();
      await fillPreReview(citizen, kiosk);
      const receiptNo = await citizen.confirm();
      await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
      await expect(kiosk.page.getByText('已保存，联网后自动提交').first()).toBeVisible();
      await citizen.look('filed-offline');
      expect((await kiosk.slips()).at(-1)?.text).toContain(receiptNo);
      await kiosk.bench({ do: 'network', up: true });
      const found = async () => (await kiosk.cases()).filter((one) => one.receiptNo === receiptNo);
      await expect.poll(found, AFTER_OUTAGE).toMatchObject([{ kind: 'pre-review', itemCode: 'GJ-0012' }]);
      // After a long outage its turn may come later than the receipt stays on the screen.
      const end = citizen.button(/^完成/);
      await expect(end.or(citizen.button('触摸屏幕开始'))).toBeVisible();
      if (await end.isVisible()) await citizen.finish();
    });
  });
}
