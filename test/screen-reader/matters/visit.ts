/** 预约办理 of two items in one visit. */
import { expect } from '../../kit/patience.ts';
import { type Heard, PHONE } from './matter.ts';

export const visit: Heard = {
  name: 'visit',
  async walk(citizen, kiosk) {
    await citizen.start('预约办理');
    await citizen.find('sydj', '失业登记');
    await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
    await kiosk.bench({ do: 'remove' });
    await citizen.enterPhone(PHONE);
    await citizen.tap('一起办别的事');
    await expect(citizen.heading('还要办哪方面的事')).toBeVisible();
    await citizen.look('zones');
    await citizen.tap(/^人社专区/);
    await expect(kiosk.page.getByText('选一件。')).toBeVisible();
    await citizen.look('items');
    await citizen.press(kiosk.page.locator('main').getByRole('button').first());
    await expect(citizen.button('一起办这件')).toBeVisible();
    await citizen.look('papers');
    await citizen.tap('一起办这件');
    await expect(citizen.heading('这次来办几件事')).toBeVisible();
    await citizen.look('both');
    await citizen.tap('去选时间');
    await citizen.chooseTime();
    await citizen.confirm();
    await citizen.look('done');
    await citizen.finish();
  },
};
