/** The receipt printer (回执打印机, ESC/POS) as a device module. */
import { defineDevice } from '../common/module.ts';
import { ReceiptPrinterConfig } from './config.ts';
import { contract } from './contract.ts';
import { WORDS } from './words.ts';

export const receiptPrinter = defineDevice({
  name: 'receipt-printer',
  shortName: 'printer',
  words: WORDS,
  config: ReceiptPrinterConfig,
  isFitted: ({ transport }) => transport.kind !== 'none',
  contract,
  events: [],
  create: async (config, host) => (await import('./device.ts')).createReceiptPrinter(config, host),
  selfTest: async (config, technician) => (await import('./self-test.ts')).selfTest(config, technician),
});
