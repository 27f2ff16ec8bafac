/** The readiness report of a self-test: composed, printed, and kept sealed for the stick. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readBytes } from '../../../kiosk-config/read-text.ts';
import type { DeviceHostClient } from '../devices/device-host-client.ts';
import { printAnswer } from '../devices/print-answer.ts';
import type { DutyDesk } from '../duty/duty-desk.ts';
import type { KioskInfo } from '../kiosk/contract.ts';
import type { Exported } from '../log-book/contract.ts';
import { sealExport } from '../log-book/sealed-export.ts';
import { stickFolder, writeToStick } from '../log-book/stick.ts';
import type { PathResult } from '../model/network-path.ts';
import type { PaperState } from '../model/paper.ts';
import type { PrintAnswer } from '../model/print-answer.ts';
import type { Readiness } from '../model/self-test.ts';
import type { Ink } from '../model/signature.ts';
import { type WayParts, walkPath } from '../network-path/path.ts';
import { readinessPdf } from '../papers/readiness-report.ts';
import type { Recipient } from '../sealing/seal.ts';
import { isDiskError } from '../store/disk-error.ts';
import { writeDurably } from '../store/durable-files.ts';
import type { SelfTests } from './self-tests.ts';

/** A monthly one for a year. */
const KEPT_MAX = 12;

export type ReportDeps = {
  selfTests: SelfTests;
  devices: Pick<DeviceHostClient, 'printDocument' | 'statuses'>;
  info: KioskInfo;
  way: WayParts;
  paperStates: () => PaperState[];
  dutyDesk: Pick<DutyDesk, 'inspections'>;
  dataFolder: string;
  sealingKey: () => Recipient | null;
  /** A folder in place of a stick. */
  exportFolder: string | undefined;
};

export class Reports {
  readonly #deps: ReportDeps;
  readonly #folder: string;

  constructor(deps: ReportDeps) {
    this.#deps = deps;
    this.#folder = path.join(deps.dataFolder, 'reports');
  }

  async finish(ink: Ink) {
    const { selfTests } = this.#deps;
    const ended = selfTests.finish(ink);
    if (ended.outcome !== 'finished') return ended;
    const pdf = await this.#pdf(ended.readiness, ink);
    const isKept = this.#keep(ended.readiness, pdf);
    const printed = await this.#print(pdf);
    selfTests.end();
    return { ...ended, printed, isKept };
  }

  /** The newest one, as it lies: sealed. */
  async export(): Promise<Exported | { outcome: 'no-report' }> {
    const name = this.#names().at(-1);
    if (name === undefined) return { outcome: 'no-report' };
    const folder = stickFolder(this.#deps.exportFolder, 'write');
    if (folder === null) return { outcome: 'no-stick' };
    try {
      const bytes = readBytes(path.join(this.#folder, name));
      return { outcome: 'exported', file: await writeToStick(folder, name, bytes) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      return { outcome: 'cannot-save' };
    }
  }

  async #pdf({ at }: Readiness, ink: Ink): Promise<Uint8Array<ArrayBuffer>> {
    const { selfTests, info, way, paperStates, dutyDesk } = this.#deps;
    const steps: PathResult[] = [];
    for await (const step of walkPath(way)) steps.push(step);
    const { kioskId, siteName, version } = info;
    const { startedAt, results } = selfTests.run;
    return readinessPdf({
      ...{ kioskId, siteName, version, startedAt, at, results, ink },
      path: steps,
      paper: paperStates(),
      inspection: dutyDesk.inspections[0] ?? null,
    });
  }

  /** False: there is no key to seal it to, or the disk refused. */
  #keep({ at }: Readiness, pdf: Uint8Array): boolean {
    const { info, sealingKey } = this.#deps;
    const key = sealingKey();
    if (!key) return false;
    const name = `${info.kioskId}-report-${at.slice(0, 19).replace(/[-:]/g, '')}.pdf.gz.sealed`;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      writeDurably(path.join(this.#folder, name), sealExport(key, name, pdf));
      for (const old of this.#names().slice(0, -KEPT_MAX)) rmSync(path.join(this.#folder, old));
      return true;
    } catch (error) {
      if (!isDiskError(error)) throw error;
      return false;
    }
  }

  async #print(pdf: Uint8Array<ArrayBuffer>): Promise<PrintAnswer | null> {
    const { devices } = this.#deps;
    const printer = devices.statuses.value.find(({ device }) => device === 'a4-printer');
    if (!printer || printer.state === 'off') return null;
    return printAnswer(await devices.printDocument(pdf, 'report'));
  }

  /** Oldest first: the moment stands in the name. */
  #names(): string[] {
    try {
      return readdirSync(this.#folder)
        .filter((name) => name.endsWith('.sealed'))
        .sort();
    } catch {
      return [];
    }
  }
}
