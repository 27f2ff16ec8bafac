/** The social-security card reader: a card is put in and read. */
import { cardRead } from './card-read.ts';
import type { DeviceTest } from './device-test.ts';

const REFUSED = {
  'not-a-social-security-card': '插入的不是社保卡：换一张社保卡再试',
  blocked: '这张社保卡已锁定：换一张再试',
  protected: '这张社保卡不允许读取：换一张再试',
} as const;

export const socialCard: DeviceTest = {
  name: 'social-card',
  device: 'social-security-card',
  run: ({ devices }, signal) => cardRead(devices.readSocialCard(signal), REFUSED),
};
