/** 预约办理, and what can follow at once: evaluating it. */

import { fillBooking } from '../../kit/matters.ts';
import { expect } from '../../kit/patience.ts';
import type { Heard } from './matter.ts';

export const booking: Heard = {
  name: 'booking',
  async walk(citizen, kiosk, ear) {
    await fillBooking(citizen, kiosk);
    const receiptNo = await citizen.confirm();
    await citizen.look('done');
    // In this order, though the card still lies there: that it is handed in, its number, the card.
    await ear.hears('预约已提交', receiptNo, '请取走身份证');
    await kiosk.bench({ do: 'remove' });
    await citizen.tap('评价本次服务');
    await expect(citizen.heading('您对这次办理满意吗？')).toBeVisible();
    await citizen.look('evaluation');
    await citizen.tap(/^不满意$/);
    await expect(citizen.heading('主要是哪方面？')).toBeVisible();
    await citizen.look('reasons');
    await citizen.tap('办事指南');
    await citizen.tap('提交评价');
    await expect(citizen.heading('谢谢您的评价')).toBeVisible();
    await citizen.look('thanks');
    await citizen.finish();
  },
};
