import { ChildHost } from '../process/child-host.ts';
import { collectGarbage } from '../process/clean-memory.ts';
import { EXIT_PORT_HUNG } from '../process/exit-codes.ts';
import { createDelivery, createMaintenance, type Delivery, lookOver, type StoreOptions } from './any-core.ts';
import { Archive } from './archive/archive.ts';
import { Cases } from './cases/find.ts';
import { SlipPrinting } from './cases/print.ts';
import { progressOf } from './cases/progress.ts';
import { SlipBook } from './cases/slip-book.ts';
import type { Catalogue } from './catalogue/load.ts';
import { createSearch } from './catalogue/search.ts';
import { TrustedClock } from './clock/trusted-clock.ts';
import { createConsole, createPaper } from './console.ts';
import { DeviceHostClient, type Printed } from './devices/device-host-client.ts';
import { DutyDesk } from './duty/duty-desk.ts';
import { Confirm } from './filing/confirm.ts';
import { placeFacts } from './hall/place.ts';
import { HallPlans } from './hall/plans.ts';
import { Nightly } from './hours/nightly.ts';
import { kioskHours } from './hours/opening-hours.ts';
import type { KioskStatus } from './kiosk/contract.ts';
import { kioskStatus } from './kiosk/status.ts';
import { bookedLately } from './leases/demand.ts';
import { LeaseBook } from './leases/lease-book.ts';
import { LeaseRenewal } from './leases/lease-renewal.ts';
import { Limits } from './limits/limits.ts';
import type { Maintenance } from './maintenance/maintenance.ts';
import { RestartCount } from './maintenance/restarts.ts';
import { Also } from './matters/booking/also.ts';
import { Booking } from './matters/booking/booking.ts';
import { Visits } from './matters/booking/visits.ts';
import { CheckingIn } from './matters/check-in/check-in.ts';
import { Correction } from './matters/correction/correction.ts';
import { matterOf } from './matters/index.ts';
import { PreReview } from './matters/pre-review/pre-review.ts';
import { SignPreReview } from './matters/pre-review/signing.ts';
import type { Draft } from './model/draft.ts';
import type { HallPlan } from './model/hall/plan.ts';
import type { PaperState } from './model/paper.ts';
import type { Principal } from './model/principal.ts';
import type { Receipt } from './model/receipt.ts';
import type { Outbox, OutboxRow } from './outbox/outbox.ts';
import { undrawn } from './papers/fonts.ts';
import { PhoneWaits } from './phone-upload/routes.ts';
import type { PlatformLink } from './platform/link.ts';
import { Principals } from './principal/principals.ts';
import { Scans } from './scans/scans.ts';
import { unlessDiskRefuses } from './store/disk-error.ts';
import { Facts } from './store/facts.ts';
import { Space } from './store/space.ts';
import type { Changing } from './streams/changing.ts';
import { followStatus } from './telemetry/follow.ts';
import { Telemetry } from './telemetry/telemetry.ts';

/** The device host opens no port before it answers. */
const DEVICE_HOST_START_BEATS = 8;

/**
 * When memory is cleaned after a session's end, in milliseconds: soon, and once more when the calls that it had under way have
 * ended too.
 */
const COLLECT_AFTER_MS = [500, 2_500, 4_000];

/** A screen tells more often that it paints, milliseconds. */
const PAINTED_WITHIN_MS = 60_000;

export type CoreOptions = StoreOptions & {
  catalogue: Catalogue;
  /** What is wrong with it and with the hall's plan, a line each: the items concerned are not served. */
  catalogueProblems: string[];
  /** The shipped plan of the hall; null where it is wrong. */
  hall: HallPlan | null;
  /** The device host's entry file, run by the same Node binary. */
  deviceHostEntry: string;
  /** Ends this process so that its host starts it afresh. */
  restart: () => void;
  /** Whether a screen has a session or the maintenance screen open. */
  isAttended: () => boolean;
};

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
  const onDelivered = (row: OutboxRow) => telemetry.deliveredSince(row.committed_at, clock.believed);
  const delivery = createDelivery(options, { facts, space, clock, restarts, onAnswer, onDelivered });
  const book = new SlipBook(db, clock);
  const { queue, outbox, platform } = delivery;
  const leases = new LeaseBook(db, () => renewal.soon());
  const renewal: LeaseRenewal = createRenewal(options, { leases, platform, clock });
  const plans: HallPlans = createPlans(options, facts, platform);
  const { paperBook, onPrinted } = createPaper(config, { facts, clock });
  const devices = createDevices(options, restarts, onPrinted);
  const noteAct = (act: string, detail?: Record<string, string | number>) => {
    maintenance.noteAct(act, detail);
    lookAtDesk();
  };
  const dutyDesk = new DutyDesk({ facts, noteAct });
  const hours = () => kioskHours(config.hours.open, plans.plan, clock.believed);
  const { status, stopMirroring, lookAtDesk } = kioskStatus({
    ...{ platform, devices, queue, clock, hours, desk: dutyDesk },
  });
  const scans = new Scans(devices.events);
  const cases = new Cases({ outbox, catalogue, book, device: options.device });
  const progress = (code: string) => progressOf(cases, platform, { outbox, book }, code);
  const limits = new Limits(config.limits);
  const kioskId = config.kiosk.id;
  const confirm = new Confirm({ kioskId, catalogue, platform, outbox, space, cases, limits, clock, leases });
  const maintenance: Maintenance = createMaintenance(
    { ...options, closed: null },
    { facts, book, space, delivery, restarts, also: () => technician.forOverview() },
  );
  const paper = () => technician.paperStates();
  const own = { ...{ space, book, clock, restarts }, ...{ devices, delivery, status, paper } };
  const telemetry: Telemetry = createTelemetry(options, own);
  const nightly = createNightly(options, { ...own, facts, telemetry });
  const collectAfterwards = collector(devices);
  const technician = createConsole(options, {
    ...{ facts, clock, platform, devices, scans, paperBook, dutyDesk, noteAct, forget: collectAfterwards },
  });
  const prefilled = (draft: Draft) => matterOf(draft).prefilled(draft, catalogue.item(draft.itemCode));
  const onLeft = leaver(outbox, platform, leases);
  const archive = new Archive({ kioskId, catalogue, platform, clock, plans });
  const phoneWaits = new PhoneWaits();
  const principals = createPrincipals(catalogue, { platform, scans, onLeft, prefilled });

  return {
    ...{ info, log, db, catalogue },
    restartCore: restart,
    search: createSearch(catalogue.searchable()),
    ...{ queue, outbox, platform, devices, scans, status, cases, confirm, maintenance, restarts, telemetry },
    ...{ prefilled, undrawn },
    answers: { prefilled, withoutAnswers },
    canSave: () => space.canSave() && platform.sealingKey !== null,
    receiptOf: (draft: Draft) => confirm.receipt(draft),
    retryNow: delivery.retryNow,
    noteCamera: maintenance.noteCamera.bind(maintenance),
    ...{ clock, limits, kioskId },
    booking: new Booking({ platform, clock, plans, catalogue, leases, log }),
    also: new Also({ plans, catalogue, visits: new Visits({ plans, catalogue, clock, leases }) }),
    checkingIn: createCheckIn(options, devices, platform),
    ...createForms({ catalogue, platform, clock, plans }),
    progress,
    ...{ ...technician, paperBook, dutyDesk },
    printing: createPrinting(options, { ...delivery, devices, book, cases, clock, progress, plans }),
    ...{ onLeft, principals, archive, phoneWaits },
    onEnded: telemetry.sessionEnded.bind(telemetry),
    onEnd: forgetter({ scans, principals, archive, phoneWaits, devices, collectAfterwards }),
    ...lifecycle(options, { ...own, facts, telemetry, nightly, stopMirroring }),
  };
}

type Own = {
  space: Space;
  book: SlipBook;
  clock: TrustedClock;
  restarts: RestartCount;
  devices: DeviceHostClient;
  delivery: Delivery;
  status: Changing<KioskStatus>;
  paper: () => PaperState[];
};

function createTelemetry({ config, catalogue, info, log, updates }: CoreOptions, own: Own): Telemetry {
  const { space, book, clock, restarts, devices, delivery, status, paper } = own;
  const { outbox, platform } = delivery;
  const telemetry = new Telemetry({
    ...{ config: config.telemetry, kioskId: config.kiosk.id, version: info.version, log, catalogue },
    sources: {
      service: () => status.value.service.state,
      freeDiskBytes: () => space.freeBytes(),
      restarts: () => restarts.value,
      queue: () => ({ ...outbox.counts(), oldestAt: outbox.oldestWaitingAt() }),
      clock: () => ({ doubt: clock.doubt, offsetMs: clock.offsetMs }),
      unprintedSlips: () => book.unprinted(),
      paper,
      isOnline: () => platform.network.value === 'online',
      devices: () => devices.statuses.value,
      deviceHostBytes: () => devices.memoryBytes(),
      update: () => updates.state(),
    },
  });
  void followStatus(status.watch(), (event) => telemetry.event(event));
  return telemetry;
}

function createNightly(
  { config, isAttended, restart, updates }: CoreOptions,
  own: Own & { telemetry: Telemetry; facts: Facts },
): Nightly {
  const { clock, devices, delivery, restarts, telemetry, facts } = own;
  return new Nightly({
    config: config.hours.nightlyRestart,
    believed: () => clock.believed,
    isBusy: () =>
      isAttended() ||
      delivery.deliverer.underWay > 0 ||
      devices.statuses.value.some(({ state }) => state === 'busy'),
    isStaged: () => updates.due(facts, Date.now()) !== null,
    restart() {
      // A disk that is full keeps the release waiting, and the nightly restart not.
      unlessDiskRefuses(() => updates.wishApply(facts, Date.now()));
      restarts.note('nightly');
      telemetry.event('nightly-restart');
      restart();
    },
  });
}

function lifecycle(
  options: CoreOptions,
  parts: Own & { facts: Facts; telemetry: Telemetry; nightly: Nightly; stopMirroring: () => void },
) {
  const { facts, space, clock, devices, delivery, telemetry, nightly, stopMirroring } = parts;
  const { outbox, platform, queue, deliverer, keeper, backup } = delivery;
  return {
    start() {
      for (const line of options.catalogueProblems) options.log.error({ event: 'catalogue.set-aside', line });
      lookOver(options, { facts, outbox, space, clock });
      queue.set(outbox.counts());
      space.canSave();
      devices.start();
      void platform.start();
      deliverer.wake();
      keeper.start();
      void telemetry.start();
      nightly.start();
      options.updates.start(
        () => devices.isUp && (telemetry.paintedAgeMs ?? Number.POSITIVE_INFINITY) < PAINTED_WITHIN_MS,
        facts,
        (event) => telemetry.event(event),
      );
    },
    async stop() {
      options.updates.stop();
      nightly.stop();
      stopMirroring();
      await telemetry.stop();
      keeper.stop();
      deliverer.stop();
      platform.stop();
      await devices.stop();
      await backup?.stop();
      outbox.noteAuditHead();
      options.db.close();
    },
  };
}

/** What fills forms in, signs and mends them. */
function createForms({
  plans,
  ...deps
}: ConstructorParameters<typeof PreReview>[0] & ConstructorParameters<typeof SignPreReview>[0]) {
  return {
    preReview: new PreReview(deps),
    signing: new SignPreReview({ ...deps, plans }),
    correction: new Correction(deps),
  };
}

/** What other rooms hold for a session, and what of it still lies in memory, goes with it, however it ends. */
function forgetter(parts: {
  scans: Scans;
  principals: Principals;
  archive: Archive;
  phoneWaits: PhoneWaits;
  devices: DeviceHostClient;
  collectAfterwards: () => void;
}): () => void {
  const { scans, principals, archive, phoneWaits, devices, collectAfterwards } = parts;
  return () => {
    scans.forget();
    principals.forget();
    archive.forget();
    phoneWaits.end();
    void devices.purgeDocuments();
    collectAfterwards();
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

function createPrincipals(
  catalogue: Catalogue,
  parts: {
    platform: PlatformLink;
    scans: Scans;
    onLeft: (draft: Draft) => void;
    prefilled: (draft: Draft) => Draft;
  },
): Principals {
  const { prefilled, ...others } = parts;
  const forAnother = (draft: Draft, principal: Principal | undefined) =>
    matterOf(draft).forAnother?.(draft, principal, catalogue.item(draft.itemCode)) ?? draft;
  return new Principals({ ...others, catalogue, undrawn, answers: { prefilled, forAnother } });
}

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
    print: (slip) => devices.print(slip, 'ticket'),
  });
}

function createDevices(
  { config, deviceHostEntry, log }: CoreOptions,
  restarts: RestartCount,
  onPrinted: (printed: Printed) => void,
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
  return new DeviceHostClient(host, log, onPrinted);
}
