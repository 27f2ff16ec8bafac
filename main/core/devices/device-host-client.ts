/** The core's side of the device host: keeps it running, mirrors its devices' states, and relays commands. */
import { setTimeout as wait } from 'node:timers/promises';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { EventPublisher } from '@orpc/server';
import type { Logger } from 'pino';
import type { PrintOutcome } from '../../../devices/common/contract.ts';
import type { ScanOutcome } from '../../../devices/document-scanner/contract.ts';
import type { CardReadEvent } from '../../../devices/id-card-reader/contract.ts';
import type { DeviceEvent, DeviceName, DeviceStatus } from '../../../devices/index.ts';
import type { Slip } from '../../../devices/receipt-printer/contract.ts';
import type { SocialCardEvent } from '../../../devices/social-security-card/contract.ts';
import type { deviceHostContract, HostMessage } from '../../device-host/contract.ts';
import type { ChildHost } from '../../process/child-host.ts';
import type { PaperUse } from '../model/paper.ts';
import { Changing } from '../streams/changing.ts';
import { pagesOf } from './pages.ts';

/** A host that does not answer is not waited for, milliseconds. */
const MEMORY_MS = 2_000;
const PURGE_MS = 2_000;

type Host = ContractRouterClient<typeof deviceHostContract>;

/**
 * Said after each event. A stream keeps its last value until the next one comes: without this, the code of a citizen who left long ago
 * stays in memory until somebody else scans one.
 */
type Passed = { event: 'passed' };
export type MachineEvent = DeviceEvent | Passed;

/** Told when paper came out, or may have. */
export type Printed =
  | { printer: 'receipt-printer'; use: PaperUse; slip: Slip }
  | { printer: 'a4-printer'; use: PaperUse; sheets: number };

export class DeviceHostClient {
  /** What happens once and is gone: a scan, a card laid down. */
  readonly events = new EventPublisher<{ event: MachineEvent }>();
  readonly statuses = new Changing<DeviceStatus[]>([]);
  readonly #child: ChildHost;
  readonly #log: Logger;
  readonly #onPrinted: (printed: Printed) => void;
  readonly #host = new Changing<Host | null>(null);
  #purged: Promise<void> = Promise.resolve();

  constructor(child: ChildHost, log: Logger, onPrinted: (printed: Printed) => void = () => undefined) {
    this.#child = child;
    this.#log = log;
    this.#onPrinted = onPrinted;
    child.on('up', () => this.#connect());
    child.on('hung', () => this.#log.error({ event: 'device-host.hung' }));
    child.on('down', (code) => {
      this.#host.set(null);
      this.statuses.update((statuses) => statuses.map(hostDown));
      this.#log.warn({ event: 'device-host.down', code });
    });
  }

  /** Whether the host is there; one that falls silent is ended within seconds. */
  get isUp(): boolean {
    return this.#host.value !== null;
  }

  start(): void {
    this.#child.start();
  }

  /** The print system forgets first what a session left behind: a host that ends in the middle leaves it lying there. */
  async stop(): Promise<void> {
    await Promise.race([this.#purged, wait(PURGE_MS, undefined, { ref: false })]);
    await this.#child.stop();
  }

  /** Kills the whole host; it is started again with every device closed. */
  restartAll(): void {
    this.#child.kill();
  }

  async restart(device: DeviceName): Promise<void> {
    await this.#host.value?.restart({ device });
  }

  /** Waits for a card until `signal`; a host that died in the middle says `host-restarted`, then waits again. */
  async *readCard(
    signal: AbortSignal | undefined,
  ): AsyncGenerator<CardReadEvent | { state: 'host-restarted' }> {
    let sawHost = false;
    for await (const host of this.#host.watch(signal)) {
      if (!host) {
        if (!sawHost) yield { state: 'unavailable' };
        continue;
      }
      if (sawHost) yield { state: 'host-restarted' };
      sawHost = true;
      try {
        const events = await host.idCardReader.read(undefined, signal ? { signal } : {});
        for await (const event of events) {
          yield event;
          if (event.state === 'read' || event.state === 'refused') return;
        }
      } catch (error) {
        if (signal?.aborted) return;
        this.#log.warn({ event: 'card-read.broken', error: (error as Error).name });
      }
    }
  }

  /** Waits for a social-security card until `signal`. Ends when one was read or refused, or with the host. */
  async *readSocialCard(signal: AbortSignal | undefined): AsyncGenerator<SocialCardEvent> {
    const host = this.#host.value;
    if (!host) {
      yield { state: 'unavailable' };
      return;
    }
    yield* await host.socialSecurityCard.read(undefined, signal ? { signal } : {});
  }

  /** The page that lies on the document scanner. `signal` stops the scanner; a host that is gone says `unavailable`. */
  async scanPage(signal: AbortSignal): Promise<ScanOutcome> {
    try {
      const outcome = await this.#host.value?.documentScanner.scan(undefined, { signal });
      return outcome ?? { outcome: 'failed', problem: 'unavailable' };
    } catch (error) {
      if (!signal.aborted) this.#log.warn({ event: 'page-scan.broken', error: (error as Error).name });
      return { outcome: 'failed', problem: 'unavailable' };
    }
  }

  async print(slip: Slip, use: PaperUse): Promise<PrintOutcome> {
    const outcome = await this.#printing((host) => host.receiptPrinter.print({ slip }));
    if (outcome.outcome !== 'not-started') this.#onPrinted({ printer: 'receipt-printer', use, slip });
    return outcome;
  }

  /** On A4 paper. `use` shows in the print system's lists, where it names no person and no number. */
  async printDocument(pdf: Uint8Array<ArrayBuffer>, use: PaperUse): Promise<PrintOutcome> {
    const outcome = await this.#printing((host) =>
      host.a4Printer.print({ pdf: new Blob([pdf]), jobName: use }),
    );
    if (outcome.outcome !== 'not-started') {
      this.#onPrinted({ printer: 'a4-printer', use, sheets: pagesOf(pdf) });
    }
    return outcome;
  }

  /** Cancels what still prints, and has the print system forget what it kept. */
  purgeDocuments(): Promise<void> {
    this.#purged = this.#purge();
    return this.#purged;
  }

  async #purge(): Promise<void> {
    try {
      const answer = await this.#host.value?.a4Printer.purge();
      if (answer?.clean === false) this.#log.error({ event: 'documents.not-purged' });
    } catch (error) {
      this.#log.error({ event: 'documents.not-purged', error: (error as Error).name });
    }
  }

  /** Nothing of a citizen's card, scan or paper stays in the host's memory. A host that is gone holds none. */
  async collectGarbage(): Promise<void> {
    await this.#host.value?.collectGarbage().catch(() => undefined);
  }

  /** Resident bytes of the host's process; null where it is gone or silent. */
  async memoryBytes(): Promise<number | null> {
    const asked = this.#host.value?.memory({}, { signal: AbortSignal.timeout(MEMORY_MS) });
    return (await asked?.catch(() => null)) ?? null;
  }

  /** A host that is gone before the answer leaves it open whether paper came out. */
  async #printing(print: (host: Host) => Promise<PrintOutcome>): Promise<PrintOutcome> {
    const fault = { code: 'host-down', technician: '设备进程未运行，正在自动重启' } as const;
    const host = this.#host.value;
    if (!host) return { outcome: 'not-started', fault };
    try {
      return await print(host);
    } catch (error) {
      this.#log.warn({ event: 'print.broken', error: (error as Error).name });
      return { outcome: 'unknown', fault };
    }
  }

  #connect(): void {
    const port = this.#child.connect();
    if (!port) return;
    const host: Host = createORPCClient(new RPCLink({ port }));
    this.#host.set(host);
    void this.#follow(host);
  }

  async #follow(host: Host): Promise<void> {
    try {
      for await (const message of await host.messages()) this.#take(message);
    } catch {
      // The connection ended with the process; `down` says so to everyone.
    }
  }

  #take(message: HostMessage): void {
    if (message.event !== 'status') {
      this.events.publish('event', message);
      this.events.publish('event', { event: 'passed' });
      return;
    }
    const { status } = message;
    const before = this.statuses.value.find(({ device }) => device === status.device);
    this.statuses.update((statuses) =>
      [...statuses.filter(({ device }) => device !== status.device), status].sort(byName),
    );
    if (before && isSameState(before, status)) return;
    this.#log.info({
      event: 'device.state',
      device: status.device,
      state: status.state,
      fault: status.fault?.code,
    });
  }
}

/** A card that comes and goes is no change of the device's own state: it is not logged. */
function isSameState(one: DeviceStatus, other: DeviceStatus): boolean {
  return (
    one.state === other.state &&
    one.fault?.code === other.fault?.code &&
    one.warnings.join() === other.warnings.join()
  );
}

const byName = (one: DeviceStatus, other: DeviceStatus) => one.device.localeCompare(other.device);

/** What is not fitted does not fail with the others. */
function hostDown(before: DeviceStatus): DeviceStatus {
  if (before.state === 'off') return before;
  return {
    device: before.device,
    state: 'fault',
    fault: { code: 'host-down', technician: '设备进程已退出，正在自动重启' },
    warnings: [],
    holds: null,
    port: '',
    since: new Date().toISOString(),
  };
}
