/**
 * The kiosk that the cells happen to: a shell with its screen, core and device host as they run in a hall, a platform,
 * every device's far end, and, where the machine lets one mount them, two disks that can be blocked or filled.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { OUT } from '../../../scripts/setup/lib.mjs';
import { type BlockedDisk, cannotBlock, mountBlockedDisk } from '../../kit/blocked-disk.ts';
import { childPid } from '../../kit/screen.ts';
import { closer } from '../../kit/termination.ts';
import {
  type IppPrinter,
  ippPrinterMissing,
  startIppPrinter,
} from '../../world/device-bench/print/ipp-printer.ts';
import { openScreen, type Screen, type Shell } from './screens.ts';

export type Disks = { data: BlockedDisk; second: BlockedDisk };

/** ext4's own needs, the reserve and Chromium's profile. */
const DATA_MIB = 256;
const SECOND_MIB = 64;

/** A process that is as old has answered its first beat, in milliseconds. */
const STARTED_MS = 2_000;
const LIVING_MS = 30_000;

export class Scene {
  readonly screen: Screen;
  /** Null where none can be mounted. */
  readonly disks: Disks | null;
  /** Null where there is no IPP printer program. */
  readonly a4: IppPrinter | null;
  readonly close: () => Promise<void>;
  #page: Page;
  #struck = 0;

  private constructor(parts: {
    screen: Screen;
    disks: Disks | null;
    a4: IppPrinter | null;
    page: Page;
    close: () => Promise<void>;
  }) {
    this.screen = parts.screen;
    this.disks = parts.disks;
    this.a4 = parts.a4;
    this.#page = parts.page;
    this.close = parts.close;
  }

  static async open(shell: Shell): Promise<Scene> {
    const opened = new AsyncDisposableStack();
    const close = closer(() => opened.disposeAsync());
    try {
      return await Scene.#open(shell, opened, close);
    } catch (error) {
      await close();
      throw error;
    }
  }

  static async #open(shell: Shell, opened: AsyncDisposableStack, close: () => Promise<void>): Promise<Scene> {
    const place = mkdtempSync(path.join(os.tmpdir(), 'kiosk-cells-'));
    opened.defer(() => rmSync(place, { recursive: true, force: true }));
    const disk = (mib: number) => opened.adopt(mountBlockedDisk(mib), (each) => each.unmount());
    const disks = cannotBlock() ? null : { data: disk(DATA_MIB), second: disk(SECOND_MIB) };
    const printer = path.join(place, 'printer');
    mkdirSync(printer);
    const a4 = ippPrinterMissing()
      ? null
      : opened.adopt(await startIppPrinter(printer), (each) => each.close());
    const config = path.join(place, 'cells.json');
    const storage = {
      reserveMiB: 16,
      ...(disks && { backupFolder: path.join(disks.second.folder, 'backup') }),
    };
    const devices = a4 ? { a4Printer: { kind: 'ipp', uri: a4.uri } } : {};
    writeFileSync(config, JSON.stringify({ storage, devices }));
    const screen = opened.adopt(
      await openScreen(shell, {
        shellOptions: [`--config=${config}`],
        ...(disks && { dataFolder: path.join(disks.data.folder, 'data') }),
      }),
      (each) => each.close(),
    );
    // First of all: a kiosk whose disk is blocked does not end.
    for (const each of Object.values(disks ?? {})) opened.defer(() => each.answerAgain());
    return new Scene({ screen, disks, a4, page: await pageOf(screen), close });
  }

  get page(): Page {
    return this.#page;
  }

  /** The browser was ended: the next one's page. */
  async renewedPage(): Promise<Page> {
    this.#page = await pageOf(this.screen);
    return this.#page;
  }

  corePid(): number {
    return childPid(this.screen.shell().pid ?? 0, 'core.mjs');
  }

  deviceHostPid(): number {
    return childPid(this.corePid(), 'device-host.mjs');
  }

  /** What the screen shows, for whoever mends a red cell: `out/faults/NAME.png`. */
  async picture(name: string): Promise<void> {
    const file = path.join(OUT, 'faults', `${name}.png`);
    await this.#page.screenshot({ path: file, timeout: 3_000 }).catch(() => undefined);
  }

  /** One of the kiosk's processes, once it is there, has started, and is not the one that was struck last. */
  async living(who: 'corePid' | 'deviceHostPid'): Promise<number> {
    let seen = { pid: 0, since: 0 };
    for (const end = Date.now() + LIVING_MS; Date.now() < end; await sleep(50)) {
      const pid = this.#find(who);
      if (pid === null || pid === this.#struck) continue;
      if (pid !== seen.pid) seen = { pid, since: Date.now() };
      if (Date.now() - seen.since > STARTED_MS && (who === 'corePid' || (await this.#hasPrinter()))) {
        this.#struck = pid;
        return pid;
      }
    }
    throw new Error(`no living ${who}`);
  }

  /** The screen knows it of a device host that answers. */
  async #hasPrinter(): Promise<boolean> {
    const chips = await this.#page.evaluate(() => document.querySelector('.chips')?.textContent ?? '');
    return chips.includes('打印机正常');
  }

  #find(who: 'corePid' | 'deviceHostPid'): number | null {
    try {
      return this[who]();
    } catch {
      return null;
    }
  }
}

/** What waits longer than a citizen would is a fault. */
const TAP_MS = 12_000;

async function pageOf(screen: Screen): Promise<Page> {
  const page = await screen.page();
  page.setDefaultTimeout(TAP_MS);
  return page;
}
