/** The presence sensor as the device host runs it: driver and supervisor put together. */
import { implement } from '@orpc/server';
import type { Device, DeviceHost } from '../common/module.ts';
import { Supervisor, type SupervisorTimes } from '../common/supervisor.ts';
import { byteDevice } from '../transport/byte-device.ts';
import type { PresenceSensorConfig } from './config.ts';
import { contract } from './contract.ts';
import { PresenceSensor } from './driver.ts';

/** Whether somebody is there is forgotten with the connection: then it is unknown. */
export function createPresenceSensor(
  config: PresenceSensorConfig,
  host: DeviceHost,
  times: SupervisorTimes = {},
): Device {
  const sensor: Supervisor<PresenceSensor> = new Supervisor({
    ...byteDevice(
      config.transport,
      (link) => new PresenceSensor(link, config, (presence) => sensor.setHolds(presence)),
    ),
    ...times,
    onStatus: (status) => host.onStatus(status),
    onHang: () => host.onHang(),
  });
  return {
    get status() {
      return sensor.status;
    },
    router: implement(contract).router({}),
    start: () => sensor.start(),
    stop: () => sensor.stop(),
    restart: () => sensor.restart(),
  };
}
