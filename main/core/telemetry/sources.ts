/** Where observed figures come from, and what is said of them at each reading. */
import type { DeviceStatus } from '../../../devices/index.ts';
import { DeviceName } from '../../../devices/index.ts';
import type { ClockDoubt } from '../clock/trusted-clock.ts';
import type { Restarts } from '../model/restarts.ts';
import type { UpdateState } from '../model/update-state.ts';
import { deviceState, paperState } from './device-state.ts';
import { eachState, type Observe } from './instruments.ts';
import {
  CLOCK_STATES,
  DEVICE_STATES,
  PAPER_STATES,
  PRINTERS,
  type Release,
  RINGS,
  SERVICE_STATES,
  SLOTS,
} from './words.ts';

const DAY_SECONDS = 24 * 3600;

/** A kiosk out of service has not all of it: what is absent is told of as absent. */
export type Sources = {
  service: () => (typeof SERVICE_STATES)[number];
  freeDiskBytes?: () => number;
  restarts?: () => Restarts;
  queue?: () => { waiting: number; parked: number; oldestAt: number | null };
  /** `offsetMs`: own clock less the platform's; null before it answered. */
  clock?: () => { doubt: ClockDoubt | null; offsetMs: number | null };
  /** Of the printers that are fitted; null: not known yet. */
  paper?: () => readonly { printer: (typeof PRINTERS)[number]; daysLeft: number | null }[];
  unprintedSlips?: () => number;
  isOnline?: () => boolean;
  /** Null: releases are installed by hand. */
  update?: () => Pick<UpdateState, 'slot' | 'probation'> | null;
  /** 1 to 3; absent: no repository is configured. */
  ring?: number | undefined;
  devices?: () => readonly DeviceStatus[];
  /** Null: off, or its files can't be read. */
  remoteCertificateSeconds?: () => number | null;
  /** Resident bytes of the device host; null where it does not answer. */
  deviceHostBytes?: () => Promise<number | null>;
};

/** Monotonic time, milliseconds, and the layout that was painted then. */
export type Painted = { at: number; layout: number };

export type Told = {
  release: Release;
  sources: Sources;
  painted: () => Painted | null;
  droppedEvents: () => number;
};

export async function observeAll(observe: Observe, told: Told): Promise<void> {
  const { release, sources } = told;
  observe('kiosk_build_info', 1, { version: release });
  observe('kiosk_up_seconds', performance.now() / 1000, {});
  observe('kiosk_events_dropped', told.droppedEvents(), {});
  eachState(SERVICE_STATES, sources.service(), (state, value) =>
    observe('kiosk_service_state', value, { state }),
  );
  const update = sources.update?.();
  if (update) {
    eachState(SLOTS, update.slot, (slot, value) => observe('kiosk_release_slot', value, { slot }));
    observe('kiosk_release_probation', update.probation ? 1 : 0, {});
    const ring = RINGS.find((one) => Number(one) === sources.ring);
    if (ring) observe('kiosk_release_ring', 1, { ring });
  }
  const painted = told.painted();
  if (painted) {
    observe('kiosk_screen_painted_age_seconds', (performance.now() - painted.at) / 1000, {});
    observe('kiosk_screen_layout', painted.layout, {});
  }
  observeMachine(observe, sources);
  observeQueue(observe, sources);
  for (const { printer, daysLeft } of sources.paper?.() ?? []) {
    if (daysLeft !== null) observe('kiosk_paper_left_seconds', daysLeft * DAY_SECONDS, { printer });
  }
  const certificate = sources.remoteCertificateSeconds?.() ?? null;
  if (certificate !== null) observe('kiosk_remote_certificate_left_seconds', certificate, {});
  if (sources.devices) observeDevices(observe, sources.devices());
  observe('kiosk_process_memory_bytes', process.memoryUsage.rss(), { process: 'core' });
  const hostBytes = (await sources.deviceHostBytes?.()) ?? null;
  if (hostBytes !== null) observe('kiosk_process_memory_bytes', hostBytes, { process: 'device-host' });
}

function observeMachine(observe: Observe, { freeDiskBytes, restarts, clock }: Sources): void {
  if (freeDiskBytes) observe('kiosk_disk_free_bytes', freeDiskBytes(), {});
  if (restarts) {
    for (const what of Object.keys(restarts().counts) as (keyof Restarts['counts'])[]) {
      observe('kiosk_restarts', restarts().counts[what].count, { what });
    }
  }
  if (!clock) return;
  const { doubt, offsetMs } = clock();
  eachState(CLOCK_STATES, doubt ?? 'right', (state, value) => observe('kiosk_clock_state', value, { state }));
  if (offsetMs !== null) observe('kiosk_clock_offset_seconds', offsetMs / 1000, {});
}

function observeQueue(observe: Observe, { queue, isOnline, unprintedSlips }: Sources): void {
  if (isOnline) observe('kiosk_network_online', isOnline() ? 1 : 0, {});
  if (unprintedSlips) observe('kiosk_slips_unprinted', unprintedSlips(), {});
  if (!queue) return;
  const { waiting, parked, oldestAt } = queue();
  observe('kiosk_queue_waiting', waiting, {});
  observe('kiosk_queue_parked', parked, {});
  const age = oldestAt === null ? 0 : Math.max(0, Date.now() - oldestAt);
  observe('kiosk_queue_oldest_seconds', age / 1000, {});
}

function observeDevices(observe: Observe, statuses: readonly DeviceStatus[]): void {
  const statusOf = (device: DeviceName) => statuses.find((status) => status.device === device);
  for (const device of DeviceName.options) {
    const status = statusOf(device);
    eachState(DEVICE_STATES, deviceState(status), (state, value) =>
      observe('kiosk_device_state', value, { device, state }),
    );
    if (status?.fault) observe('kiosk_device_fault', 1, { device, fault: status.fault.code });
  }
  for (const printer of PRINTERS) {
    if (deviceState(statusOf(printer)) === 'not-fitted') continue;
    eachState(PAPER_STATES, paperState(statusOf(printer)), (state, value) =>
      observe('kiosk_paper_state', value, { printer, state }),
    );
  }
}
