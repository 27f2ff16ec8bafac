/** A process of the kiosk in small: hears messages, and collects when told. */
import { collectGarbage, separateBuffers } from '../../main/process/clean-memory.ts';

separateBuffers();
process.on('message', (message) => {
  if (message === 'collect') collectGarbage();
  process.send?.('heard');
});
