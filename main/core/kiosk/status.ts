/** The kiosk's whole status, put together from what its parts say of themselves. */
import { isDeepStrictEqual } from 'node:util';
import type { TrustedClock } from '../clock/trusted-clock.ts';
import type { DeviceHostClient } from '../devices/device-host-client.ts';
import type { DutyCard, FaultNotice } from '../model/duty.ts';
import type { PlatformLink } from '../platform/link.ts';
import { Changing } from '../streams/changing.ts';
import type { KioskStatus, ServiceState } from './contract.ts';

/** How often clock and hours are looked at, milliseconds. */
const CLOCK_LOOK_MS = 5_000;

type Parts = {
  platform: Pick<PlatformLink, 'network'>;
  devices: Pick<DeviceHostClient, 'statuses'>;
  queue: Changing<KioskStatus['queue']>;
  clock: Pick<TrustedClock, 'doubt' | 'note'>;
  /** Whether it is open just now. */
  hours: () => ServiceState;
  /** How bright a waiting screen is just now, percent. */
  brightness: () => number;
  /** What a technician left for everybody. */
  desk: { readonly card: DutyCard | null; readonly notice: FaultNotice | null };
};

/** Follows its parts until `stopMirroring`. */
export function kioskStatus({ platform, devices, queue, clock, hours, brightness, desk }: Parts) {
  const status = new Changing<KioskStatus>({
    service: hours(),
    network: platform.network.value,
    devices: devices.statuses.value,
    queue: queue.value,
    clock: clock.doubt ?? 'right',
    brightness: brightness(),
    duty: desk.card,
    notice: desk.notice,
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
  /** Call it when something was left there; a notice also goes by itself when its time is over. */
  const lookAtDesk = () => {
    const { duty, notice } = status.value;
    const seen = { duty: desk.card, notice: desk.notice };
    if (!isDeepStrictEqual(seen, { duty, notice })) status.update((now) => ({ ...now, ...seen }));
  };
  const look = setInterval(() => {
    clock.note();
    const seen = clock.doubt ?? 'right';
    if (seen !== status.value.clock) status.update((current) => ({ ...current, clock: seen }));
    const service = hours();
    if (!isDeepStrictEqual(service, status.value.service)) status.update((now) => ({ ...now, service }));
    const percent = brightness();
    if (percent !== status.value.brightness) status.update((now) => ({ ...now, brightness: percent }));
    lookAtDesk();
  }, CLOCK_LOOK_MS);
  const stopMirroring = () => {
    clearInterval(look);
    stopped.abort();
  };
  return { status, stopMirroring, lookAtDesk };
}
