/** The social-security card reader: a card is put in and read. Nothing of it goes further than this file. */
import type { DeviceTest } from './device-test.ts';

const REFUSED = {
  'not-a-social-security-card': '插入的不是社保卡：换一张社保卡再试',
  blocked: '这张社保卡已锁定：换一张再试',
  protected: '这张社保卡不允许读取：换一张再试',
} as const;

export const socialCard: DeviceTest = {
  name: 'social-card',
  device: 'social-security-card',
  async *run({ devices }, signal) {
    for await (const event of devices.readSocialCard(signal)) {
      switch (event.state) {
        case 'waiting':
        case 'still-inserted':
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
          yield { state: 'failed', problem: '读卡器没有就绪：在“设备”里看原因' };
          return;
      }
    }
  },
};
