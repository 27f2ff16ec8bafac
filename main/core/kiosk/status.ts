/** The kiosk's whole status, put together from what its parts say of themselves. */
import type { DeviceHostClient } from '../devices/device-host-client.ts';
import type { PlatformLink } from '../platform/link.ts';
import { Changing } from '../streams/changing.ts';
import type { KioskStatus } from './contract.ts';

/** Follows its parts until `stopMirroring`. */
export function kioskStatus(
  platform: Pick<PlatformLink, 'network'>,
  devices: Pick<DeviceHostClient, 'statuses'>,
  queue: Changing<KioskStatus['queue']>,
) {
  const status = new Changing<KioskStatus>({
    service: { state: 'open' },
    network: platform.network.value,
    devices: devices.statuses.value,
    queue: queue.value,
  });
  const stopped = new AbortController();
  const mirror = async <T>(source: Changing<T>, part: (value: T) => Partial<KioskStatus>) => {
    for await (const value of source.watch(stopped.signal)) {
      status.update((current) => ({ ...current, ...part(value) }));
    }
  };
  void mirror(platform.network, (network) => ({ network }));
  void mirror(devices.statuses, (statuses) => ({ devices: statuses }));
  void mirror(queue, (counts) => ({ queue: counts }));
  return { status, stopMirroring: () => stopped.abort() };
}
