/** The document camera (高拍仪) as a device description: the screen opens it by itself, so no driver stands behind it. */
import type { DeviceDescription } from '../common/module.ts';
import { DocumentCameraConfig } from './config.ts';
import { WORDS } from './words.ts';

const config = DocumentCameraConfig.prefault({});

export const documentCamera = {
  name: 'document-camera',
  words: WORDS,
  config,
  list: async (technician) => (await import('./list.ts')).listCameras(technician),
} as const satisfies DeviceDescription<'document-camera', typeof config>;
