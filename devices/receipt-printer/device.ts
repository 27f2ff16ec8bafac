/** The receipt printer as the device host runs it: driver, supervisor and the watch over its exit put together. */
import { implement } from '@orpc/server';
import type { Device, DeviceHost } from '../common/module.ts';
import { Supervisor } from '../common/supervisor.ts';
import { byteDevice } from '../transport/byte-device.ts';
import type { ByteLink } from '../transport/byte-link.ts';
import type { FittedTransport } from '../transport/open.ts';
import type { ReceiptPrinterConfig } from './config.ts';
import { contract } from './contract.ts';
import { type Confirming, ReceiptPrinter } from './driver.ts';
import type { Rasterise } from './encoder.ts';
import { rasteriser } from './rasterise.ts';
import { SlipExit } from './slip-exit.ts';
import { WORDS } from './words.ts';

type Options = {
  open?: (transport: FittedTransport) => Promise<ByteLink>;
  rasterise?: Rasterise;
  /** Instead of the configuration's seconds, in milliseconds. */
  uncollectedMs?: number;
};

/** The printer's supervisor; the watch over the exit hangs on it. */
export function superviseReceiptPrinter(
  { transport, uncollectedSeconds, ...printing }: ReceiptPrinterConfig,
  host: DeviceHost,
  { open, rasterise = rasteriser(printing.paperWidth), uncollectedMs }: Options = {},
): Supervisor<ReceiptPrinter> {
  const confirming: Confirming = { answer: 'unknown' };
  const printer: Supervisor<ReceiptPrinter> = new Supervisor({
    ...byteDevice(
      transport,
      (link) =>
        new ReceiptPrinter(link, {
          ...printing,
          rasterise,
          confirming,
          onExit: (slip) => exit.seen(slip),
        }),
      open,
    ),
    onStatus: (status) => host.onStatus(status),
    onLost: () => exit.seen(null),
    onHang: () => host.onHang(),
  });
  const exit = new SlipExit(printer, { uncollectedMs: uncollectedMs ?? uncollectedSeconds * 1000 });
  return printer;
}

export function createReceiptPrinter(config: ReceiptPrinterConfig, host: DeviceHost): Device {
  const printer = superviseReceiptPrinter(config, host);
  const os = implement(contract);
  return {
    get status() {
      return printer.status;
    },
    router: os.router({
      print: os.print.handler(async ({ input }) => {
        const outcome = await printer.use((driver, { busy }) => {
          busy();
          return driver.print(input.slip);
        });
        if (outcome) return outcome;
        return { outcome: 'not-started', fault: printer.status.fault ?? WORDS.faults.notFitted } as const;
      }),
    }),
    start: () => printer.start(),
    stop: () => printer.stop(),
    restart: () => printer.restart(),
  };
}
