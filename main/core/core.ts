/** The kiosk in service: every capability, wired once. */
import type { Logger } from 'pino';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import { ChildHost } from '../process/child-host.ts';
import { collectGarbage } from '../process/clean-memory.ts';
import { EXIT_PORT_HUNG } from '../process/exit-codes.ts';
import { anchorOf } from './audit/audit-chain.ts';
import { Cases } from './cases/find.ts';
import { SlipPrinting } from './cases/print.ts';
import { progressOf } from './cases/progress.ts';
import { SlipBook } from './cases/slip-book.ts';
import type { Catalogue } from './catalogue/load.ts';
import { createSearch } from './catalogue/search.ts';
import { TrustedClock } from './clock/trusted-clock.ts';
import { Deliverer } from './delivery/deliverer.ts';
import { Keeper } from './delivery/keeper.ts';
import { ParkedReport } from './delivery/parked-report.ts';
import { DeviceHostClient } from './devices/device-host-client.ts';
import { Confirm } from './filing/confirm.ts';
import { placeFacts } from './hall/place.ts';
import { HallPlans } from './hall/plans.ts';
import type { KioskInfo } from './kiosk/contract.ts';
import { kioskStatus } from './kiosk/status.ts';
import { bookedLately } from './leases/demand.ts';
import { LeaseBook } from './leases/lease-book.ts';
import { LeaseRenewal } from './leases/lease-renewal.ts';
import { Limits } from './limits/limits.ts';
import { type Closed, Maintenance } from './maintenance/maintenance.ts';
import { Pin } from './maintenance/pin.ts';
import { RestartCount } from './maintenance/restarts.ts';
import { Booking } from './matters/booking/booking.ts';
import { CheckingIn } from './matters/check-in/check-in.ts';
import { matterOf } from './matters/index.ts';
import { PreReview } from './matters/pre-review/pre-review.ts';
import type { Draft } from './model/draft.ts';
import type { HallPlan } from './model/hall/plan.ts';
import type { Receipt } from './model/receipt.ts';
import { Outbox } from './outbox/outbox.ts';
import { undrawn } from './papers/fonts.ts';
import { createPlatformClient } from './platform/client.ts';
import { keptKeyring, PlatformLink } from './platform/link.ts';
import type { TransportOptions } from './platform/transport.ts';
import { Backup } from './recovery/backup.ts';
import { keyNotes, noteDeviceKey } from './recovery/key-notes.ts';
import { keepTidy } from './recovery/retention.ts';
import { selfCheck } from './recovery/self-check.ts';
import { Scans } from './scans/scans.ts';
import type { DeviceIdentity } from './signing/device.ts';
import type { Db } from './store/db.ts';
import { isDiskError } from './store/disk-error.ts';
import { Facts } from './store/facts.ts';
import { addNotices, notices, type StoreNotice } from './store/notices.ts';
import { Space } from './store/space.ts';
import { Changing } from './streams/changing.ts';

/** The device host opens no port before it answers. */
const DEVICE_HOST_START_BEATS = 8;

/**
 * When memory is cleaned after a session's end, in milliseconds: soon, and once more when the calls that it had under way have
 * ended too.
 */
const COLLECT_AFTER_MS = [500, 2_500, 4_000];

export type CoreOptions = {
  config: KioskConfig;
  catalogue: Catalogue;
  /** What is wrong with it and with the hall's plan, a line each: the items concerned are not served. */
  catalogueProblems: string[];
  /** The shipped plan of the hall; null where it is wrong. */
  hall: HallPlan | null;
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
  /** The device host's entry file, run by the same Node binary. */
  deviceHostEntry: string;
  info: KioskInfo;
  log: Logger;
  /** Ends this process so that its host starts it afresh. */
  restart: () => void;
};

/** What delivery and maintenance need, whether or not anybody is served. */
type StoreOptions = Omit<
  CoreOptions,
  'catalogue' | 'deviceHostEntry' | 'restart' | 'catalogueProblems' | 'hall'
>;

export type Core = ReturnType<typeof createCore>;

export function createCore(options: CoreOptions) {
  const { config, catalogue, db, dataFolder, info, log, restart } = options;
  const facts = new Facts(db);
  const restarts = new RestartCount(facts);
  const space = new Space(dataFolder, config.storage.reserveMiB);
  const clock = new TrustedClock({ facts });
  const onAnswer = () => {
    void plans.renewWhenDue();
    void renewal.renewWhenDue();
  };
  const delivery = createDelivery(options, { facts, space, clock, restarts, onAnswer });
  const book = new SlipBook(db, clock);
  const { queue, outbox, platform } = delivery;
  const leases = new LeaseBook(db, () => renewal.soon());
  const renewal: LeaseRenewal = createRenewal(options, { leases, platform, clock });
  const plans: HallPlans = createPlans(options, facts, platform);
  const devices = createDevices(options, restarts);
  const { status, stopMirroring } = kioskStatus({ platform, devices, queue, clock });
  const scans = new Scans(devices.events);
  const cases = new Cases({ outbox, catalogue, book, device: options.device });
  const progress = (code: string) => progressOf(cases, platform, outbox, code);
  const limits = new Limits(config.limits);
  const kioskId = config.kiosk.id;
  const confirm = new Confirm({ kioskId, catalogue, platform, outbox, space, cases, limits, clock, leases });
  const maintenance = createMaintenance(
    { ...options, closed: null },
    { facts, book, space, delivery, restarts },
  );
  const collectAfterwards = collector(devices);
  const prefilled = (draft: Draft) => matterOf(draft).prefilled(draft, catalogue.item(draft.itemCode));

  return {
    info,
    log,
    db,
    restartCore: restart,
    catalogue,
    search: createSearch(catalogue.searchable()),
    ...{ queue, outbox, platform, devices, scans, status, cases, confirm, maintenance, restarts },
    prefilled,
    undrawn,
    answers: { prefilled, withoutAnswers },
    canSave: () => space.canSave() && platform.sealingKey !== null,
    receiptOf: (draft: Draft) => confirm.receipt(draft),
    retryNow: delivery.retryNow,
    noteCamera: maintenance.noteCamera.bind(maintenance),
    ...{ clock, limits },
    booking: new Booking({ platform, clock, plans, catalogue, leases, log }),
    checkingIn: createCheckIn(options, devices, platform),
    preReview: new PreReview({ catalogue, platform, clock }),
    progress,
    printing: createPrinting(options, { ...delivery, devices, book, cases, clock, progress, plans }),
    onLeft: leaver(outbox, platform, leases),
    /** What other rooms hold for a session, and what of it still lies in memory, goes with it, however it ends. */
    onEnd() {
      scans.forget();
      void devices.purgeDocuments();
      collectAfterwards();
    },
    start() {
      for (const line of options.catalogueProblems) log.error({ event: 'catalogue.set-aside', line });
      lookOver(options, { facts, outbox, space, clock });
      queue.set(outbox.counts());
      space.canSave();
      devices.start();
      void platform.start();
      delivery.deliverer.wake();
      delivery.keeper.start();
    },
    async stop() {
      stopMirroring();
      delivery.keeper.stop();
      delivery.deliverer.stop();
      platform.stop();
      await devices.stop();
      await delivery.backup?.stop();
      outbox.noteAuditHead();
      db.close();
    },
  };
}

/** Each collection stops the core: those of a session that ended before are left to the newest one's. */
function collector(devices: DeviceHostClient): () => void {
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

const withoutAnswers = (draft: Draft) => matterOf(draft).withoutAnswers(draft);

/** A place that is held for a draft that was left is somebody else's chance; unconfirmed, it would lapse in half an hour. */
function leaver(outbox: Outbox, platform: PlatformLink, leases: LeaseBook): (draft: Draft) => void {
  return (draft) => {
    leases.release(draft.submissionId);
    if (!matterOf(draft).holds(draft) || outbox.bySubmission(draft.submissionId)) return;
    void platform.ask((client) => client.releaseHold(draft.submissionId));
  };
}

function createPlans({ hall, device, log }: CoreOptions, facts: Facts, platform: PlatformLink): HallPlans {
  const ask = () => platform.ask((client) => client.hall());
  return new HallPlans({ shipped: hall, root: device.root, facts, log, ask });
}

function createRenewal(
  { db, log }: CoreOptions,
  { leases, platform, clock }: { leases: LeaseBook; platform: PlatformLink; clock: TrustedClock },
): LeaseRenewal {
  return new LeaseRenewal({
    book: leases,
    ask: (request) => platform.ask((client) => client.leases(request)),
    wanted: (now) => bookedLately(db, now),
    believed: () => clock.believed,
    log,
  });
}

function createPrinting(
  { catalogue, info, log }: CoreOptions,
  parts: Pick<Delivery, 'outbox' | 'queue' | 'platform'> & {
    plans: HallPlans;
    devices: DeviceHostClient;
    book: SlipBook;
    cases: Cases;
    clock: TrustedClock;
    progress: (receiptNo: string) => Promise<unknown>;
  },
): SlipPrinting {
  const { platform, outbox, queue, plans, progress, devices, book, cases, clock } = parts;
  const askProgress = async (receiptNo: string) => {
    if (platform.network.value === 'online') await progress(receiptNo);
  };
  const untilDelivered = async (receiptNo: string, signal: AbortSignal) => {
    if (platform.network.value !== 'online') return;
    for await (const _ of queue.watch(signal)) if (outbox.byReceipt(receiptNo)?.state !== 'waiting') return;
  };
  const placeOf = ({ itemCode, appointment }: Receipt) => {
    const zoneId = catalogue.item(itemCode)?.zoneId ?? '';
    return appointment && placeFacts(plans.plan, appointment, { zoneId, itemCode });
  };
  return new SlipPrinting({
    devices,
    book,
    cases,
    clock,
    catalogue,
    info,
    log,
    askProgress,
    untilDelivered,
    placeOf,
  });
}

function createCheckIn(
  { catalogue, info }: CoreOptions,
  devices: DeviceHostClient,
  platform: PlatformLink,
): CheckingIn {
  return new CheckingIn({
    platform,
    catalogue,
    siteName: info.siteName,
    print: (slip) => devices.print(slip),
  });
}

type Delivery = ReturnType<typeof createDelivery>;

/** The way of a submission: the queue, its copy on a second disk, the platform, and what carries the one to the other. */
export function createDelivery(
  options: StoreOptions,
  {
    facts,
    space,
    clock,
    restarts,
    onAnswer = () => undefined,
  }: {
    facts: Facts;
    space: Space;
    clock: TrustedClock;
    restarts: RestartCount;
    /** Called after each probe that was answered well. */
    onAnswer?: () => void;
  },
) {
  const { config, db, dataFolder, backupFolder, log } = options;
  const queue = new Changing({ waiting: 0, parked: 0 });
  const outbox: Outbox = new Outbox(db, dataFolder, () => {
    queue.set(outbox.counts());
    backup?.soon();
    deliverer.wake();
  });
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

function createDevices(
  { config, deviceHostEntry, log }: CoreOptions,
  restarts: RestartCount,
): DeviceHostClient {
  const devices = JSON.stringify(config.devices);
  const socket = process.env.KIOSK_DEVICES_SOCKET;
  const host = new ChildHost({
    ...(socket && { unit: { socket, begin: devices } }),
    node: process.execPath,
    entry: deviceHostEntry,
    env: { PATH: process.env.PATH ?? '', DEVICE_HOST_CONFIG: devices },
    startBeats: DEVICE_HOST_START_BEATS,
  });
  host.on('hung', () => restarts.note('device-host'));
  host.on('down', (code) => {
    if (code === EXIT_PORT_HUNG) restarts.note('device-host');
  });
  return new DeviceHostClient(host, log);
}

export function createMaintenance(
  options: StoreOptions & {
    closed: Closed | null;
    catalogue?: Catalogue;
    catalogueProblems?: readonly string[];
  },
  {
    facts,
    book,
    space,
    delivery,
    restarts,
  }: { facts: Facts; book: SlipBook; space: Space; delivery: Delivery; restarts: RestartCount },
): Maintenance {
  const { config, dataFolder, info, log, catalogue, closed } = options;
  return new Maintenance({
    pin: new Pin(dataFolder, facts),
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
    log,
    storeHealth: () => ({
      notices: notices(facts),
      auditHead: anchorOf(delivery.outbox.auditLast),
      backup: delivery.backup?.state ?? null,
    }),
  });
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
    noteDeviceKey(outbox, facts, device.key.kid);
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
