/** The A4 printer: a page with a frame near its edges; a person looks whether all four sides are there. */
import { testPage } from '../../papers/test-page.ts';
import type { DeviceTest } from './device-test.ts';

export const a4: DeviceTest = {
  name: 'a4',
  device: 'a4-printer',
  async *run({ devices, info: { kioskId, siteName } }) {
    yield { state: 'working' };
    const outcome = await devices.printDocument(await testPage({ kioskId, siteName }), 'test');
    if (outcome.outcome === 'printed') yield { state: 'done' };
    else yield { state: 'failed', problem: outcome.fault.technician };
  },
};
