/** The device bench: every device's far end, and the network cable, in one hand. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { ReaderEmulator } from '../../../devices/id-card-reader/emulator.ts';
import { DeviceName, DevicesConfig } from '../../../devices/index.ts';
import { PresenceEmulator } from '../../../devices/presence-sensor/emulator.ts';
import { type PaperState, PrinterEmulator } from '../../../devices/receipt-printer/emulator.ts';
import type { ByteLink } from '../../../devices/transport/byte-link.ts';
import { openCable } from './network.ts';
import { PEOPLE, resident } from './people.ts';
import { openWire } from './wire.ts';

/** Devices on the bench's own wires; the others have far ends of their own. */
export const BenchDevice = DeviceName.extract([
  'id-card-reader',
  'scanner',
  'receipt-printer',
  'presence-sensor',
]);
export type BenchDevice = z.infer<typeof BenchDevice>;

export type DeviceBench = Awaited<ReturnType<typeof startDeviceBench>>;

export type DeviceBenchOptions = {
  folder: string;
  networkTarget: { host: string; port: number };
  /** Pseudo terminals need socat; without it the devices are on TCP. */
  usePtys: boolean;
  /** The printer has a presenter, and what it does with slips that nobody takes. */
  presenter?: { uncollected: 'leave' | 'retract' | 'eject'; uncollectedSeconds: number };
  /** A presence sensor is fitted. */
  presence?: boolean;
  /** A program decodes the cards' photos. */
  photos?: boolean;
};

export function hasSocat(): boolean {
  return spawnSync('socat', ['-V'], { stdio: 'ignore' }).status === 0;
}

/** The emulated camera's picture stands still and is lit from the start. */
const CAMERA = { width: 1280, height: 960, settleMs: 0 };
/** A sensor that does not flicker: nobody waits long for it. */
const SENSOR = { presentMs: 100, goneMs: 400 };
const PHOTO_DECODER = {
  program: process.execPath,
  args: [path.join(import.meta.dirname, 'photo-decoder.ts')],
};

export async function startDeviceBench({
  folder,
  networkTarget,
  usePtys,
  presenter,
  presence = false,
  photos = false,
}: DeviceBenchOptions) {
  mkdirSync(folder, { recursive: true });
  const reader = new ReaderEmulator();
  const printer = new PrinterEmulator();
  printer.presenter = presenter !== undefined;
  const sensor = new PresenceEmulator();
  const scanners = new Set<ByteLink>();
  const wires = {
    'id-card-reader': await openWire('reader', folder, usePtys, (link) => reader.attach(link)),
    scanner: await openWire('scanner', folder, usePtys, (link) => {
      scanners.add(link);
      link.onClose(() => scanners.delete(link));
    }),
    'receipt-printer': await openWire('printer', folder, usePtys, (link) => printer.attach(link)),
    'presence-sensor': presence
      ? await openWire('presence', folder, usePtys, (link) => sensor.attach(link))
      : null,
  };
  const wireOf = (device: BenchDevice) => {
    const wire = wires[device];
    if (!wire) throw new Error(`this bench has no ${device}`);
    return wire;
  };
  const cable = await openCable(networkTarget);
  const devices = DevicesConfig.parse({
    idCardReader: {
      transport: wires['id-card-reader'].transport,
      ...(photos && { photoDecoder: PHOTO_DECODER }),
    },
    scanner: { transport: wires.scanner.transport },
    receiptPrinter: {
      transport: wires['receipt-printer'].transport,
      paperWidth: 80,
      ...(presenter && { presenter: 'custom', ...presenter }),
    },
    documentCamera: CAMERA,
    ...(wires['presence-sensor'] && {
      presenceSensor: { transport: wires['presence-sensor'].transport, ...SENSOR },
    }),
  });
  const state = { card: null as string | null, network: true, unplugged: new Set<BenchDevice>() };
  return {
    devices,
    platformUrl: `http://127.0.0.1:${cable.port}`,
    reader,
    printer,
    sensor,
    slips: () => printer.slips,
    state: () => ({
      card: state.card,
      paper: printer.paper,
      coverOpen: printer.trouble.coverOpen,
      slipAtExit: printer.presenter ? printer.slipAtExit : null,
      presence: wires['presence-sensor'] ? (sensor.presence ?? 'silent') : null,
      network: state.network,
      unplugged: [...state.unplugged],
      slips: printer.slips.length,
    }),
    placeCard(person: string) {
      const found = PEOPLE[person];
      if (!found) throw new Error(`no such person: ${person}`);
      reader.place(found.card);
      state.card = person;
    },
    /** A resident's card that is in no list. */
    placeResident({ name, idNumber, address }: { name: string; idNumber: string; address: string }) {
      reader.place(resident(name, idNumber, { address }));
      state.card = 'resident';
    },
    removeCard() {
      reader.remove();
      state.card = null;
    },
    async scan(text: string) {
      for (const link of scanners) await link.write(Buffer.from(`${text}\r\n`));
    },
    setPaper(paper: PaperState) {
      printer.paper = paper;
    },
    setCover(open: boolean) {
      printer.setTrouble({ coverOpen: open });
    },
    takeSlip() {
      printer.takeSlip();
    },
    async unplug(device: BenchDevice) {
      state.unplugged.add(device);
      await wireOf(device).unplug();
    },
    async plug(device: BenchDevice) {
      state.unplugged.delete(device);
      await wireOf(device).plug();
    },
    async cutNetwork() {
      state.network = false;
      await cable.cut();
    },
    async restoreNetwork() {
      state.network = true;
      await cable.restore();
    },
    async close() {
      await Promise.all(Object.values(wires).map((wire) => wire?.unplug()));
      await cable.cut();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
