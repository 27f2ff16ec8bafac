/** The document scanner (扫描仪, over SANE) as a device module. */
import { defineDevice } from '../common/module.ts';
import { DocumentScannerConfig } from './config.ts';
import { contract } from './contract.ts';
import { WORDS } from './words.ts';

export const documentScanner = defineDevice({
  name: 'document-scanner',
  shortName: 'page-scanner',
  words: WORDS,
  config: DocumentScannerConfig.default({ kind: 'none' }),
  isFitted: ({ kind }) => kind !== 'none',
  contract,
  events: [],
  create: async (config, host) => (await import('./device.ts')).createDocumentScanner(config, host),
  selfTest: async (config, technician) => (await import('./self-test.ts')).selfTest(config, technician),
  list: async (technician) => (await import('./list.ts')).listDocumentScanners(technician),
});
