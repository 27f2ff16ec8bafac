/** 签到取号 on the day, by the slip of a booking. */
import { fillBooking } from '../../kit/matters.ts';
import { expect } from '../../kit/patience.ts';
import { slipTextOf } from '../../kit/slips.ts';
import type { Heard } from './matter.ts';

/** A month in minutes: a booking of any day can be checked in for now. */
const EARLY_MINUTES = 31 * 24 * 60;

export const checkIn: Heard = {
  name: 'check-in',
  async walk(citizen, kiosk) {
    await fillBooking(citizen, kiosk);
    const receiptNo = await citizen.confirm();
    await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
    await kiosk.bench({ do: 'remove' });
    await citizen.finish();
    await fetch(`${kiosk.world.sandboxUrl}/_sandbox/check-in-rule`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ earlyMinutes: EARLY_MINUTES, lateMinutes: 15 }),
    });
    const [filed] = await kiosk.cases();
    const { appointment } = await kiosk.opened(filed?.key ?? '');
    await kiosk.page.clock.setFixedTime(`${appointment?.date}T${appointment?.start}:00+08:00`);
    await citizen.showSlip(() => kiosk.bench({ do: 'scan', text: slipTextOf(kiosk.dataFolder, receiptNo) }));
    await citizen.look('found');
    await citizen.tap('签到取号');
    await expect(kiosk.page.getByTestId('ticket-number')).toHaveText(/^[A-Z]\d{3}$/);
    await citizen.look('ticket');
    await citizen.finish();
  },
};
