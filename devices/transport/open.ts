/** Opens the link that a transport's configuration names. */

import { type ByteLink, OPEN_DEADLINE_MS } from './byte-link.ts';
import type { Transport } from './config.ts';
import { openFile } from './file.ts';
import { openHid } from './hid.ts';
import { openSerial } from './serial.ts';
import { openTcp } from './tcp.ts';
import { openUsbBulk } from './usb-bulk.ts';

export type FittedTransport = Exclude<Transport, { kind: 'none' }>;

/** Rejects when it can't be opened, or not within the deadline: a driver's open may hang with its USB stack. */
export async function openLink(transport: FittedTransport): Promise<ByteLink> {
  const opening = open(transport);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the port could not be opened in time')), OPEN_DEADLINE_MS);
  });
  try {
    return await Promise.race([opening, late]);
  } catch (error) {
    opening.then((link) => link.close()).catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function open(transport: FittedTransport): Promise<ByteLink> {
  switch (transport.kind) {
    case 'serial':
      return openSerial(transport, transport.baudRate);
    case 'tcp':
      return openTcp(transport.host, transport.port);
    case 'hid':
      return openHid(transport);
    case 'usb':
      return openUsbBulk(transport);
    case 'file':
      return openFile(transport.path);
  }
}

const ids = (vendorId = 0, productId = 0) =>
  [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':');

export function portName(transport: Transport): string {
  switch (transport.kind) {
    case 'serial':
      return `serial ${transport.path ?? ids(transport.vendorId, transport.productId)}`;
    case 'tcp':
      return `tcp ${transport.host}:${transport.port}`;
    case 'hid':
      return `hid ${transport.path ?? ids(transport.vendorId, transport.productId)}`;
    case 'usb':
      return `usb ${ids(transport.vendorId, transport.productId)}`;
    case 'file':
      return `file ${transport.path}`;
    case 'none':
      return '';
  }
}
