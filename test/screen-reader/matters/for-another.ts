/** 预约办理 for one's mother (代办), by her card after one's own. */
import { expect } from '../../kit/patience.ts';
import { type Heard, MOTHER, PHONE } from './matter.ts';

export const forAnother: Heard = {
  name: 'for-another',
  async walk(citizen, kiosk) {
    await citizen.start('预约办理');
    await citizen.find('sydj', '失业登记');
    await citizen.tap('帮别人或单位办');
    await citizen.look('agent-card');
    await kiosk.bench({ do: 'place', person: 'zhang' });
    await citizen.tap('信息无误，下一步');
    await expect(citizen.heading('这件事给谁办？')).toBeVisible();
    await citizen.look('whom');
    await citizen.tap(/^帮别人办/);
    await citizen.tap('父亲、母亲');
    await expect(kiosk.page.getByText('请拿走您的身份证，放上他（她）的')).toBeVisible();
    await citizen.look('swap');
    await kiosk.bench({ do: 'remove' });
    await expect(kiosk.page.getByText('请将身份证平放在读卡器上')).toBeVisible();
    await kiosk.bench({ do: 'place-card', ...MOTHER });
    await expect(kiosk.page.getByText(MOTHER.name, { exact: true })).toBeVisible();
    await kiosk.bench({ do: 'remove' });
    await citizen.tap('信息无误，下一步');
    await expect(citizen.heading('请核对给谁办')).toBeVisible();
    await citizen.look('check');
    await citizen.tap('对方同意，下一步');
    await citizen.enterPhone(PHONE);
    await citizen.chooseTime();
    await citizen.confirm();
    await citizen.look('done');
    await citizen.finish();
  },
};
