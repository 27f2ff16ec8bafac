/** 我的预约: another kiosk's booking by card, its time changed (改约), then given up (取消预约). */
import { bookedElsewhere } from '../../kit/elsewhere.ts';
import { expect } from '../../kit/patience.ts';
import { type Heard, ZHANG } from './matter.ts';

export const myBookings: Heard = {
  name: 'my-bookings',
  async walk(citizen, kiosk) {
    const { receiptNo } = await bookedElsewhere(kiosk.world.sandboxUrl, { idNumber: ZHANG });
    const looksUp = async () => {
      await citizen.wake();
      await citizen.tap(/^我的预约/);
      await citizen.agree();
      await citizen.look('card');
      await kiosk.bench({ do: 'place', person: 'zhang' });
      await expect(citizen.heading('我的预约和预审')).toBeVisible();
      await citizen.look('list');
      await kiosk.bench({ do: 'remove' });
    };
    await looksUp();
    await citizen.tap(new RegExp(receiptNo));
    await expect(citizen.button('取消预约')).toBeVisible();
    await citizen.look('found');
    await citizen.tap('改时间');
    await citizen.chooseTime();
    const change = await citizen.confirm();
    await expect(citizen.heading('时间改好了')).toBeVisible();
    await citizen.look('changed');
    await citizen.finish();

    await looksUp();
    await citizen.tap(new RegExp(change));
    await citizen.tap('取消预约');
    await citizen.look('cancel');
    await citizen.tap(/确认取消/);
    await expect(citizen.heading('预约已取消')).toBeVisible();
    await citizen.look('cancelled');
    await citizen.finish();
  },
};
