/** The document scanner as the device host runs it: driver and supervisor put together. */
import { implement } from '@orpc/server';
import type { Device, DeviceHost } from '../common/module.ts';
import type { DeviceFault } from '../common/status.ts';
import { type Checked, Supervisor, type SupervisorTimes } from '../common/supervisor.ts';
import type { DocumentScannerConfig } from './config.ts';
import { contract, type ScanOutcome } from './contract.ts';
import { type DocumentScanner, openScanner } from './driver.ts';

/** Listing asks every USB port: not often. In milliseconds, each. */
const CHECK_MS = 60_000;
const REOPEN_MS = [3_000, 10_000, 30_000];
/** Longer than a page may take, and than its head takes home. */
const WORK_MS = 120_000;
const CLOSE_MS = 10_000;
/** A jam is seen only by scanning: it is believed for so long, or until a page came through. */
const JAM_MS = 10 * 60_000;

type Jam = { fault: DeviceFault; until: number };

export interface DocumentScannerDevice extends Device {
  scan(signal: AbortSignal | undefined): Promise<ScanOutcome>;
}

export function createDocumentScanner(
  config: DocumentScannerConfig,
  host: DeviceHost,
  times: Pick<SupervisorTimes, 'checkMs' | 'reconnectMs'> = {},
): DocumentScannerDevice {
  let jam: Jam | null = null;
  const check = async (scanner: DocumentScanner): Promise<Checked> => {
    const lost = await scanner.missing();
    if (lost) return { lost };
    if (jam && jam.until < performance.now()) jam = null;
    return { fault: jam?.fault ?? null, warnings: [] };
  };
  const supervisor = new Supervisor<DocumentScanner>({
    isFitted: config.kind === 'sane',
    port: config.kind === 'sane' ? `sane ${config.device ?? ''}`.trim() : '',
    async open() {
      if (config.kind === 'none') throw new Error('not fitted');
      const opened = await openScanner(config);
      if ('fault' in opened) return opened;
      const { scanner } = opened;
      return {
        connection: {
          driver: scanner,
          port: `sane ${scanner.name}`,
          greet: async () => null,
          check: () => check(scanner),
          close: () => scanner.close(),
        },
      };
    },
    ...{ checkMs: CHECK_MS, reconnectMs: REOPEN_MS, workMs: WORK_MS, closeMs: CLOSE_MS },
    ...times,
    onStatus: (status) => host.onStatus(status),
    onLost: () => {
      jam = null;
    },
    onHang: () => host.onHang(),
  });
  const scan = async (signal: AbortSignal | undefined): Promise<ScanOutcome> => {
    const page = await supervisor.use(async (scanner, work) => {
      work.busy();
      const scanned = await scanner.scan(signal);
      const fault = scanned.outcome === 'failed' ? scanned.fault : undefined;
      if (fault) jam = { fault, until: performance.now() + JAM_MS };
      else if (scanned.outcome === 'scanned') jam = null;
      if (scanned.outcome === 'failed' && scanned.lost) await work.lost(scanned.lost);
      return scanned;
    });
    if (!page) return { outcome: 'failed', problem: 'unavailable' };
    if (page.outcome === 'failed') return { outcome: 'failed', problem: page.problem };
    const jpeg = new Blob([new Uint8Array(page.jpeg)], { type: 'image/jpeg' });
    page.jpeg.fill(0);
    return { outcome: 'scanned', jpeg };
  };
  const os = implement(contract);
  return {
    get status() {
      return supervisor.status;
    },
    router: os.router({ scan: os.scan.handler(({ signal }) => scan(signal)) }),
    start: () => supervisor.start(),
    stop: () => supervisor.stop(),
    restart: () => supervisor.restart(),
    scan,
  };
}
