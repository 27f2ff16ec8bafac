import { ChildHost } from '../process/child-host.ts';
import { EXIT_PORT_HUNG } from '../process/exit-codes.ts';
import { createDelivery, createMaintenance, forRemote } from './any-core.ts';
import { Cases } from './cases/find.ts';
import { progressOf } from './cases/progress.ts';
import { SlipBook } from './cases/slip-book.ts';
import { createSearch } from './catalogue/search.ts';
import { TrustedClock } from './clock/trusted-clock.ts';
import { Configuration } from './configuration/configuration.ts';
import { createConsole, createPaper } from './console.ts';
import type { CoreOptions } from './core-options.ts';
import { collector } from './devices/collector.ts';
import { DeviceHostClient, type Printed } from './devices/device-host-client.ts';
import { DutyDesk } from './duty/duty-desk.ts';
import { Confirm } from './filing/confirm.ts';
import { Doubles } from './filing/doubles.ts';
import { HallPlans } from './hall/plans.ts';
import { createHeld } from './held.ts';
import { brightnessAt } from './hours/brightness.ts';
import { kioskHours } from './hours/opening-hours.ts';
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
import type { Outbox, OutboxRow } from './outbox/outbox.ts';
import { undrawn } from './papers/fonts.ts';
import type { PlatformLink } from './platform/link.ts';
import { createPrinting } from './printing.ts';
import { Facts } from './store/facts.ts';
import { Space } from './store/space.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import { createNightly, createTelemetry, lifecycle } from './upkeep.ts';

/** The device host opens no port before it answers. */
const DEVICE_HOST_START_BEATS = 8;

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
  const printed: PrintedTickets = new PrintedTickets({ platform, facts, clock });
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
  const brightness = () => brightnessAt(running.value.screen.brightness, clock.believed);
  const { status, stopMirroring, lookAtDesk } = kioskStatus({
    ...{ platform, devices, queue, clock, hours, brightness, desk: dutyDesk },
  });
  const cases = new Cases({ outbox, catalogue, book, device: options.device, clock });
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

type BookingParts = Pick<
  ConstructorParameters<typeof Booking>[0],
  'platform' | 'clock' | 'leases' | 'heldTime'
>;

function createBooking({ catalogue, log }: CoreOptions, parts: BookingParts & { plans: HallPlans }) {
  const deps = { ...parts, catalogue };
  const booking = new Booking({ ...deps, log });
  return {
    booking,
    also: new Also({ ...deps, booking, visits: new Visits(deps) }),
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
