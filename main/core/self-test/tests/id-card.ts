/** The identity card reader: a card is laid down and read whole. */
import { cardRead } from './card-read.ts';
import type { DeviceTest } from './device-test.ts';

const REFUSED = {
  'not-an-id-card': '放上的不是身份证：换一张身份证再试',
  'verification-failed': '证件校验失败：换一张身份证再试；都不行的检查读卡器的安全模块',
} as const;

export const idCard: DeviceTest = {
  name: 'id-card',
  device: 'id-card-reader',
  run: ({ devices }, signal) => cardRead(devices.readCard(signal), REFUSED),
};
