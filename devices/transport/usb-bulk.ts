/** A vendor-class USB device with one bulk pipe each way (card readers 0400:C35A) as a byte link, through the optional package `usb`. */
import type { ByteLink } from './byte-link.ts';

/** The part of WebUSB's `USBDevice` that is used here. */
export interface BulkDevice {
  readonly configuration?:
    | {
        interfaces: {
          interfaceNumber: number;
          alternate: { endpoints: { endpointNumber: number; direction: 'in' | 'out'; type: string }[] };
        }[];
      }
    | null
    | undefined;
  open(): Promise<void>;
  selectConfiguration(value: number): Promise<void>;
  claimInterface(number: number): Promise<void>;
  transferIn(endpoint: number, length: number): Promise<{ data?: DataView | undefined }>;
  transferOut(endpoint: number, data: Uint8Array<ArrayBuffer>): Promise<unknown>;
  close(): Promise<void>;
}

export interface UsbSystem {
  /** Null when it is not plugged in. */
  find(vendorId: number, productId: number, usbPort?: string): Promise<BulkDevice | null>;
}

/** A whole card read fits. */
const TRANSFER_BYTES = 4096;

/** Rejects where the package is not installed: it carries no binary for every platform. */
export async function nodeUsb(): Promise<UsbSystem> {
  const { WebUSB } = await import('usb');
  const usb = new WebUSB({ allowAllDevices: true });
  return {
    async find(vendorId, productId, usbPort) {
      const devices = await usb.getDevices();
      const found = devices.find(
        (each) =>
          each.vendorId === vendorId &&
          each.productId === productId &&
          (usbPort === undefined || socketOf(each) === usbPort),
      );
      return (found as unknown as BulkDevice | undefined) ?? null;
    },
  };
}

/** As Linux names a socket, `1-1.4`: the bus, then the port of each hub. */
function socketOf(device: object): string {
  const { device: native } = device as { device?: { busNumber?: number; portNumbers?: number[] } };
  return `${native?.busNumber ?? ''}-${(native?.portNumbers ?? []).join('.')}`;
}

export async function openUsbBulk(
  ids: { vendorId: number; productId: number; usbPort?: string | undefined },
  system?: UsbSystem,
): Promise<ByteLink> {
  const usb = system ?? (await nodeUsb());
  const find = () => usb.find(ids.vendorId, ids.productId, ids.usbPort);
  const device = await find();
  if (!device) throw new Error('no such USB device');
  await device.open();
  if (!device.configuration) await device.selectConfiguration(1);
  const pipes = bulkPipes(device);
  if (!pipes) {
    await device.close();
    throw new Error('the USB device has no pair of bulk pipes');
  }
  await device.claimInterface(pipes.interfaceNumber);
  return bulkLink(device, pipes, find);
}

type Pipes = { interfaceNumber: number; input: number; output: number };

function bulkPipes(device: BulkDevice): Pipes | null {
  for (const { interfaceNumber, alternate } of device.configuration?.interfaces ?? []) {
    const pipe = (wanted: 'in' | 'out') =>
      alternate.endpoints.find(({ type, direction }) => type === 'bulk' && direction === wanted)
        ?.endpointNumber;
    const [input, output] = [pipe('in'), pipe('out')];
    if (input !== undefined && output !== undefined) return { interfaceNumber, input, output };
  }
  return null;
}

function bulkLink(device: BulkDevice, pipes: Pipes, find: () => Promise<BulkDevice | null>): ByteLink {
  let closed = false;
  const byteListeners: ((bytes: Uint8Array) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  const ended = () => {
    if (closed) return;
    closed = true;
    for (const listener of closeListeners) listener();
  };
  const listen = async () => {
    while (!closed) {
      const { data } = await device.transferIn(pipes.input, TRANSFER_BYTES);
      if (!data?.byteLength) continue;
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      for (const listener of byteListeners) listener(bytes);
    }
  };
  // A transfer fails when the device is pulled out, and when it is closed.
  listen().catch(ended);
  return {
    async write(bytes) {
      if (closed) throw new Error('the USB device is gone');
      await device.transferOut(pipes.output, Uint8Array.from(bytes));
    },
    onBytes: (listener) => {
      byteListeners.push(listener);
    },
    onClose: (listener) => {
      closeListeners.push(listener);
    },
    present: async () => !closed && (await find()) !== null,
    async close() {
      closed = true;
      await device.close();
    },
  };
}
