/** The presence sensor: the technician steps away from it and before it again; both must be seen. */
import type { Holds } from '../../../../devices/common/status.ts';
import type { DeviceTest } from './device-test.ts';

export const presence: DeviceTest = {
  name: 'presence',
  device: 'presence-sensor',
  async *run({ devices }, signal) {
    yield { state: 'waiting' };
    const seen = new Set<Holds>();
    for await (const statuses of devices.statuses.watch(signal)) {
      const sensor = statuses.find(({ device }) => device === 'presence-sensor');
      if (sensor?.state === 'fault' || sensor?.state === 'off') {
        yield { state: 'failed', problem: '感应器没有就绪，原因在“设备”里' };
        return;
      }
      if (sensor?.holds) seen.add(sensor.holds);
      if (seen.size < 2) continue;
      yield { state: 'done' };
      return;
    }
  },
};
