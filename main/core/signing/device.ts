/** Who this kiosk is to the platform: `<data folder>/device.json`, made at enrolment, readable by the core's own user alone. */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readText } from '../../../kiosk-config/read-text.ts';
import { PublicSigningKey, SigningKey } from './signing.ts';

export const DEVICE_FILE = 'device.json';

export const DeviceIdentity = z.object({
  kioskId: z.string(),
  /** Signs every request, and the slips. */
  key: SigningKey,
  /** Signs the platform's key bundles. */
  root: PublicSigningKey,
  /** Keys of this kiosk before it was enrolled anew: their slips are still in people's hands. Newest first. */
  earlier: z.array(PublicSigningKey).default([]),
  /** Which machine in this kiosk's place it is, counted from 0: receipt numbers of two never meet (model/receipt-number.ts). */
  generation: z.number().int().min(0).default(0),
});
export type DeviceIdentity = z.infer<typeof DeviceIdentity>;

export type DeviceAnswer =
  | { outcome: 'enrolled'; device: DeviceIdentity }
  | { outcome: 'not-enrolled' }
  /** The file can't be read, is no identity, or is another kiosk's; `detail` is for the technician. */
  | { outcome: 'unusable'; detail: string };

/** `kioskId`: as configured; null takes any. */
export function readDevice(dataFolder: string, kioskId: string | null): DeviceAnswer {
  const file = path.join(dataFolder, DEVICE_FILE);
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT'
      ? { outcome: 'not-enrolled' }
      : { outcome: 'unusable', detail: `${file}: ${code}` };
  }
  const device = DeviceIdentity.safeParse(parse(text));
  if (!device.success) return { outcome: 'unusable', detail: `${file}：不是终端身份文件，请重新登记` };
  if (kioskId !== null && device.data.kioskId !== kioskId) {
    const detail = `${file}：登记的是终端 ${device.data.kioskId}，配置的是 ${kioskId}，请改正 kiosk.id 或重新登记`;
    return { outcome: 'unusable', detail };
  }
  return { outcome: 'enrolled', device: device.data };
}

/** Replaces the file as a whole, durably. Throws what the disk throws. */
export function writeDevice(dataFolder: string, device: DeviceIdentity): void {
  const file = path.join(dataFolder, DEVICE_FILE);
  const fresh = `${file}.new`;
  const handle = openSync(fresh, 'w', 0o600);
  try {
    writeFileSync(handle, `${JSON.stringify(device, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, file);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
