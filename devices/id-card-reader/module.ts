/** The identity card reader (居民身份证阅读器, GA/T 450) as a device module. */
import { defineDevice } from '../common/module.ts';
import { IdCardReaderConfig } from './config.ts';
import { CardArrived, contract } from './contract.ts';
import { WORDS } from './words.ts';

const BULK = '可能是身份证阅读器（USB 批量传输）';

export const idCardReader = defineDevice({
  name: 'id-card-reader',
  shortName: 'reader',
  words: WORDS,
  config: IdCardReaderConfig,
  isFitted: ({ transport }) => transport.kind !== 'none',
  contract,
  events: [CardArrived],
  /** USB ids that were seen on card readers. */
  pluggedIn: [
    {
      vendorId: 0x0400,
      productId: 0xc35a,
      says: '身份证阅读器（USB 批量传输）：transport { kind: usb, vendorId: 0x0400, productId: 0xC35A }',
    },
    {
      vendorId: 0x2b8b,
      productId: 0x2721,
      says: '身份证阅读器（HID）：transport { kind: hid, vendorId: 0x2B8B, productId: 0x2721 }',
    },
    { vendorId: 0x0483, productId: 0x5750, says: BULK },
    { vendorId: 0x28e9, productId: 0x028a, says: BULK },
  ],
  create: async (config, host) => (await import('./device.ts')).createIdCardReader(config, host),
  selfTest: async (config, technician) => (await import('./self-test.ts')).selfTest(config, technician),
});
