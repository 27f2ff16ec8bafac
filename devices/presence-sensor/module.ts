/** The presence sensor (人体感应器) as a device module. */
import { defineDevice } from '../common/module.ts';
import { PresenceSensorConfig } from './config.ts';
import { contract } from './contract.ts';
import { WORDS } from './words.ts';

export const presenceSensor = defineDevice({
  name: 'presence-sensor',
  shortName: 'presence',
  words: WORDS,
  /** Absent in files from before it was known. */
  config: PresenceSensorConfig.prefault({}),
  isFitted: ({ transport }) => transport.kind !== 'none',
  contract,
  events: [],
  create: async (config, host) => (await import('./device.ts')).createPresenceSensor(config, host),
  selfTest: async (config, technician) => (await import('./self-test.ts')).selfTest(config, technician),
});
