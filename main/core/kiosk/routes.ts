/** What this kiosk is, how it fares, and what happens at the machine itself. */
import { implement } from '@orpc/server';
import type { CameraFault } from '../../../devices/document-camera/contract.ts';
import type { Scans } from '../scans/scans.ts';
import type { Context } from '../session/access.ts';
import type { Changing } from '../streams/changing.ts';
import { type KioskInfo, type KioskStatus, kioskContract } from './contract.ts';

export type KioskDeps = {
  infos: Changing<KioskInfo>;
  status: Changing<KioskStatus>;
  scans: Pick<Scans, 'events'>;
  noteCamera: (fault: CameraFault | null) => void;
};

export function kioskRoutes({ infos, status, scans, noteCamera }: KioskDeps) {
  const os = implement(kioskContract).$context<Context>();
  return os.router({
    info: os.info.handler(() => infos.value),
    infos: os.infos.handler(({ signal }) => infos.watch(signal)),
    status: os.status.handler(({ signal }) => status.watch(signal)),
    cameraState: os.cameraState.handler(({ input }) => noteCamera(input.fault)),
    events: os.events.handler(({ signal }) => scans.events(signal)),
  });
}
