/** The technician's rooms, put together: paper, desk, self-test with its report, the way to the platform, the log, the badges. */
import { slipMetres } from '../../devices/receipt-printer/length.ts';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import type { TrustedClock } from './clock/trusted-clock.ts';
import type { DeviceHostClient, Printed } from './devices/device-host-client.ts';
import type { DutyDesk } from './duty/duty-desk.ts';
import type { KioskInfo } from './kiosk/contract.ts';
import { exportSealed } from './log-book/export.ts';
import { LogBook, type OwnLines } from './log-book/log-book.ts';
import type { Maintenance } from './maintenance/maintenance.ts';
import type { Tries } from './maintenance/tries.ts';
import { CountedPrinter } from './model/paper.ts';
import type { WayParts } from './network-path/path.ts';
import { PaperBook } from './paper/paper-book.ts';
import type { PlatformLink } from './platform/link.ts';
import type { TransportOptions } from './platform/transport.ts';
import type { Scans } from './scans/scans.ts';
import { Reports } from './self-test/report.ts';
import { SelfTests } from './self-test/self-tests.ts';
import type { Facts } from './store/facts.ts';
import { TechnicianBook } from './technicians/technician-book.ts';

export type NoteAct = Maintenance['noteAct'];

/** What of the log and the way is to be had whether or not anybody is served. */
export function createLookers(
  { info, config, ownLines }: { info: KioskInfo; config: KioskConfig | null; ownLines: OwnLines },
  { platform, noteAct }: { platform: PlatformLink | null; noteAct: NoteAct },
) {
  const sealingKey = () => config?.maintenance.exportKey ?? platform?.sealingKey ?? null;
  const to = { kioskId: info.kioskId, sealingKey, folder: config?.maintenance.exportFolder };
  return {
    logBook: new LogBook({ own: ownLines }),
    exportLog: (bytes: Uint8Array) => exportSealed(to, 'log', 'jsonl', bytes),
    noteAct,
  };
}

export function createWay(
  config: KioskConfig,
  transport: TransportOptions,
  { platform, clock }: { platform: PlatformLink; clock: TrustedClock },
): WayParts {
  return {
    url: new URL(config.platform.baseUrl),
    transport,
    timeoutMs: config.platform.timeoutMs,
    platform,
    clock: () => ({ offsetMs: clock.offsetMs, doubt: clock.doubt }),
  };
}

/** Counts what comes out of the printers. */
export function createPaper(config: KioskConfig, parts: { facts: Facts; clock: TrustedClock }) {
  const { facts, clock } = parts;
  const paperBook = new PaperBook({
    facts,
    config: config.maintenance.paper,
    believed: () => clock.believed,
  });
  const { paperWidth } = config.devices.receiptPrinter;
  const onPrinted = (printed: Printed) => {
    const amount = printed.printer === 'a4-printer' ? printed.sheets : slipMetres(printed.slip, paperWidth);
    paperBook.note(printed.printer, printed.use, amount);
  };
  return { paperBook, onPrinted };
}

export function createConsole(
  options: {
    config: KioskConfig;
    info: KioskInfo;
    dataFolder: string;
    transport: TransportOptions;
    ownLines: OwnLines;
  },
  parts: {
    facts: Facts;
    clock: TrustedClock;
    platform: PlatformLink;
    devices: DeviceHostClient;
    scans: Scans;
    paperBook: PaperBook;
    dutyDesk: DutyDesk;
    noteAct: NoteAct;
    tries: Tries;
    maintenance: Pick<Maintenance, 'noteBadge'>;
    forget: () => void;
  },
) {
  const { config, info, dataFolder, transport } = options;
  const { facts, platform, devices, scans, paperBook, dutyDesk, noteAct, forget } = parts;
  const isFitted = (printer: CountedPrinter) =>
    devices.statuses.value.some(({ device, state }) => device === printer && state !== 'off');
  const paperStates = () =>
    CountedPrinter.options.filter(isFitted).map((printer) => paperBook.state(printer));
  const way = createWay(config, transport, parts);
  const statuses = () => devices.statuses.value;
  const selfTests = new SelfTests({ devices, scans, info, statuses, facts, noteAct, forget });
  const { exportFolder, exportKey } = config.maintenance;
  const sealingKey = () => exportKey ?? platform.sealingKey;
  const reports = new Reports({
    ...{ selfTests, devices, info, way, paperStates, dutyDesk, dataFolder, sealingKey, exportFolder },
  });
  const forOverview = () => ({
    paper: paperStates(),
    readiness: selfTests.readiness,
    inspectedAt: dutyDesk.inspections[0]?.at ?? null,
  });
  const noteBadge = parts.maintenance.noteBadge.bind(parts.maintenance);
  const technicians = new TechnicianBook({ dataFolder, tries: parts.tries, noteBadge });
  return { ...createLookers(options, parts), paperStates, way, selfTests, reports, technicians, forOverview };
}
