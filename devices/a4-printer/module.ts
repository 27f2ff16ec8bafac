/** The A4 printer (IPP, RFC 8010 and 8011; directly or through CUPS) as a device module. */
import { defineDevice } from '../common/module.ts';
import { A4PrinterConfig } from './config.ts';
import { contract } from './contract.ts';
import { WORDS } from './words.ts';

export const a4Printer = defineDevice({
  name: 'a4-printer',
  shortName: 'a4',
  words: WORDS,
  config: A4PrinterConfig.default({ kind: 'none' }),
  isFitted: ({ kind }) => kind !== 'none',
  contract,
  events: [],
  create: async (config, host) => (await import('./device.ts')).createA4Printer(config, host),
  selfTest: async (config, technician) => (await import('./self-test.ts')).selfTest(config, technician),
  list: async (technician) => (await import('./list.ts')).listPrintQueues(technician),
});
