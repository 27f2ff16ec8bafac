/** How a device stands, as everyone above the device layer sees it. Pure data. */
import { z } from 'zod';

export const DeviceName = z.enum([
  'id-card-reader',
  'scanner',
  'receipt-printer',
  'a4-printer',
  'social-security-card',
]);
export type DeviceName = z.infer<typeof DeviceName>;

/** Works, but somebody should come soon. */
export const DeviceWarning = z.enum(['paper-near-end', 'toner-low']);
export type DeviceWarning = z.infer<typeof DeviceWarning>;

export const DeviceFault = z.object({
  code: z.enum([
    'unplugged',
    'no-answer',
    'not-authorised',
    'self-test',
    'paper-out',
    'cover-open',
    'cutter',
    'overheated',
    'jam',
    'toner-out',
    /** The print system answers, its printer does not. */
    'offline',
    /** A print queue takes or sends no jobs. */
    'paused',
    'stopped',
    /** A library or service of the system is missing. */
    'software',
    'protocol',
    'host-down',
  ]),
  /** One sentence for the technician, in Chinese: what was seen and what to try. */
  technician: z.string(),
});
export type DeviceFault = z.infer<typeof DeviceFault>;

export const DeviceStatus = z.object({
  device: DeviceName,
  state: z.enum(['off', 'opening', 'ready', 'busy', 'fault']),
  fault: DeviceFault.nullable(),
  warnings: z.array(DeviceWarning),
  /** What it is attached to, e.g. `serial /dev/ttyUSB0` or `tcp 127.0.0.1:9100`. */
  port: z.string(),
  /** ISO 8601: since when it is in this state */
  since: z.string(),
});
export type DeviceStatus = z.infer<typeof DeviceStatus>;
