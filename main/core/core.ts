/** The kiosk in service: every capability, wired once. */
import type { Logger } from 'pino';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import { ChildHost } from '../process/child-host.ts';
import { collectGarbage } from '../process/clean-memory.ts';
import { Cases } from './cases/find.ts';
import { SlipPrinting } from './cases/print.ts';
import { SlipBook } from './cases/slip-book.ts';
import type { Catalogue } from './catalogue/load.ts';
import { createSearch } from './catalogue/search.ts';
import { TrustedClock } from './clock/trusted-clock.ts';
import { Deliverer } from './delivery/deliverer.ts';
import { DeviceHostClient } from './devices/device-host-client.ts';
import { Confirm } from './filing/confirm.ts';
import type { KioskInfo } from './kiosk/contract.ts';
import { kioskStatus } from './kiosk/status.ts';
import { Maintenance } from './maintenance/maintenance.ts';
import { Pin } from './maintenance/pin.ts';
import { Booking } from './matters/booking/booking.ts';
import { matterOf } from './matters/index.ts';
import { PreReview } from './matters/pre-review/pre-review.ts';
import type { Draft } from './model/draft.ts';
import { Outbox } from './outbox/outbox.ts';
import { undrawn } from './papers/fonts.ts';
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

/**
 * When memory is cleaned after a session's end, in milliseconds: soon, and once more when the calls that it had under way have
 * ended too.
 */
const COLLECT_AFTER_MS = [500, 2_500, 4_000];

export type CoreOptions = {
  config: KioskConfig;
  catalogue: Catalogue;
  /** What is wrong with it, a line each: the items concerned are not served. */
  catalogueProblems: string[];
  db: Db;
  /** What opening it found wrong and mended. */
  storeNotices: StoreNotice[];
  dataFolder: string;
  /** A folder on a second disk for the online backup; null for none. */
  backupFolder: string | null;
  /** The configuration's own files, first to last. */
  configFiles: string[];
  /** The device host's entry file, run by the same Node binary. */
  deviceHostEntry: string;
  info: KioskInfo;
  log: Logger;
  /** Ends this process so that its host starts it afresh. */
  restart: () => void;
};

export type Core = ReturnType<typeof createCore>;

export function createCore(options: CoreOptions) {
  const { config, catalogue, db, dataFolder, info, log, restart } = options;
  const facts = new Facts(db);
  const space = new Space(dataFolder, config.storage.reserveMiB);
  const clock = new TrustedClock({ facts });
  const delivery = createDelivery(options, { facts, space, clock });
  const book = new SlipBook(db, clock);
  const { queue, outbox, platform } = delivery;
  const devices = createDevices(options);
  const { status, stopMirroring } = kioskStatus({ platform, devices, queue, clock });
  const scans = new Scans(devices.events);
  const cases = new Cases({ outbox, catalogue, book });
  const confirm = new Confirm({ kioskId: config.kiosk.id, catalogue, platform, outbox, space, cases, clock });
  const maintenance = createMaintenance(options, { facts, book, space, delivery });
  const prefilled = (draft: Draft) => matterOf(draft).prefilled(draft, catalogue.item(draft.itemCode));

  return {
    info,
    log,
    db,
    restartCore: restart,
    catalogue,
    search: createSearch(catalogue.searchable()),
    queue,
    outbox,
    platform,
    devices,
    scans,
    status,
    cases,
    confirm,
    maintenance,
    prefilled,
    undrawn,
    answers: { prefilled, withoutAnswers: (draft: Draft) => matterOf(draft).withoutAnswers(draft) },
    canSave: () => space.canSave() && platform.sealingKey !== null,
    receiptOf: (draft: Draft) => confirm.receipt(draft),
    /** The technician's wish. Returns how many rows it concerns. */
    retryNow(rows: Parameters<Outbox['retryNow']>[0]) {
      const count = outbox.retryNow(rows);
      delivery.deliverer.tryNow();
      return count;
    },
    noteCamera: maintenance.noteCamera.bind(maintenance),
    clock,
    booking: new Booking(platform, clock),
    preReview: new PreReview({ catalogue, platform, clock }),
    printing: new SlipPrinting({ devices, catalogue, info, book, cases }),
    /** A place that is held for a draft that was left is somebody else's chance; unconfirmed, it would lapse in half an hour. */
    onLeft(draft: Draft) {
      if (!matterOf(draft).holds(draft) || outbox.bySubmission(draft.submissionId)) return;
      void platform.ask((client) => client.releaseHold(draft.submissionId));
    },
    /** What other rooms hold for a session, and what of it still lies in memory, goes with it, however it ends. */
    onEnd() {
      scans.forget();
      void devices.purgeDocuments();
      for (const wait of COLLECT_AFTER_MS) {
        setTimeout(() => {
          collectGarbage();
          void devices.collectGarbage();
        }, wait).unref();
      }
    },
    start() {
      for (const line of options.catalogueProblems) log.error({ event: 'catalogue.set-aside', line });
      lookOver(options, { facts, outbox, space });
      queue.set(outbox.counts());
      space.canSave();
      devices.start();
      void platform.start();
      delivery.deliverer.wake();
    },
    async stop() {
      stopMirroring();
      delivery.deliverer.stop();
      platform.stop();
      await devices.stop();
      await delivery.backup?.stop();
      outbox.noteAuditHead();
      db.close();
    },
  };
}

type Delivery = ReturnType<typeof createDelivery>;

/** The way of a submission: the queue, its copy on a second disk, the platform, and what carries the one to the other. */
function createDelivery(
  options: CoreOptions,
  { facts, space, clock }: { facts: Facts; space: Space; clock: TrustedClock },
) {
  const { config, db, dataFolder, backupFolder, log } = options;
  const queue = new Changing({ waiting: 0, parked: 0 });
  const outbox: Outbox = new Outbox(db, dataFolder, () => {
    queue.set(outbox.counts());
    backup?.soon();
    deliverer.wake();
  });
  const backup = backupFolder ? createBackup(options, backupFolder) : null;
  const client = createPlatformClient({
    baseUrl: config.platform.baseUrl,
    timeoutMs: config.platform.timeoutMs,
    kioskId: config.kiosk.id,
    onDate: (at) => clock.heardPlatform(at),
  });
  const platform: PlatformLink = new PlatformLink({
    client,
    facts,
    probeMs: config.platform.probeMs,
    onBack: (away) => deliverer.platformIsBack(away),
    onAnswer: () => deliverer.platformAnswered(),
  });
  const deliverer = new Deliverer({
    outbox,
    platform: client,
    log,
    isReachable: () => platform.network.value === 'online',
    onDiskError: () => space.relieve(),
  });
  return { queue, outbox, backup, platform, deliverer };
}

function createBackup({ config, configFiles, dataFolder, log }: CoreOptions, target: string): Backup {
  const sameDisk = config.storage.backupOnSameDisk;
  return new Backup({ dataFolder, target, configFiles, sameDisk, log });
}

function createDevices({ config, deviceHostEntry, log }: CoreOptions): DeviceHostClient {
  return new DeviceHostClient(
    new ChildHost({
      node: process.execPath,
      entry: deviceHostEntry,
      env: { PATH: process.env.PATH ?? '', DEVICE_HOST_CONFIG: JSON.stringify(config.devices) },
    }),
    log,
  );
}

function createMaintenance(
  { config, catalogue, catalogueProblems, dataFolder, info, log }: CoreOptions,
  { facts, book, space, delivery }: { facts: Facts; book: SlipBook; space: Space; delivery: Delivery },
): Maintenance {
  return new Maintenance({
    pin: new Pin(dataFolder, facts),
    outbox: delivery.outbox,
    space,
    info,
    platformUrl: config.platform.baseUrl,
    dataFolder,
    counts: catalogue.overview().counts,
    catalogueProblems,
    unprintedSlips: () => book.unprinted(),
    log,
    storeHealth: () => ({
      notices: notices(facts),
      auditHead: anchorOf(delivery.outbox.auditLast),
      backup: delivery.backup?.state ?? null,
    }),
  });
}

/** At a start: mends what can be mended in the store, and notes the rest for the technician. */
function lookOver(
  { db, dataFolder, backupFolder, storeNotices, log }: CoreOptions,
  { facts, outbox, space }: { facts: Facts; outbox: Outbox; space: Space },
): void {
  try {
    const found = selfCheck({ db, outbox, facts, dataFolder, backupFolder, now: Date.now() });
    for (const { code, detail } of [...storeNotices, ...found]) log.error({ event: `store.${code}`, detail });
    addNotices(facts, [...found, ...storeNotices]);
    outbox.markWaitingUnsure();
    outbox.noteAuditHead();
    outbox.sweepBlobs();
  } catch (error) {
    // A full disk keeps no matter from being sent; that none can be begun, the screen says at each begin.
    if (!isDiskError(error)) throw error;
    log.error({ event: 'store.no-room' });
    space.relieve();
  }
}
