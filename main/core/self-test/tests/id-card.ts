/** The identity card reader: a card is laid down and read whole. Nothing of it goes further than this file. */
import type { DeviceTest } from './device-test.ts';

const REFUSED = {
  'not-an-id-card': '放上的不是身份证：换一张身份证再试',
  'verification-failed': '证件校验失败：换一张身份证再试；都不行的检查读卡器的安全模块',
} as const;

export const idCard: DeviceTest = {
  name: 'id-card',
  device: 'id-card-reader',
  async *run({ devices }, signal) {
    for await (const event of devices.readCard(signal)) {
      switch (event.state) {
        case 'waiting':
        case 'again':
          yield { state: 'waiting' };
          break;
        case 'reading':
          yield { state: 'working' };
          break;
        case 'read':
          yield { state: 'done' };
          return;
        case 'refused':
          yield { state: 'failed', problem: REFUSED[event.reason] };
          return;
        case 'unavailable':
        case 'host-restarted':
          yield { state: 'failed', problem: '读卡器没有就绪：在“设备”里看原因' };
          return;
      }
    }
  },
};
