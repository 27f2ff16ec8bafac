/** 材料预审 of an item that is applied for wholly online (全程网办): its result is to come by post. */
import { POST_FIELDS } from '../../../main/core/forms/result.ts';
import { itemDetail } from '../../kit/items.ts';
import { expect } from '../../kit/patience.ts';
import { type Heard, PHONE } from './matter.ts';

export const onlineApplication: Heard = {
  name: 'online-application',
  async walk(citizen, kiosk) {
    await citizen.start('材料预审');
    await citizen.find('sydj', '失业登记');
    await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
    await kiosk.bench({ do: 'remove' });
    await citizen.enterPhone(PHONE);
    await citizen.fillForm(itemDetail('RS-0001').fields);
    await citizen.photographAll(/^邮寄到家/);
    await citizen.fillForm(POST_FIELDS, '寄到哪里？');
    await expect(citizen.heading('请签字')).toBeVisible();
    await citizen.look('sign');
    await citizen.tap('不方便？到大厅窗口签');
    await citizen.look('why');
    await citizen.tap('看不见屏幕');
    await citizen.confirm();
    await expect(citizen.heading('网上申报已提交')).toBeVisible();
    await citizen.look('done');
    await citizen.finish();
  },
};
