/**
 * Inside the virtual machine: a HID POS scanner and a HID card reader on /dev/uhid, our drivers at the other end of
 * the real kernel and node-hid. Prints one JSON line.
 */

import type { Status } from '../../devices/common/status.ts';
import { Supervisor } from '../../devices/common/supervisor.ts';
import { IdCardReader } from '../../devices/id-card-reader/driver.ts';
import { ReaderEmulator } from '../../devices/id-card-reader/emulator.ts';
import { Scanner } from '../../devices/scanner/driver.ts';
import { HidPosAssembler } from '../../devices/scanner/hid-pos.ts';
import { byteDevice } from '../../devices/transport/byte-device.ts';
import { nodeHid } from '../../devices/transport/hid.ts';
import { PEOPLE } from '../world/device-bench/people.ts';
import { until } from '../world/device-bench/processes.ts';
import { Uhid, uhidLink } from './uhid.ts';

const SCANNER = { name: 'HID POS scanner', vendorId: 0x0c2e, productId: 0x0901 };
const READER = { name: 'SAM_V reader', vendorId: 0x2b8b, productId: 0x2721 };

const REPORT_BYTES = 64;
const HID_POS_USAGE_PAGE = 0x8c;
const SCAN_REPORT_ID = 2;
const HONEYWELL_DATA_AT = 5;
const HONEYWELL_DATA_MAX = 56;
const TEXT = `电子证照：${'浏阳市政务服务'.repeat(8)}㙍，到此为止`;

/** Usage page 0x8C, usage 2: input reports with id 2 and 63 bytes. */
const SCANNER_DESCRIPTOR = Uint8Array.from(
  Buffer.from('058c0902a101850209031500' + '26ff007508953f8102c0', 'hex'),
);
/** A vendor's page: 64 bytes each way, no report id. */
const READER_DESCRIPTOR = Uint8Array.from(
  Buffer.from('0600ff0901a101150026ff007508' + '954009018102' + '95400901' + '9102c0', 'hex'),
);

/** A scan as Honeywell's readers send it: AIM identifier in every report, bit 0 of the last byte while more follows. */
function* honeywellReports(text: string): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += HONEYWELL_DATA_MAX) {
    const part = bytes.subarray(at, at + HONEYWELL_DATA_MAX);
    const report = new Uint8Array(REPORT_BYTES);
    report.set([SCAN_REPORT_ID, part.length, ...Buffer.from(']Q1')]);
    report.set(part, HONEYWELL_DATA_AT);
    report[REPORT_BYTES - 1] = at + part.length < bytes.length ? 1 : 0;
    yield report;
  }
}

const FAST = { reconnectMs: [200], checkMs: 300 };
const states: string[] = [];
const onStatus = ({ port, state, fault }: Status) => states.push(`${port} ${fault?.code ?? state}`);
const onHang = (device: string) => fail(new Error(`${device} hangs`));

function fail(error: unknown): never {
  process.stdout.write(`${JSON.stringify({ ok: false, error: String(error), states })}\n`);
  process.exit(1);
}
process.on('unhandledRejection', fail);
process.on('uncaughtException', fail);

const stands = (supervisor: { status: Status }, wanted: string) =>
  until(
    () => `${wanted}, not ${JSON.stringify(supervisor.status)}`,
    () => (supervisor.status.fault?.code ?? supervisor.status.state) === wanted,
    60_000,
  );

/** What node-hid says of each device once: whether a usage page may be relied on here. */
const listed = new Set<string>();
async function list(): Promise<void> {
  for (const { vendorId, productId, usagePage = 0, usage = 0 } of await (await nodeHid()).devices()) {
    const [id, product, page, use] = [vendorId, productId, usagePage, usage].map((n) => n.toString(16));
    listed.add(`${id}:${product} page ${page} usage ${use}`);
  }
}

async function scannerWorks(): Promise<number> {
  const cable = await Uhid.open({ ...SCANNER, descriptor: SCANNER_DESCRIPTOR });
  const scans: string[] = [];
  const scanner = new Supervisor({
    ...byteDevice(
      { kind: 'hid', ...SCANNER, usagePage: HID_POS_USAGE_PAGE },
      (link) => new Scanner(link, new HidPosAssembler('honeywell'), (text) => scans.push(text)),
    ),
    onStatus,
    onHang: () => onHang('scanner'),
    ...FAST,
  });
  scanner.start();
  await stands(scanner, 'unplugged');
  const texts = [TEXT, `${TEXT}，又一次`, 'LYZD:LY001-20261124-0001-R'];
  for (const text of texts) {
    await cable.plug();
    await stands(scanner, 'ready');
    await list();
    for (const report of honeywellReports(text)) await cable.input(report);
    await until(
      () => 'the scan',
      () => scans.at(-1) === text,
      60_000,
    );
    await cable.unplug();
    await stands(scanner, 'unplugged');
  }
  await scanner.stop();
  return scans.length;
}

async function readerWorks(): Promise<number> {
  const cable = await Uhid.open({ ...READER, descriptor: READER_DESCRIPTOR });
  const emulator = new ReaderEmulator();
  emulator.attach(uhidLink(cable));
  const reader = new Supervisor({
    ...byteDevice({ kind: 'hid', ...READER }, (link) => new IdCardReader(link)),
    onStatus,
    onHang: () => onHang('id-card-reader'),
    ...FAST,
  });
  reader.start();
  const person = PEOPLE.uyghur?.card;
  if (person?.kind !== 'id-card') throw new Error('nobody');
  let read = 0;
  for (let plugging = 0; plugging < 3; plugging++) {
    await cable.plug();
    await stands(reader, 'ready');
    await list();
    emulator.place(person);
    // A slow machine may break a reading off; a citizen would lay the card down again.
    await until(
      () => 'the card',
      async () => {
        const answer = await reader.use((driver) => driver.readOnce(() => undefined));
        return answer?.outcome === 'read' && JSON.stringify(answer.card) === JSON.stringify(person.card);
      },
      60_000,
    );
    read++;
    // Pulled out in the middle of the next reading.
    emulator.place(person);
    const broken = reader.use((driver) =>
      driver.readOnce(() => {
        void cable.unplug();
      }),
    );
    if ((await broken)?.outcome === 'read') throw new Error('read from a reader that is gone');
    emulator.remove();
    await stands(reader, 'unplugged');
  }
  await reader.stop();
  return read;
}

const began = performance.now();
const scans = await scannerWorks();
const cards = await readerWorks();
const seconds = Math.round((performance.now() - began) / 100) / 10;
process.stdout.write(`${JSON.stringify({ ok: true, scans, cards, seconds, listed: [...listed], states })}\n`);
process.exit(0);
