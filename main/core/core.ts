/** The kiosk in service: every capability, wired once. */
import type { Logger } from 'pino';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import { ChildHost } from '../process/child-host.ts';
import { SlipBook } from './cases/slip-book.ts';
import { Slips } from './cases/slips.ts';
import type { Catalogue } from './catalogue/load.ts';
import { createSearch } from './catalogue/search.ts';
import { Deliverer } from './delivery/deliverer.ts';
import { DeviceHostClient } from './devices/device-host-client.ts';
import { Confirm } from './filing/confirm.ts';
import type { KioskInfo, KioskStatus } from './kiosk/contract.ts';
import { Maintenance } from './maintenance/maintenance.ts';
import { Pin } from './maintenance/pin.ts';
import { Booking } from './matters/booking/booking.ts';
import { PreReview } from './matters/pre-review/pre-review.ts';
import { Outbox } from './outbox/outbox.ts';
import { createPlatformClient } from './platform/client.ts';
import { PlatformLink } from './platform/link.ts';
import { anchorOf } from './recovery/audit-check.ts';
import { Backup } from './recovery/backup.ts';
import { selfCheck } from './recovery/self-check.ts';
import { Scans } from './scans/scans.ts';
import type { Db } from './store/db.ts';
import { isDiskError } from './store/disk-error.ts';
import { Facts } from './store/facts.ts';
import { addNotices, notices, type StoreNotice } from './store/notices.ts';
import { Space } from './store/space.ts';
import { Changing } from './streams/changing.ts';

export type CoreOptions = {
  config: KioskConfig;
  catalogue: Catalogue;
  db: Db;
  /** What opening it found wrong and mended. */
  storeNotices: StoreNotice[];
  dataFolder: string;
  /** A folder on a second disk for the online backup; null for none. */
  backupFolder: string | null;
  /** The device host's entry file, run by the same Node binary. */
  deviceHostEntry: string;
  info: KioskInfo;
  log: Logger;
  /** Ends this process so that its host starts it afresh. */
  restart: () => void;
};

export type Core = ReturnType<typeof createCore>;

export function createCore(options: CoreOptions) {
  const { config, catalogue, db, dataFolder, backupFolder, info, log, restart } = options;
  const facts = new Facts(db);
  const slipBook = new SlipBook(db);
  const space = new Space(dataFolder, config.storage.reserveMiB);

  const queue = new Changing({ waiting: 0, parked: 0 });
  const outbox: Outbox = new Outbox(db, dataFolder, () => {
    queue.set(outbox.counts());
    backup?.soon();
    deliverer.wake();
  });
  const backup = backupFolder ? new Backup({ db, dataFolder, target: backupFolder, log }) : null;
  const client = createPlatformClient({
    baseUrl: config.platform.baseUrl,
    timeoutMs: config.platform.timeoutMs,
    kioskId: config.kiosk.id,
  });
  const platform: PlatformLink = new PlatformLink({
    client,
    facts,
    probeMs: config.platform.probeMs,
    onBack: (away) => deliverer.platformIsBack(away),
  });
  const deliverer = new Deliverer({
    outbox,
    platform: client,
    log,
    isReachable: () => platform.network.value === 'online',
    onDiskError: () => space.relieve(),
  });

  const devices = new DeviceHostClient(
    new ChildHost({
      node: process.execPath,
      entry: options.deviceHostEntry,
      env: { PATH: process.env.PATH ?? '', DEVICE_HOST_CONFIG: JSON.stringify(config.devices) },
    }),
    log,
  );

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

  return {
    info,
    log,
    db,
    restart,
    catalogue,
    search: createSearch(catalogue.searchable()),
    queue,
    outbox,
    platform,
    devices,
    scans: new Scans(devices.events),
    status,
    canSave: () => space.canSave() && platform.sealingKey !== null,
    booking: new Booking(platform),
    preReview: new PreReview(catalogue, platform),
    confirm: new Confirm({ kioskId: config.kiosk.id, catalogue, platform, outbox, space }),
    slips: new Slips({ devices, catalogue, info, book: slipBook, outbox, platform }),
    maintenance: new Maintenance({
      pin: new Pin(dataFolder, facts),
      outbox,
      space,
      info,
      platformUrl: config.platform.baseUrl,
      dataFolder,
      counts: catalogue.overview().counts,
      unprintedSlips: () => slipBook.unprinted(),
      log,
      storeHealth: () => {
        return {
          notices: notices(facts),
          auditHead: anchorOf(outbox.auditLast),
          backup: backup?.state ?? null,
        };
      },
    }),
    start() {
      const look = () => {
        const found = selfCheck({ db, outbox, facts, dataFolder, backupFolder, now: Date.now() });
        for (const { code, detail } of [...options.storeNotices, ...found]) {
          log.error({ event: `store.${code}`, detail });
        }
        addNotices(facts, [...found, ...options.storeNotices]);
        outbox.doubtWaiting();
        outbox.noteAuditHead();
        outbox.sweepBlobs();
      };
      try {
        look();
      } catch (error) {
        // A full disk keeps no matter from being sent; that none can be begun, the screen says at each begin.
        if (!isDiskError(error)) throw error;
        log.error({ event: 'store.no-room' });
        space.relieve();
      }
      queue.set(outbox.counts());
      space.canSave();
      devices.start();
      void platform.start();
      deliverer.wake();
    },
    async stop() {
      stopped.abort();
      deliverer.stop();
      platform.stop();
      await devices.stop();
      await backup?.stop();
      outbox.noteAuditHead();
      db.close();
    },
  };
}
