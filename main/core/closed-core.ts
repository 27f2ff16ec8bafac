/**
 * A kiosk out of service: no matter is begun. The technician's screen works; what waits is delivered and kept as long as the store
 * opens and a configuration that was good once is known.
 */
import { existsSync, statfsSync } from 'node:fs';
import type { Logger } from 'pino';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import {
  createDelivery,
  createMaintenance,
  type Delivery,
  forRemote,
  lookOver,
  type StoreOptions,
} from './any-core.ts';
import { SlipBook } from './cases/slip-book.ts';
import { TrustedClock } from './clock/trusted-clock.ts';
import { createLookers, createWay } from './console.ts';
import { DutyDesk } from './duty/duty-desk.ts';
import type { EnrolmentDesk } from './enrolment/desk.ts';
import { enrolmentRoutes } from './enrolment/routes.ts';
import { closedRoutes } from './kiosk/closed-routes.ts';
import type { KioskInfo, ServiceState } from './kiosk/contract.ts';
import type { OwnLines } from './log-book/log-book.ts';
import { logBookRoutes } from './log-book/routes.ts';
import { type Closed, Maintenance } from './maintenance/maintenance.ts';
import { Pin } from './maintenance/pin.ts';
import { RestartCount } from './maintenance/restarts.ts';
import { maintenanceRoutes } from './maintenance/routes.ts';
import { Tries } from './maintenance/tries.ts';
import type { WayParts } from './network-path/path.ts';
import { networkPathRoutes } from './network-path/routes.ts';
import type { PlatformLink } from './platform/link.ts';
import type { TransportOptions } from './platform/transport.ts';
import type { RemoteConsole } from './remote/remote-console.ts';
import type { DeviceIdentity } from './signing/device.ts';
import type { Db } from './store/db.ts';
import { Facts } from './store/facts.ts';
import type { StoreNotice } from './store/notices.ts';
import { Space } from './store/space.ts';
import { Changing } from './streams/changing.ts';
import { Telemetry } from './telemetry/telemetry.ts';
import type { Updates } from './update/updates.ts';
import { ServiceRecord } from './uptime/service-record.ts';

export type ClosedOptions = {
  info: KioskInfo;
  closed: Closed;
  dataFolder: string;
  /** The disk under it hangs: nothing may touch it. */
  isDiskSilent: boolean;
  /** Null: it can't be opened. */
  store: { db: Db; notices: StoreNotice[] } | null;
  /** Null: none was ever good. */
  config: KioskConfig | null;
  /** Null: it is not enrolled, or what leads to the platform can't be read. */
  way: { device: DeviceIdentity; transport: TransportOptions } | null;
  backupFolder: string | null;
  /** Where it can be enrolled, if that is what is missing. */
  enrolment: EnrolmentDesk | null;
  configFiles: string[];
  updates: Updates;
  remote: RemoteConsole;
  log: Logger;
  /** What this process has written to it. */
  ownLines: OwnLines;
  restart: () => void;
};

export function createClosedCore(options: ClosedOptions) {
  const { store, config, way } = options;
  const parts =
    store && config && way ? withDelivery(options, store, { config, ...way }) : withoutDelivery(options);
  const service: ServiceState = { state: 'out-of-service', reason: options.closed.reason };
  const noteAct = parts.maintenance.noteAct.bind(parts.maintenance);
  const duty = store && new DutyDesk({ facts: new Facts(store.db), noteAct }).card;
  return {
    router: {
      ...closedRoutes(options.info, service, parts.queue, duty),
      enrolment: enrolmentRoutes({ enrolment: options.enrolment, noteAct }),
      networkPath: networkPathRoutes({ way: parts.way, noteAct }),
      logBook: logBookRoutes(
        createLookers({ ...options, ownLines: options.ownLines }, { ...parts, noteAct }),
      ),
      maintenance: maintenanceRoutes({
        maintenance: parts.maintenance,
        retryNow: parts.retryNow,
        devices: NO_DEVICES,
        printing: { testPrint: async () => ({ outcome: 'not-printed', fault: 'unreachable' }) },
        restartCore: options.restart,
      }),
    },
    /** Null: it can keep nothing. */
    restarts: parts.restarts,
    /** Null: there is no trail to enter a remote technician's acts in, so there is no way in. */
    forRemote: parts.forRemote,
    stop: parts.stop,
  };
}

/** No device host runs while nobody is served. */
const NO_DEVICES = { restart: async () => undefined, restartAll: () => undefined };

function withDelivery(
  closedOptions: ClosedOptions,
  { db, notices: storeNotices }: { db: Db; notices: StoreNotice[] },
  { config, device, transport }: { config: KioskConfig } & NonNullable<ClosedOptions['way']>,
) {
  const { dataFolder, backupFolder, configFiles, updates, remote, info, log, ownLines, closed, restart } =
    closedOptions;
  const options = {
    config,
    device,
    transport,
    db,
    storeNotices,
    dataFolder,
    backupFolder,
    configFiles,
    updates,
    remote,
    info,
    log,
    restart,
    ownLines,
  };
  const facts = new Facts(db);
  const restarts = new RestartCount(facts);
  const space = new Space(dataFolder, config.storage.reserveMiB);
  const clock = new TrustedClock({ facts });
  const delivery = createDelivery(options, { facts, space, clock, restarts });
  const { outbox, platform, deliverer, keeper, backup, queue } = delivery;
  const book = new SlipBook(db, clock);
  const maintenance = createMaintenance(
    { ...options, closed },
    { facts, tries: new Tries(facts), book, space, delivery, restarts },
  );
  lookOver(options, { facts, outbox, space, clock });
  queue.set(outbox.counts());
  const telemetry = closedTelemetry(options, { delivery, space, restarts, clock, book });
  void telemetry.start();
  telemetry.event('out-of-service');
  // A release that serves nobody is not well.
  updates.start(
    () => false,
    facts,
    (event) => telemetry.event(event),
  );
  const state = () => closed.reason;
  const record = new ServiceRecord({ facts, believed: () => clock.believed, state });
  record.start();
  void platform.start();
  deliverer.wake();
  keeper.start();
  return {
    maintenance,
    queue,
    restarts,
    platform,
    way: createWay(config, transport, { platform, clock }),
    forRemote: forRemote(maintenance, telemetry, clock),
    retryNow: delivery.retryNow,
    async stop() {
      updates.stop();
      record.stop();
      await telemetry.stop();
      keeper.stop();
      deliverer.stop();
      platform.stop();
      await backup?.stop();
      outbox.noteAuditHead();
      db.close();
    },
  };
}

function closedTelemetry(
  {
    config,
    info,
    log,
    updates,
    remote,
  }: Pick<StoreOptions, 'config' | 'info' | 'log' | 'updates' | 'remote'>,
  parts: {
    delivery: Delivery;
    space: Space;
    restarts: RestartCount;
    clock: TrustedClock;
    book: SlipBook;
  },
): Telemetry {
  const { space, restarts, clock, book } = parts;
  const { outbox, platform } = parts.delivery;
  return new Telemetry({
    ...{ config: config.telemetry, kioskId: config.kiosk.id, version: info.version, log },
    catalogue: { item: () => null },
    sources: {
      service: () => 'out-of-service',
      freeDiskBytes: () => space.freeBytes(),
      restarts: () => restarts.value,
      queue: () => ({ ...outbox.counts(), oldestAt: outbox.oldestWaitingAt() }),
      clock: () => ({ doubt: clock.doubt, offsetMs: clock.offsetMs }),
      unprintedSlips: () => book.unprinted(),
      isOnline: () => platform.network.value === 'online',
      update: () => updates.state(),
      ring: config.updates?.ring,
      remoteCertificateSeconds: () => remote.secondsLeft,
    },
  });
}

const NO_ITEMS = { items: 0, booking: 0, preReview: 0 };

/** The disk is not to be had, or it was never known where to deliver to: the technician reads why, and nothing more. */
function withoutDelivery({
  dataFolder,
  isDiskSilent,
  info,
  updates,
  remote,
  log,
  closed,
  store,
  config,
}: ClosedOptions) {
  const kept = new Map<string, unknown>();
  const facts = {
    read: <T>(name: string) => (kept.get(name) as T | undefined) ?? null,
    write: (name: string, value: unknown) => void kept.set(name, value),
  };
  const restarts = store ? new RestartCount(new Facts(store.db)) : null;
  const maintenance = new Maintenance({
    pin: isDiskSilent
      ? { check: () => ({ outcome: 'unreadable' }) }
      : new Pin(dataFolder, new Tries(store ? new Facts(store.db) : facts)),
    outbox: null,
    space: { freeBytes: () => freeBytes(dataFolder) },
    info,
    platformUrl: config?.platform.baseUrl ?? '',
    dataFolder,
    counts: NO_ITEMS,
    catalogueProblems: [],
    closed,
    trouble: () => null,
    unprintedSlips: () => 0,
    restarts: () => restarts?.value ?? null,
    updates,
    remote: () => remote.state,
    log,
    storeHealth: () => ({ notices: [], auditHead: '', backup: null }),
  });
  return {
    maintenance,
    queue: new Changing({ waiting: 0, parked: 0 }),
    restarts,
    platform: null as PlatformLink | null,
    way: null as WayParts | null,
    forRemote: null as ReturnType<typeof forRemote> | null,
    retryNow: () => 0,
    stop: async () => void store?.db.close(),
  };
}

function freeBytes(folder: string): number {
  if (!existsSync(folder)) return 0;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
