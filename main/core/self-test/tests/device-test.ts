/** One test of a device that the kiosk itself drives. */
import type { DeviceName } from '../../../../devices/index.ts';
import type { DeviceHostClient } from '../../devices/device-host-client.ts';
import type { KioskInfo } from '../../kiosk/contract.ts';
import type { SelfTestName, TestProgress } from '../../model/self-test.ts';
import type { Scans } from '../../scans/scans.ts';

export type TestDeps = {
  devices: Pick<
    DeviceHostClient,
    'print' | 'printDocument' | 'readCard' | 'readSocialCard' | 'scanPage' | 'statuses'
  >;
  scans: Pick<Scans, 'watch'>;
  info: Pick<KioskInfo, 'kioskId' | 'siteName'>;
};

export type DeviceTest = {
  name: SelfTestName;
  device: DeviceName;
  /** Until `done` or `failed`, or `signal`. */
  run(deps: TestDeps, signal: AbortSignal): AsyncGenerator<TestProgress, void>;
};
