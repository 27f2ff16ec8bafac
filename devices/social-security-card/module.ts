/** The social-security card reader (社会保障卡, LD/T 32, over PC/SC) as a device module. */
import { defineDevice } from '../common/module.ts';
import { SocialCardConfig } from './config.ts';
import { contract } from './contract.ts';
import { WORDS } from './words.ts';

export const socialSecurityCard = defineDevice({
  name: 'social-security-card',
  shortName: 'social-card',
  words: WORDS,
  config: SocialCardConfig.default({ kind: 'none' }),
  isFitted: ({ kind }) => kind !== 'none',
  contract,
  events: [],
  create: async (config, host) => (await import('./device.ts')).createSocialCardReader(config, host),
  selfTest: async (config, technician) => (await import('./self-test.ts')).selfTest(config, technician),
  list: async (technician) => (await import('./list.ts')).listCardReaders(technician),
});
