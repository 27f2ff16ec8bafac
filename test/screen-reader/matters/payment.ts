/** 缴费 by the slip of a case that passed: the code is shown, the bank refuses once, then it is paid. The case is filed before, by a finger. */
import { Citizen } from '../../kit/citizen.ts';
import { fillPreReview } from '../../kit/matters.ts';
import { expect } from '../../kit/patience.ts';
import type { ElectronKiosk } from '../../kit/screen.ts';
import { slipTextOf } from '../../kit/slips.ts';
import type { Heard } from './matter.ts';

/** The text of the slip of a case of which a fee is due. */
async function passedCase(kiosk: ElectronKiosk): Promise<string> {
  const other = new Citizen(kiosk.page);
  await fillPreReview(other, kiosk);
  const receiptNo = await other.confirm();
  await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
  await other.finish();
  const filed = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  await kiosk.reviewer.decide(filed?.key ?? '', {
    outcome: 'passed',
    fee: { cents: 1000, what: '工本费' },
  });
  return slipTextOf(kiosk.dataFolder, receiptNo);
}

export const payment: Heard = {
  name: 'payment',
  async walk(citizen, kiosk, ear) {
    const text = await passedCase(kiosk);
    await citizen.look('attract');
    await citizen.showSlip(() => kiosk.bench({ do: 'scan', text }));
    await citizen.look('found');
    await citizen.tap('去缴费');
    const code = kiosk.page.getByRole('img', { name: '缴款码' });
    await expect(code).toBeVisible();
    await citizen.look('pay');
    const url = await code.getAttribute('data-text');
    await fetch(`${url}/refuse`, { method: 'POST' });
    await expect(kiosk.page.getByText('刚才没有付成')).toBeVisible();
    await ear.hears('刚才没有付成');
    await fetch(`${url}/pay`, { method: 'POST' });
    await expect(citizen.heading('已经缴清')).toBeVisible();
    await citizen.look('paid');
    await expect(kiosk.page.getByText('缴款凭条已打印')).toBeVisible();
    await citizen.finish();
  },
};
