/** The code scanner in the configuration. */
import { z } from 'zod';
import { Transport } from '../transport/config.ts';

export const ScannerConfig = z.strictObject({
  transport: Transport,
  /** Where the data begin in a HID POS report. */
  layout: z.enum(['auto', 'honeywell', 'newland', 'shift1']).default('auto'),
});
export type ScannerConfig = z.infer<typeof ScannerConfig>;
