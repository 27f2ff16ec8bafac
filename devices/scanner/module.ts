/** The code scanner (扫码器) as a device module. */
import { defineDevice } from '../common/module.ts';
import { ScannerConfig } from './config.ts';
import { contract, Scanned } from './contract.ts';
import { WORDS } from './words.ts';

export const scanner = defineDevice({
  name: 'scanner',
  shortName: 'scanner',
  words: WORDS,
  config: ScannerConfig,
  isFitted: ({ transport }) => transport.kind !== 'none',
  contract,
  events: [Scanned],
  /** USB HID Point of Sale usage tables: bar code scanner. */
  pluggedIn: [{ usagePage: 0x8c, usage: 0x02, says: 'HID POS 扫码器' }],
  create: async (config, host) => (await import('./device.ts')).createScanner(config, host),
  selfTest: async (config, technician) => (await import('./self-test.ts')).selfTest(config, technician),
});
