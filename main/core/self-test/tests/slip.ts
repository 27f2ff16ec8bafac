/** The receipt printer: a sheet with common and rare characters and a code; a person looks whether it can be read. */
import { testSlip } from '../../../../devices/receipt-printer/test-slip.ts';
import { hallTime } from '../../model/clock.ts';
import type { DeviceTest } from './device-test.ts';

export const slip: DeviceTest = {
  name: 'slip',
  device: 'receipt-printer',
  async *run({ devices, info: { kioskId, siteName } }) {
    yield { state: 'working' };
    const outcome = await devices.print(testSlip({ kioskId, siteName, at: hallTime(Date.now()) }), 'test');
    if (outcome.outcome === 'printed') yield { state: 'done' };
    else yield { state: 'failed', problem: outcome.fault.technician };
  },
};
