/** The technician's procedures: all but `unlock` and `lock` only while this connection's maintenance screen is open. */
import { implement } from '@orpc/server';
import type { SlipPrinting } from '../cases/print.ts';
import type { DeviceHostClient } from '../devices/device-host-client.ts';
import type { Context } from '../session/access.ts';
import { acting, lock, open, unlocked } from '../session/unlocked.ts';
import { maintenanceContract } from './contract.ts';
import type { Maintenance } from './maintenance.ts';

export type MaintenanceDeps = {
  maintenance: Maintenance;
  /** Makes rows of the queue due now; returns how many. */
  retryNow: (rows: 'all' | { receiptNo: string }) => number;
  devices: Pick<DeviceHostClient, 'restart' | 'restartAll'>;
  printing: Pick<SlipPrinting, 'testPrint'>;
  /** Ends the core so that its host starts it afresh. */
  restartCore: () => void;
};

export function maintenanceRoutes({
  maintenance,
  retryNow,
  devices,
  printing,
  restartCore,
}: MaintenanceDeps) {
  const os = implement(maintenanceContract).$context<Context>();
  return os.router({
    unlock: os.unlock.handler(({ context: { connection }, input }) => {
      const answer = maintenance.unlock(input.pin);
      if (answer.outcome === 'unlocked') open(connection, null);
      return answer;
    }),
    lock: os.lock.handler(({ context: { connection } }) => lock(connection)),
    overview: os.overview.use(unlocked).handler(() => maintenance.overview()),
    store: os.store.use(unlocked).handler(() => maintenance.store()),
    checkUpdate: os.checkUpdate.use(acting).handler(() => maintenance.update('checkNow', restartCore)),
    applyUpdate: os.applyUpdate.use(acting).handler(() => maintenance.update('applyNow', restartCore)),
    rollBack: os.rollBack.use(acting).handler(() => maintenance.update('rollBack', restartCore)),
    testPrint: os.testPrint.use(acting).handler(() => {
      maintenance.noteAct('test-print');
      return printing.testPrint();
    }),
    restartDevice: os.restartDevice.use(acting).handler(async ({ input }) => {
      maintenance.noteAct('restart-device', { device: input.device });
      if (input.device === 'all') devices.restartAll();
      else await devices.restart(input.device);
    }),
    restartCore: os.restartCore.use(acting).handler(() => {
      maintenance.noteAct('restart-core');
      restartCore();
    }),
    retryQueue: os.retryQueue.use(acting).handler(() => ({ rows: retryNow('all') })),
    retryOne: os.retryOne.use(acting).handler(({ input }) => ({ rows: retryNow(input) })),
    closeParked: os.closeParked
      .use(acting)
      .handler(({ input }) => maintenance.closeParked(input.receiptNo, input.number, input.reason)),
    exportParked: os.exportParked
      .use(acting)
      .handler(({ input }) => maintenance.exportParked(input.receiptNo)),
  });
}
