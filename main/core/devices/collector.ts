/** Cleans what a session or a delivery left in memory, here and in the device host. */
import { collectGarbage } from '../../process/clean-memory.ts';
import type { DeviceHostClient } from './device-host-client.ts';

/**
 * When memory is cleaned after a session's end or a delivery, in milliseconds: soon, and once more when the calls that it had under
 * way have ended too.
 */
const COLLECT_AFTER_MS = [500, 2_500, 4_000];

/** Each collection stops the core: those of a session that ended before are left to the newest one's. */
export function collector(devices: Pick<DeviceHostClient, 'collectGarbage'>): () => void {
  let planned: NodeJS.Timeout[] = [];
  return () => {
    for (const timer of planned) clearTimeout(timer);
    planned = COLLECT_AFTER_MS.map((wait) => {
      const timer = setTimeout(() => {
        collectGarbage();
        void devices.collectGarbage();
      }, wait);
      return timer.unref();
    });
  };
}
