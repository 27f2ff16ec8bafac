/** The list of devices. Names, configuration, contracts, the device host and the technician's program are made from it. */
import type { AnyContractRouter } from '@orpc/contract';
import { z } from 'zod';
import { a4Printer } from './a4-printer/module.ts';
import type { DeviceModule, EventSchema } from './common/module.ts';
import { Status } from './common/status.ts';
import { documentCamera } from './document-camera/module.ts';
import { documentScanner } from './document-scanner/module.ts';
import { idCardReader } from './id-card-reader/module.ts';
import { presenceSensor } from './presence-sensor/module.ts';
import { receiptPrinter } from './receipt-printer/module.ts';
import { scanner } from './scanner/module.ts';
import { socialSecurityCard } from './social-security-card/module.ts';

/** Run by the device host, in the order in which a technician reads them. */
export const DEVICES = [
  idCardReader,
  scanner,
  receiptPrinter,
  a4Printer,
  socialSecurityCard,
  documentScanner,
  presenceSensor,
] as const;
/** Opened by the screen itself. */
export const SCREEN_DEVICES = [documentCamera] as const;

type Module = (typeof DEVICES)[number];
type ScreenModule = (typeof SCREEN_DEVICES)[number];

/** Any of the modules, for code that treats them all alike. */
export type AnyDevice = DeviceModule<string, z.ZodType, AnyContractRouter, readonly EventSchema[]>;
export const anyDevices = DEVICES as unknown as readonly AnyDevice[];

/** `id-card-reader` → `idCardReader`: a device's key in the configuration and in the host's contract. */
export type DeviceKey<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<DeviceKey<Rest>>}`
  : Name;

export function deviceKey<Name extends string>(name: Name): DeviceKey<Name> {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as DeviceKey<Name>;
}

export type DeviceName = Module['name'];
export const DeviceName = z.enum(DEVICES.map(({ name }) => name) as [DeviceName, ...DeviceName[]]);

export const DeviceStatus = Status.extend({ device: DeviceName });
export type DeviceStatus = z.infer<typeof DeviceStatus>;

/** What devices raise unasked: a scan, a card laid down. */
export type DeviceEvent = z.infer<Module['events'][number]>;
export const DeviceEvent = z.discriminatedUnion(
  'event',
  DEVICES.flatMap(({ events }): EventSchema[] => [...events]) as [EventSchema, ...EventSchema[]],
) as unknown as z.ZodType<DeviceEvent>;

/** What can be asked of each device. */
export const deviceContracts = Object.fromEntries(
  DEVICES.map(({ name, contract }) => [deviceKey(name), contract]),
) as { [Each in Module as DeviceKey<Each['name']>]: Each['contract'] };

const configs = Object.fromEntries(
  [...DEVICES, ...SCREEN_DEVICES].map(({ name, config }) => [deviceKey(name), config]),
) as { [Each in Module | ScreenModule as DeviceKey<Each['name']>]: Each['config'] };

export const DevicesConfig = z.strictObject(configs).superRefine((devices, problems) => {
  const owners = new Map<string, string>();
  for (const [device, part] of Object.entries(devices)) {
    if (!('transport' in part) || part.transport.kind === 'none') continue;
    const { transport } = part;
    const port = JSON.stringify(transport, (key, value) => (key === 'baudRate' ? undefined : value));
    const owner = owners.get(port);
    if (owner) {
      problems.addIssue({
        code: 'custom',
        path: [device, 'transport'],
        message: `与 ${owner} 用了同一个端口，一个端口只能接一台设备`,
      });
    }
    owners.set(port, device);
  }
});
export type DevicesConfig = z.infer<typeof DevicesConfig>;
