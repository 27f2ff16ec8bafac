import type { KioskConfig } from '../../kiosk-config/schema.ts';
import { ChildHost } from '../process/child-host.ts';
import { collectGarbage } from '../process/clean-memory.ts';
import { EXIT_PORT_HUNG } from '../process/exit-codes.ts';
import {
  createDelivery,
  createMaintenance,
  type Delivery,
  forRemote,
  lookOver,
  type StoreOptions,
} from './any-core.ts';
import { Cases } from './cases/find.ts';
import { SlipPrinting } from './cases/print.ts';
import { progressOf } from './cases/progress.ts';
import { SlipBook } from './cases/slip-book.ts';
import type { Catalogue } from './catalogue/load.ts';
import { createSearch } from './catalogue/search.ts';
import { TrustedClock } from './clock/trusted-clock.ts';
import { Configuration } from './configuration/configuration.ts';
import type { Standing } from './configuration/reading.ts';
import { createConsole, createPaper } from './console.ts';
import { DeviceHostClient, type Printed } from './devices/device-host-client.ts';
import { DutyDesk } from './duty/duty-desk.ts';
import { Confirm } from './filing/confirm.ts';
import { Doubles } from './filing/doubles.ts';
import { placeFacts } from './hall/place.ts';
import { HallPlans } from './hall/plans.ts';
import { createHeld } from './held.ts';
import { Nightly } from './hours/nightly.ts';
import { kioskHours } from './hours/opening-hours.ts';
import type { KioskInfo, KioskStatus } from './kiosk/contract.ts';
import { followInfo } from './kiosk/info.ts';
import { kioskStatus } from './kiosk/status.ts';
import { bookedLately } from './leases/demand.ts';
import { LeaseBook } from './leases/lease-book.ts';
import { LeaseRenewal } from './leases/lease-renewal.ts';
import { Limits } from './limits/limits.ts';
import type { Maintenance } from './maintenance/maintenance.ts';
import { RestartCount } from './maintenance/restarts.ts';
import { Tries } from './maintenance/tries.ts';
import { Also } from './matters/booking/also.ts';
import { Booking } from './matters/booking/booking.ts';
import { Visits } from './matters/booking/visits.ts';
import { CheckingIn } from './matters/check-in/check-in.ts';
import { PrintedTickets } from './matters/check-in/printed-tickets.ts';
import { Correction } from './matters/correction/correction.ts';
import { Paying } from './matters/payment/payment.ts';
import { PreReview } from './matters/pre-review/pre-review.ts';
import { ChooseResult } from './matters/pre-review/result.ts';
import { SignPreReview } from './matters/pre-review/signing.ts';
import type { Draft } from './model/draft.ts';
import type { HallPlan } from './model/hall/plan.ts';
import type { PaperState } from './model/paper.ts';
import type { Receipt } from './model/receipt.ts';
import type { Outbox, OutboxRow } from './outbox/outbox.ts';
import { undrawn } from './papers/fonts.ts';
import type { PlatformLink } from './platform/link.ts';
import { unlessDiskRefuses } from './store/disk-error.ts';
import { Facts } from './store/facts.ts';
import { Space } from './store/space.ts';
import type { Changing } from './streams/changing.ts';
import { followStatus } from './telemetry/follow.ts';
import { Telemetry } from './telemetry/telemetry.ts';
import { ServiceRecord } from './uptime/service-record.ts';

/** The device host opens no port before it answers. */
const DEVICE_HOST_START_BEATS = 8;

/**
 * When memory is cleaned after a session's end or a delivery, in milliseconds: soon, and once more when the calls that it had under
 * way have ended too.
 */
const COLLECT_AFTER_MS = [500, 2_500, 4_000];

/** A screen tells more often that it paints, milliseconds. */
const PAINTED_WITHIN_MS = 60_000;

export type CoreOptions = StoreOptions & {
  /** What the layers of the configuration say at this start. */
  standing: Standing;
  /** Where the updater puts what the operator signed for the configuration; null: there is no updater. */
  configurationOffer: string | null;
  /** What a configuration has the kiosk say of itself. */
  infoOf: (config: KioskConfig) => KioskInfo;
  catalogue: Catalogue;
  /** What is wrong with it and with the hall's plan, a line each: the items concerned are not served. */
  catalogueProblems: string[];
  /** The shipped plan of the hall; null where it is wrong. */
  hall: HallPlan | null;
  /** The device host's entry file, run by the same Node binary. */
  deviceHostEntry: string;
  /** Whether a screen has a session or the maintenance screen open. */
  isAttended: () => boolean;
};

export type Core = ReturnType<typeof createCore>;

export function createCore(options: CoreOptions) {
  const { config, catalogue, db, dataFolder, info, log, restart, isAttended } = options;
  const facts = new Facts(db);
  const restarts = new RestartCount(facts);
  const space = new Space(dataFolder, config.storage.reserveMiB);
  const clock = new TrustedClock({ facts });
  const onAnswer = () => askNowAndThen({ plans, renewal, printed });
  const onDelivered = (row: OutboxRow) => {
    telemetry.deliveredSince(row.committed_at, clock.believed);
    // A session that is open collects at its end.
    if (!isAttended()) collectAfterwards();
  };
  const delivery = createDelivery(options, { facts, space, clock, restarts, onAnswer, onDelivered });
  const book = new SlipBook(db, clock);
  const { queue, outbox, platform } = delivery;
  const leases = new LeaseBook(db, () => renewal.soon());
  const renewal: LeaseRenewal = createRenewal(options, { leases, platform, clock });
  const plans: HallPlans = createPlans(options, facts, platform);
  const printed: PrintedTickets = new PrintedTickets({ platform, facts });
  const { paperBook, onPrinted } = createPaper(config, { facts, clock });
  const devices = createDevices(options, restarts, onPrinted);
  const noteAct = (act: string, detail?: Record<string, string | number>) => {
    maintenance.noteAct(act, detail);
    lookAtDesk();
  };
  const dutyDesk = new DutyDesk({ facts, noteAct });
  const configuration = createConfiguration(options, facts, outbox);
  const { running } = configuration;
  const hours = () => kioskHours(running.value.hours.open, plans.plan, clock.believed);
  const { status, stopMirroring, lookAtDesk } = kioskStatus({
    ...{ platform, devices, queue, clock, hours, desk: dutyDesk },
  });
  const cases = new Cases({ outbox, catalogue, book, device: options.device });
  const progress = (code: string) => progressOf(cases, platform, { outbox, book }, code);
  const limits = new Limits(() => running.value.limits);
  const kioskId = config.kiosk.id;
  const doubles = new Doubles({ kioskId, platform });
  const filed = { outbox, space, cases, limits, clock, leases, doubles };
  const confirm = new Confirm({ kioskId, catalogue, platform, ...filed });
  const tries = new Tries(facts);
  const maintenance: Maintenance = createMaintenance(
    { ...options, closed: null },
    { facts, tries, book, space, delivery, restarts, also: () => technician.forOverview() },
  );
  const paper = () => technician.paperStates();
  const own = { ...{ space, book, clock, restarts }, ...{ devices, delivery, status, paper } };
  const telemetry: Telemetry = createTelemetry(options, own);
  const nightly = createNightly(options, { ...own, facts, telemetry, configuration });
  const collectAfterwards = collector(devices);
  const asked = { platform, clock, plans, leases };
  const held = createHeld(options, { ...asked, outbox, devices, facts, forget: collectAfterwards });
  const { scans } = held;
  const technician = createConsole(options, {
    ...{ facts, clock, platform, devices, scans, paperBook, dutyDesk, noteAct, tries, maintenance },
    forget: collectAfterwards,
  });

  return {
    ...{ info, log, db, catalogue, configuration },
    infos: followInfo(running, options.infoOf),
    restartCore: restart,
    search: createSearch(catalogue.searchable()),
    ...{ queue, outbox, platform, devices, status, cases, confirm, maintenance, restarts, telemetry },
    ...{ undrawn, ...held },
    canSave: () => space.canSave() && platform.sealingKey !== null,
    receiptOf: (draft: Draft) => confirm.receipt(draft),
    retryNow: delivery.retryNow,
    noteCamera: maintenance.noteCamera.bind(maintenance),
    ...{ clock, limits, kioskId, doubles },
    ...createBooking(options, { ...asked, heldTime: held.heldTime }),
    ...createAtSlip(options, devices, platform, printed),
    ...createForms({ catalogue, platform, clock, plans }),
    progress,
    ...{ ...technician, paperBook, dutyDesk },
    printing: createPrinting(options, { ...delivery, devices, book, cases, clock, progress, plans }),
    onEnded: telemetry.sessionEnded.bind(telemetry),
    forRemote: forRemote(maintenance, telemetry, clock),
    ...lifecycle(options, { ...own, facts, telemetry, nightly, configuration, stopMirroring }),
  };
}

/** The platform is there. */
function askNowAndThen(of: { plans: HallPlans; renewal: LeaseRenewal; printed: PrintedTickets }): void {
  void of.plans.renewWhenDue();
  void of.renewal.renewWhenDue();
  void of.printed.tell();
}

function createConfiguration(
  { standing, configurationOffer: offer, dataFolder, log }: CoreOptions,
  facts: Facts,
  outbox: Outbox,
): Configuration {
  const note = outbox.noteConfigured.bind(outbox);
  return new Configuration({ standing, dataFolder, offer, facts, note, log });
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

function createTelemetry(
  { config, catalogue, info, log, updates, remote }: CoreOptions,
  own: Own,
): Telemetry {
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
      ring: config.updates?.ring,
      remoteCertificateSeconds: () => remote.secondsLeft,
    },
  });
  void followStatus(status.watch(), (event) => telemetry.event(event));
  return telemetry;
}

function createNightly(
  { isAttended, restart, updates }: CoreOptions,
  own: Own & { telemetry: Telemetry; facts: Facts; configuration: Configuration },
): Nightly {
  const { clock, devices, delivery, restarts, telemetry, facts, configuration } = own;
  return new Nightly({
    config: () => configuration.running.value.hours.nightlyRestart,
    believed: () => clock.believed,
    isBusy: () =>
      isAttended() ||
      delivery.deliverer.underWay > 0 ||
      devices.statuses.value.some(({ state }) => state === 'busy'),
    isStaged: () => updates.due(facts, Date.now()) !== null || configuration.isWaiting,
    restart() {
      // A disk that is full keeps the release waiting, and the nightly restart not.
      unlessDiskRefuses(() => updates.wishApply(facts, Date.now()));
      restarts.note('nightly');
      telemetry.event('nightly-restart');
      restart();
    },
  });
}

function createRecord({ facts, clock, status }: Own & { facts: Facts }): ServiceRecord {
  const state = () => {
    const { service } = status.value;
    return service.state === 'out-of-service' ? service.reason : service.state;
  };
  return new ServiceRecord({ facts, believed: () => clock.believed, state });
}

function lifecycle(
  options: CoreOptions,
  parts: Own & {
    facts: Facts;
    telemetry: Telemetry;
    nightly: Nightly;
    configuration: Configuration;
    stopMirroring: () => void;
  },
) {
  const { facts, space, clock, devices, delivery, telemetry, nightly, configuration, stopMirroring } = parts;
  const record = createRecord(parts);
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
      configuration.start();
      record.start();
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
      configuration.stop();
      record.stop();
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
    results: new ChooseResult(deps.catalogue),
    signing: new SignPreReview({ ...deps, plans }),
    correction: new Correction(deps),
  };
}

/** What other rooms hold for a session, and what of it still lies in memory, goes with it, however it ends. */
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

type BookingParts = Pick<
  ConstructorParameters<typeof Booking>[0],
  'platform' | 'clock' | 'leases' | 'heldTime'
>;

function createBooking({ catalogue, log }: CoreOptions, parts: BookingParts & { plans: HallPlans }) {
  const deps = { ...parts, catalogue };
  return {
    booking: new Booking({ ...deps, log }),
    also: new Also({ ...deps, visits: new Visits(deps) }),
  };
}

/** What a slip in the hand opens beside its matter: a queue ticket, a payment. */
function createAtSlip(
  { catalogue, info }: CoreOptions,
  devices: DeviceHostClient,
  platform: PlatformLink,
  printed: PrintedTickets,
): { checkingIn: CheckingIn; paying: Paying } {
  const { siteName } = info;
  const known = { platform, catalogue, siteName };
  return {
    checkingIn: new CheckingIn({ ...known, printed, print: (slip) => devices.print(slip, 'ticket') }),
    paying: new Paying({ ...known, print: (slip) => devices.print(slip, 'payment') }),
  };
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
