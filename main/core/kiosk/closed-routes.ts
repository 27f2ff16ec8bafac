/** What a kiosk that can't serve still tells everybody: what it is, and that it is closed. */
import { once } from 'node:events';
import { implement } from '@orpc/server';
import { FULL_BRIGHTNESS } from '../model/brightness.ts';
import type { Context } from '../session/access.ts';
import { sessionContract } from '../session/contract.ts';
import { Changing } from '../streams/changing.ts';
import { type KioskInfo, type KioskStatus, kioskContract, type ServiceState } from './contract.ts';

export function closedRoutes(
  info: KioskInfo,
  service: ServiceState,
  queue: Changing<KioskStatus['queue']>,
  duty: KioskStatus['duty'],
) {
  const os = implement({
    kiosk: kioskContract,
    session: { resume: sessionContract.resume },
  }).$context<Context>();
  const status = new Changing({
    service,
    network: 'offline' as const,
    devices: [],
    clock: 'right' as const,
    // What is wrong may be the configuration or the clock.
    brightness: FULL_BRIGHTNESS,
    queue: queue.value,
    duty,
    notice: null,
  });
  void (async () => {
    for await (const counts of queue.watch()) status.update((now) => ({ ...now, queue: counts }));
  })();
  return os.router({
    kiosk: {
      info: os.kiosk.info.handler(() => info),
      infos: os.kiosk.infos.handler(async function* ({ signal }) {
        yield info;
        if (signal) await once(signal, 'abort');
      }),
      status: os.kiosk.status.handler(({ signal }) => status.watch(signal)),
      // No device host runs, so nothing happens until the screen goes.
      events: os.kiosk.events.handler(async function* ({ signal }) {
        yield { event: 'listening' };
        if (signal) await once(signal, 'abort');
      }),
      cameraState: os.kiosk.cameraState.handler(() => undefined),
    },
    // A screen with a session on it waits for this answer before it shows anything.
    session: { resume: os.session.resume.handler(() => ({ outcome: 'gone' })) },
  });
}
