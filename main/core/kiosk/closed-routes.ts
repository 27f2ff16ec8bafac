/** What a kiosk that can't serve still answers: what it is, and why it is closed. */
import { once } from 'node:events';
import { implement } from '@orpc/server';
import { Changing } from '../streams/changing.ts';
import { type KioskInfo, kioskContract, type ServiceState } from './contract.ts';

export function closedRoutes(info: KioskInfo, service: ServiceState) {
  const os = implement({ kiosk: kioskContract });
  const status = new Changing({
    service,
    network: 'offline' as const,
    devices: [],
    clock: 'right' as const,
    queue: { waiting: 0, parked: 0 },
  });
  return os.router({
    kiosk: {
      info: os.kiosk.info.handler(() => info),
      status: os.kiosk.status.handler(({ signal }) => status.watch(signal)),
      // No device host runs, so nothing happens until the screen goes.
      events: os.kiosk.events.handler(async function* ({ signal }) {
        yield { event: 'listening' };
        if (signal) await once(signal, 'abort');
      }),
      cameraState: os.kiosk.cameraState.handler(() => undefined),
    },
  });
}
