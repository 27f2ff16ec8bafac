/** 材料预审 whole, signed for at the hall's window as one does who does not see the screen; then a correction (补正) of it. */
import { hallDate } from '../../../main/core/model/clock.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import { itemDetail } from '../../kit/items.ts';
import { expect } from '../../kit/patience.ts';
import { slipTextOf } from '../../kit/slips.ts';
import { type Heard, PHONE } from './matter.ts';

export const preReview: Heard = {
  name: 'pre-review',
  async walk(citizen, kiosk) {
    const card = () => kiosk.bench({ do: 'place', person: 'zhang' });
    await citizen.start('材料预审');
    await citizen.find('sydj', '失业登记');
    await citizen.identifyBy(card, '张样例');
    await kiosk.bench({ do: 'remove' });
    await citizen.enterPhone(PHONE);
    await citizen.fillForm(itemDetail('RS-0001').fields);
    await citizen.photographAll();
    await expect(citizen.heading('请签字')).toBeVisible();
    await citizen.look('sign');
    await citizen.tap('不方便？到大厅窗口签');
    await citizen.look('why');
    await citizen.tap('看不见屏幕');
    const receiptNo = await citizen.confirm();
    await citizen.look('done');
    await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
    await citizen.finish();

    const key = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.key ?? '';
    const [{ archiveKey }] = (await kiosk.reviewer.look(key)).papers;
    const marks = [{ page: 1, shape: 'oval' as const, x: 0.4, y: 0.4, width: 0.3, height: 0.3 }];
    const until = addDays(hallDate(Date.now()), 9);
    const materials = [{ archiveKey, words: '照片反光，号码看不清', marks }];
    await kiosk.reviewer.decide(key, { outcome: 'supplement', until, materials });
    await citizen.showSlip(() => kiosk.bench({ do: 'scan', text: slipTextOf(kiosk.dataFolder, receiptNo) }));
    await citizen.look('found');
    await citizen.tap('去补正');
    await citizen.identifyBy(card, '张样例');
    await kiosk.bench({ do: 'remove' });
    await expect(citizen.heading('需要补正 1 项')).toBeVisible();
    await citizen.look('to-mend');
    await citizen.tap('开始补正');
    await citizen.photographAll();
    await citizen.confirm();
    await citizen.look('corrected');
    await citizen.finish();
  },
};
