/** The A4 printer as the device host runs it: driver and supervisor put together. */
import { implement } from '@orpc/server';
import type { PrintOutcome } from '../common/contract.ts';
import type { Device, DeviceHost } from '../common/module.ts';
import { Supervisor } from '../common/supervisor.ts';
import type { A4PrinterConfig } from './config.ts';
import { contract } from './contract.ts';
import { A4Printer, DEADLINES, type Deadlines } from './driver.ts';
import { endpointOf } from './http.ts';
import { WORDS } from './words.ts';

/** Between two checks of an idle printer, in milliseconds. */
const CHECK_MS = 5_000;
/** Longer than a job with all its cancelling: every request has its own deadline, so nothing here can hang. In milliseconds. */
const WORK_MS = 600_000;

type Options = { checkMs?: number; deadlines?: Deadlines };

export interface A4PrinterDevice extends Device {
  print(pdf: Uint8Array, jobName: string): Promise<PrintOutcome>;
  /** At a session's end; breaks off a print that still runs. Whether nothing of ours is left in the print system. */
  purge(): Promise<boolean>;
}

export function createA4Printer(
  config: A4PrinterConfig,
  host: DeviceHost,
  { checkMs = CHECK_MS, deadlines = DEADLINES }: Options = {},
): A4PrinterDevice {
  const waiting: (() => void)[] = [];
  const endpoint = config.kind === 'none' ? null : endpointOf(config);
  const printer = endpoint && new A4Printer(endpoint, deadlines);
  const supervisor = new Supervisor<A4Printer>({
    isFitted: printer !== null,
    port: endpoint?.uri ?? '',
    // IPP keeps no connection: each request makes its own, so there is nothing to open or to close.
    open: async () => (printer ? { connection: connectionOf(printer) } : { fault: WORDS.faults.notFitted }),
    onStatus: (status) => {
      if (status.state !== 'opening') for (const resolve of waiting.splice(0)) resolve();
      host.onStatus(status);
    },
    onHang: () => host.onHang(),
    checkMs,
    workMs: WORK_MS,
  });
  const purge = async () => (await printer?.purge()) ?? true;
  let printing: Promise<unknown> = Promise.resolve();
  const print = async (pdf: Uint8Array, jobName: string): Promise<PrintOutcome> => {
    // While it opens, what an earlier process left behind is cancelled: the job waits for that.
    if (supervisor.status.state === 'opening') await new Promise<void>((resolve) => waiting.push(resolve));
    const job = supervisor.use((driver, { busy }) => {
      busy();
      return driver.print(pdf, jobName);
    });
    printing = job.catch(() => undefined);
    const outcome = await job;
    return outcome ?? { outcome: 'not-started', fault: supervisor.status.fault ?? WORDS.faults.notFitted };
  };
  const os = implement(contract);
  return {
    get status() {
      return supervisor.status;
    },
    router: os.router({
      print: os.print.handler(async ({ input }) =>
        print(new Uint8Array(await input.pdf.arrayBuffer()), input.jobName),
      ),
      purge: os.purge.handler(async () => ({ clean: await purge() })),
    }),
    start: () => supervisor.start(),
    async stop() {
      // A document that is being printed comes out whole.
      await printing;
      await supervisor.stop();
    },
    async restart() {
      await printer?.dismissRemembered();
      // Breaks off a print that hangs.
      await purge();
      await supervisor.restart();
    },
    print,
    purge,
  };
}

function connectionOf(printer: A4Printer) {
  return {
    driver: printer,
    async greet() {
      // What a crashed process left behind would otherwise come out now.
      await printer.purge();
      return null;
    },
    check: () => printer.check(),
    close: async () => undefined,
  };
}
