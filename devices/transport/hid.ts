/** A HID device (reader or POS scanner) as a byte link: each chunk received is one report. */

import type { ByteLink } from './byte-link.ts';
import type { HidMatch } from './config.ts';
import { isAtUsbPort } from './usb-port.ts';

/** The part of node-hid's `HIDAsync` that is used here. */
export interface HidPort {
  on(event: 'data', listener: (report: Uint8Array) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** The first byte is the report id, 0 where reports have none. */
  write(report: number[]): Promise<number>;
  close(): Promise<void>;
}

export type HidFound = {
  vendorId: number;
  productId: number;
  path?: string | undefined;
  usagePage?: number | undefined;
  usage?: number | undefined;
  product?: string | undefined;
};

export interface HidSystem {
  devices(): Promise<HidFound[]>;
  open(path: string): Promise<HidPort>;
}

/** Payload of one output report, in bytes. */
const REPORT_BYTES = 64;

/** Loaded only where a HID device is configured: its native part must not be able to end other kiosks' hosts. */
export async function nodeHid(): Promise<HidSystem> {
  const { devicesAsync, HIDAsync } = (await import('node-hid')).default;
  return { devices: () => devicesAsync(), open: (path) => HIDAsync.open(path) };
}

/** By path, or by ids and, where the system tells it, by usage; some Linux back ends report usage page 0. */
export function matchesHid(found: HidFound, wanted: HidMatch): boolean {
  if (!isAtUsbPort('hidraw', found.path ?? '', wanted.usbPort)) return false;
  if (wanted.path !== undefined) return found.path === wanted.path;
  if (found.vendorId !== wanted.vendorId || found.productId !== wanted.productId) return false;
  return wanted.usagePage === undefined || !found.usagePage || found.usagePage === wanted.usagePage;
}

/** Rejects when no such device is plugged in, or the system refuses it. */
export async function openHid(wanted: HidMatch, system?: HidSystem): Promise<ByteLink> {
  const hid = system ?? (await nodeHid());
  const found = (await hid.devices()).find((each) => matchesHid(each, wanted));
  if (!found?.path) throw new Error('no such HID device');
  return hidLink(await hid.open(found.path), hid, wanted);
}

function hidLink(port: HidPort, system: HidSystem, wanted: HidMatch): ByteLink {
  let closed = false;
  const closeListeners: (() => void)[] = [];
  port.on('error', () => {
    if (closed) return;
    closed = true;
    for (const listener of closeListeners) listener();
  });
  return {
    async write(bytes) {
      if (closed) throw new Error('the HID device is gone');
      for (let at = 0; at < bytes.length; at += REPORT_BYTES) {
        const part = [...bytes.subarray(at, at + REPORT_BYTES)];
        await port.write([0, ...part, ...Array<number>(REPORT_BYTES - part.length).fill(0)]);
      }
    },
    onBytes: (listener) => {
      port.on('data', (report) => listener(new Uint8Array(report)));
    },
    onClose: (listener) => {
      closeListeners.push(listener);
    },
    present: async () => !closed && (await system.devices()).some((each) => matchesHid(each, wanted)),
    async close() {
      closed = true;
      await port.close();
    },
  };
}
