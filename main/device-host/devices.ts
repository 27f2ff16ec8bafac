/** The machine's devices, each behind its supervisor, and the events they raise. */
import { EventPublisher } from '@orpc/server';
import { A4PrinterDevice } from '../../devices/a4-printer/device.ts';
import type { DeviceName } from '../../devices/common/status.ts';
import { Supervisor } from '../../devices/common/supervisor.ts';
import { IdCardReader } from '../../devices/id-card-reader/driver.ts';
import { photoDecoder } from '../../devices/id-card-reader/photo.ts';
import { ReceiptPrinter } from '../../devices/receipt-printer/driver.ts';
import { rasteriser } from '../../devices/receipt-printer/rasterise.ts';
import { Scanner } from '../../devices/scanner/driver.ts';
import { HidPosAssembler } from '../../devices/scanner/hid-pos.ts';
import { LineSplitter } from '../../devices/scanner/protocol.ts';
import { SocialCardDevice } from '../../devices/social-security-card/device.ts';
import { winscard } from '../../devices/social-security-card/winscard.ts';
import type { DevicesConfig } from '../../kiosk-config/schema.ts';
import type { HostEvent } from './contract.ts';
import { CardPresence } from './presence.ts';
import { SlipExit } from './slip-exit.ts';

/** A read polls the reader by itself; between reads it need not be asked often. In milliseconds. */
const READER_CHECK_MS = 5_000;

export type Devices = ReturnType<typeof createDevices>;

export function createDevices(config: DevicesConfig, onHang: (device: DeviceName) => void) {
  const events = new EventPublisher<{ event: HostEvent }>();
  const raise = (event: HostEvent) => events.publish('event', event);
  const onStatus = (status: Extract<HostEvent, { event: 'status' }>['status']) =>
    raise({ event: 'status', status });

  const reader = new Supervisor({
    device: 'id-card-reader',
    transport: config.idCardReader.transport,
    drive: (link) => new IdCardReader(link),
    onStatus,
    checkMs: READER_CHECK_MS,
    onHang,
  });
  const presence = new CardPresence(reader, {
    pollMs: config.idCardReader.idlePollMs,
    onChange: (present) => raise({ event: 'card-presence', present }),
    onArrival: () => raise({ event: 'card-arrived' }),
  });
  const scanner = new Supervisor({
    device: 'scanner',
    transport: config.scanner.transport,
    drive: (link) =>
      new Scanner(
        link,
        config.scanner.transport.kind === 'hid'
          ? new HidPosAssembler(config.scanner.layout)
          : new LineSplitter(),
        (text) => raise({ event: 'scan', text }),
      ),
    onStatus,
    onHang,
  });
  const { transport, uncollectedSeconds, ...printing } = config.receiptPrinter;
  const rasterise = rasteriser(printing.paperWidth);
  const printer: Supervisor<ReceiptPrinter> = new Supervisor({
    device: 'receipt-printer',
    transport,
    drive: (link) =>
      new ReceiptPrinter(link, { ...printing, rasterise, onExit: (present) => slipExit.saw(present) }),
    onStatus: (status) => {
      if (status.fault?.code === 'unplugged' || status.fault?.code === 'no-answer') slipExit.saw(null);
      onStatus(status);
    },
    onHang,
  });
  const a4Printer = new A4PrinterDevice({ config: config.a4Printer ?? { kind: 'none' }, onStatus });
  const socialCard = new SocialCardDevice({
    config: config.socialSecurityCard ?? { kind: 'none' },
    system: winscard(() => onHang('social-security-card')),
    onStatus,
    onPresence: (present) => raise({ event: 'social-card-presence', present }),
  });
  const slipExit = new SlipExit(printer, {
    uncollectedMs: uncollectedSeconds * 1000,
    onChange: (present) => raise({ event: 'slip-at-exit', present }),
  });
  const all: Record<DeviceName, { start(): void; stop(): Promise<void>; restart(): Promise<void> }> = {
    'id-card-reader': reader,
    scanner,
    'receipt-printer': printer,
    'a4-printer': a4Printer,
    'social-security-card': socialCard,
  };
  return {
    reader,
    printer,
    a4Printer,
    socialCard,
    presence,
    slipExit,
    decodePhoto: photoDecoder(config.idCardReader.photoDecoder),
    events,
    statuses: () => [reader.status, scanner.status, printer.status, a4Printer.status, socialCard.status],
    restart: (device: DeviceName) => all[device].restart(),
    start() {
      for (const device of Object.values(all)) device.start();
      void presence.start();
    },
    async stop() {
      presence.stop();
      await Promise.all(Object.values(all).map((device) => device.stop()));
    },
  };
}
