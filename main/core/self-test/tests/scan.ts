/** The scanner: any code. What it says is not looked at. */
import type { DeviceTest } from './device-test.ts';

export const scan: DeviceTest = {
  name: 'scan',
  device: 'scanner',
  async *run({ scans }, signal) {
    yield { state: 'waiting' };
    for await (const _ of scans.watch(signal)) {
      yield { state: 'done' };
      return;
    }
  },
};
