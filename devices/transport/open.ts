/** Opens the link that a transport's configuration names. */
import type { Transport } from '../../kiosk-config/schema.ts';
import { type ByteLink, OPEN_DEADLINE_MS } from './link.ts';
import { openSerial } from './serial.ts';
import { openTcp } from './tcp.ts';

export type FittedTransport = Exclude<Transport, { kind: 'none' }>;

/** Rejects when it can't be opened, or not within the deadline: a driver's open may hang with its USB stack. */
export async function openLink(transport: FittedTransport): Promise<ByteLink> {
  const opening =
    transport.kind === 'serial'
      ? openSerial(transport.path, transport.baudRate)
      : openTcp(transport.host, transport.port);
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

export function portName(transport: Transport): string {
  switch (transport.kind) {
    case 'serial':
      return `serial ${transport.path}`;
    case 'tcp':
      return `tcp ${transport.host}:${transport.port}`;
    case 'none':
      return '';
  }
}
