/** How a device stands, as everyone above the device layer sees it: state, fault, warnings, what it holds. Pure data. */
import { z } from 'zod';

/** Works, but somebody should come soon. */
export const DeviceWarning = z.enum([
  'paper-near-end',
  'toner-low',
  /** It never says that a slip or a page came out: each one is doubted, and offered again. */
  'never-confirms',
  /** It answers only some questions about its state: the end of its paper or an open cover may go unseen. */
  'tells-little',
  /** The printer prints, and warns of something at its panel. */
  'asks-to-look',
]);
export type DeviceWarning = z.infer<typeof DeviceWarning>;

export const DeviceFault = z.object({
  code: z.enum([
    'unplugged',
    'no-answer',
    'not-authorised',
    /** It works, and is none of this kiosk's. */
    'not-allowed',
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

/** What lies in a device and belongs to somebody, or that somebody stands before it. null: the device can't tell. */
export const Holds = z.enum(['nothing', 'card', 'slip', 'person']).nullable();
export type Holds = z.infer<typeof Holds>;

/** How one device stands; devices/index.ts adds which one it is. */
export const Status = z.object({
  state: z.enum(['off', 'opening', 'ready', 'busy', 'fault']),
  fault: DeviceFault.nullable(),
  warnings: z.array(DeviceWarning),
  /** A card on or in the reader; a slip at the printer's exit; somebody before the presence sensor. */
  holds: Holds,
  /** What it is attached to, e.g. `serial /dev/ttyUSB0` or `tcp 127.0.0.1:9100`. */
  port: z.string(),
  /** ISO 8601: since when it is in this state */
  since: z.string(),
});
export type Status = z.infer<typeof Status>;
