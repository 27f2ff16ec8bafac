/** What every core has, in service or closed: the way of a submission, the technician's part, the look over the store at a start. */
import type { Logger } from 'pino';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import { anchorOf } from './audit/audit-chain.ts';
import type { SlipBook } from './cases/slip-book.ts';
import type { Catalogue } from './catalogue/load.ts';
import type { TrustedClock } from './clock/trusted-clock.ts';
import { Deliverer } from './delivery/deliverer.ts';
import { Keeper } from './delivery/keeper.ts';
import { ParkedReport } from './delivery/parked-report.ts';
import { noteStanding } from './enrolment/standing.ts';
import type { KioskInfo } from './kiosk/contract.ts';
import type { OwnLines } from './log-book/log-book.ts';
import { type Closed, Maintenance } from './maintenance/maintenance.ts';
import { Pin } from './maintenance/pin.ts';
import type { RestartCount } from './maintenance/restarts.ts';
import type { Tries } from './maintenance/tries.ts';
import { Outbox, type OutboxRow } from './outbox/outbox.ts';
import { createPlatformClient } from './platform/client.ts';
import { keptKeyring, PlatformLink } from './platform/link.ts';
import type { TransportOptions } from './platform/transport.ts';
import { Backup } from './recovery/backup.ts';
import { keyNotes, noteDeviceKey } from './recovery/key-notes.ts';
import { keepTidy } from './recovery/retention.ts';
import { selfCheck } from './recovery/self-check.ts';
import type { RemoteConsole } from './remote/remote-console.ts';
import type { DeviceIdentity } from './signing/device.ts';
import type { Db } from './store/db.ts';
import { isDiskError } from './store/disk-error.ts';
import type { Facts } from './store/facts.ts';
import { addNotices, notices, type StoreNotice } from './store/notices.ts';
import type { Space } from './store/space.ts';
import { Changing } from './streams/changing.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import type { Updates } from './update/updates.ts';

/** What it needs, whether or not anybody is served. */
export type StoreOptions = {
  config: KioskConfig;
  db: Db;
  /** What opening it found wrong and mended. */
  storeNotices: StoreNotice[];
  dataFolder: string;
  /** A folder on a second disk for the online backup; null for none. */
  backupFolder: string | null;
  /** The configuration's own files, first to last. */
  configFiles: string[];
  /** Who this kiosk is to the platform. */
  device: DeviceIdentity;
  /** Certificates and the way to the platform, as configured. */
  transport: TransportOptions;
  info: KioskInfo;
  updates: Updates;
  remote: RemoteConsole;
  log: Logger;
  /** Ends this process so that its host starts it afresh. */
  restart: () => void;
  /** What this process has written to it. */
  ownLines: OwnLines;
};

export type Delivery = ReturnType<typeof createDelivery>;

/** The way of a submission: the queue, its copy on a second disk, the platform, and what carries the one to the other. */
export function createDelivery(
  options: StoreOptions,
  {
    facts,
    space,
    clock,
    restarts,
    onAnswer = () => undefined,
    onDelivered = () => undefined,
  }: {
    facts: Facts;
    space: Space;
    clock: TrustedClock;
    restarts: RestartCount;
    /** Called after each probe that was answered well. */
    onAnswer?: () => void;
    onDelivered?: (row: OutboxRow) => void;
  },
) {
  const { config, db, dataFolder, backupFolder, log } = options;
  const queue = new Changing({ waiting: 0, parked: 0 });
  const onChange = () => {
    queue.set(outbox.counts());
    backup?.soon();
    deliverer.wake();
  };
  const outbox: Outbox = new Outbox(db, dataFolder, onChange, options.device.generation);
  const backup = backupFolder ? createBackup(options, backupFolder, restarts) : null;
  const keyring = keptKeyring(options.device.root, facts);
  const client = createPlatformClient({
    baseUrl: config.platform.baseUrl,
    timeoutMs: config.platform.timeoutMs,
    device: options.device,
    keyring,
    transport: options.transport,
    state: () => ({ audit: anchorOf(outbox.auditLast), clock: clock.doubt ?? 'right' }),
    onDate: (at) => clock.heardPlatform(at),
  });
  const parkedReport = new ParkedReport(outbox, client);
  const platform: PlatformLink = new PlatformLink({
    client,
    keyring,
    facts,
    believed: () => clock.believed,
    onKeys: keyNotes({ outbox, facts, log }),
    probeMs: config.platform.probeMs,
    onStanding: noteStanding(facts, options.device.key.kid, log, options.restart),
    onBack: (away) => deliverer.platformIsBack(away),
    onAnswer: () => {
      deliverer.platformAnswered();
      void parkedReport.send();
      onAnswer();
    },
  });
  const keeper = new Keeper({
    kept: outbox.kept,
    blobs: outbox.blobs,
    platform: client,
    log,
    believed: () => clock.believed,
    isReachable: () => platform.network.value === 'online',
    limits: () => ({
      keepMs: config.storage.keepDays * 24 * 3600_000,
      keepBytes: config.storage.keepMiB * 1024 * 1024,
      tight: !space.canSave(),
    }),
  });
  const deliverer = new Deliverer({
    outbox,
    platform: client,
    log,
    isReachable: () => platform.network.value === 'online',
    onTakenCase: () => keeper.suspect(),
    onDiskError: () => space.relieve(),
    onDelivered,
  });
  /** The technician's wish. Returns how many rows it concerns. */
  const retryNow = (rows: Parameters<Outbox['retryNow']>[0]) => {
    const count = outbox.retryNow(rows);
    deliverer.tryNow();
    return count;
  };
  return { queue, outbox, backup, platform, deliverer, keeper, retryNow };
}

function createBackup(
  { config, configFiles, dataFolder, log }: StoreOptions,
  target: string,
  restarts: RestartCount,
): Backup {
  const sameDisk = config.storage.backupOnSameDisk;
  const onHung = () => restarts.note('backup');
  return new Backup({ dataFolder, target, configFiles, sameDisk, log, onHung });
}

export function createMaintenance(
  options: StoreOptions & {
    closed: Closed | null;
    catalogue?: Catalogue;
    catalogueProblems?: readonly string[];
  },
  {
    facts,
    tries,
    book,
    space,
    delivery,
    restarts,
    also,
  }: {
    facts: Facts;
    tries: Tries;
    book: SlipBook;
    space: Space;
    delivery: Delivery;
    restarts: RestartCount;
    also?: ConstructorParameters<typeof Maintenance>[0]['also'];
  },
): Maintenance {
  const { config, dataFolder, info, log, catalogue, closed } = options;
  return new Maintenance({
    pin: new Pin(dataFolder, tries),
    outbox: delivery.outbox,
    trouble: () => delivery.deliverer.trouble,
    space,
    info,
    platformUrl: config.platform.baseUrl,
    dataFolder,
    counts: catalogue?.overview().counts ?? { items: 0, booking: 0, preReview: 0 },
    catalogueProblems: [...(options.catalogueProblems ?? [])],
    closed,
    unprintedSlips: () => book.unprinted(),
    restarts: () => restarts.value,
    updates: options.updates,
    remote: () => options.remote.state,
    ...(also && { also }),
    log,
    storeHealth: () => ({
      notices: notices(facts),
      auditHead: anchorOf(delivery.outbox.auditLast),
      backup: delivery.backup?.state ?? null,
    }),
  });
}

/** What a remote technician's acts are entered in, counted by and dated with. */
export function forRemote(maintenance: Maintenance, telemetry: Telemetry, clock: TrustedClock) {
  return {
    note: maintenance.noteAsked.bind(maintenance),
    count: telemetry.remote.bind(telemetry),
    passed: () => clock.passed,
  };
}

/** At a start: mends what can be mended in the store, and notes the rest for the technician. */
export function lookOver(
  { config, db, device, dataFolder, backupFolder, storeNotices, log }: StoreOptions,
  { facts, outbox, space, clock }: { facts: Facts; outbox: Outbox; space: Space; clock: TrustedClock },
): void {
  try {
    const found = selfCheck({ db, outbox, facts, dataFolder, backupFolder, now: Date.now() });
    for (const { code, detail } of [...storeNotices, ...found]) log.error({ event: `store.${code}`, detail });
    addNotices(facts, [...found, ...storeNotices]);
    noteDeviceKey(outbox, facts, device);
    outbox.markWaitingUnsure();
    outbox.noteAuditHead();
    outbox.sweepBlobs();
    keepTidy({ db, audit: outbox.trail, dataFolder, keep: config.storage.keep, clock, log });
  } catch (error) {
    // A full disk keeps no matter from being sent; that none can be begun, the screen says at each begin.
    if (!isDiskError(error)) throw error;
    log.error({ event: 'store.no-room' });
    space.relieve();
  }
}
