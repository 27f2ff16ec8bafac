/** A whole kiosk for one test file: a world of its own, a screen of its own, in either shell. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, type Browser, chromium, type ElectronApplication, type Page } from '@playwright/test';
import { installPin } from '../../main/core/maintenance/pin.ts';
import type { Submission } from '../../main/core/model/submission.ts';
import { findBrowser } from '../../main/shell/web/browser.ts';
import { findElectron } from '../../scripts/build/electron.ts';
import { NODE, OUT, ROOT } from '../../scripts/setup/lib.mjs';
import { emulatedCameraSwitches } from '../world/camera.ts';
import { type OutsideWorld, type OutsideWorldOptions, startOutsideWorld } from '../world/outside-world.ts';
import { type Desktop, type DesktopKind, type Display, openDesktop, openDisplay } from './display.ts';
import { endChild } from './end-child.ts';
import { expect } from './patience.ts';
import { childrenOf } from './processes.ts';
import { Reviewer } from './reviewer.ts';

export const PORTRAIT = { width: 1080, height: 1920 };
export const LANDSCAPE = { width: 1920, height: 1080 };
export const PIN = '246813';

/** The kiosk's own collection between two citizens can take away the promise of an answer; what was asked for is done even so. */
const isCollected = (error: unknown) => /promise was garbage collected/.test(String(error));

/** Asks Electron's main process what may be asked twice. */
export async function askShell<T>(
  app: ElectronApplication,
  question: Parameters<typeof app.evaluate<T, void>>[0],
): Promise<T> {
  try {
    return await app.evaluate(question);
  } catch (error) {
    if (!isCollected(error)) throw error;
    return askShell(app, question);
  }
}

/** Has Electron's main process do, once, what needs no answer. */
export async function tellShell(
  app: ElectronApplication,
  act: Parameters<typeof app.evaluate<void, void>>[0],
): Promise<void> {
  await app.evaluate(act).catch((error) => {
    if (!isCollected(error)) throw error;
  });
}

export type KioskOptions = {
  size?: { width: number; height: number };
  session?: NonNullable<OutsideWorldOptions['config']>['session'];
  /** The platform holds to its rules of fairness. */
  fair?: boolean;
  /** A presence sensor is fitted. */
  presence?: boolean;
  /** Further shell options, e.g. another `--config=`. */
  shellOptions?: readonly string[];
  /** On a file system of the test's own; a temporary one otherwise. */
  dataFolder?: string;
  /** Nobody has made it known to the platform yet. */
  isNew?: boolean;
  /** The display has a window manager. */
  desktop?: DesktopKind;
  /** Copies of Electron and Node that nothing else runs: no other process then pays for a part of the kiosk's memory. */
  ownPrograms?: boolean;
};

export type Kiosk = {
  page: Page;
  world: OutsideWorld;
  /** JSON lines that shell and core wrote. */
  log: () => string;
  dataFolder: string;
  shell: ChildProcess;
  /** What all of the kiosk's processes descend from: its shell and, where that is another's child, its browser. */
  roots: () => number[];
  bench: (action: object) => Promise<void>;
  faults: (plan: object) => Promise<void>;
  /** The platform's reviewer of pre-reviews. */
  reviewer: Reviewer;
  cases: () => Promise<FiledCase[]>;
  /** What the platform reads in a case's sealed payload. */
  opened: (key: string) => Promise<Submission>;
  evaluations: () => Promise<{ evaluates: string; level: number; reasons: string; comment: string | null }[]>;
  slips: () => Promise<{ text: string }[]>;
  slipPng: (at: number) => Promise<Buffer>;
  close: () => Promise<void>;
};

/** A case as the platform has it; `key` is its Idempotency-Key. */
export type FiledCase = { key: string; receiptNo: string; kind: string; itemCode: string; state: string };

export type ElectronKiosk = Kiosk & { app: ElectronApplication; display: Display; desktop: Desktop | null };

/** Waits for the devices that a test is about: what is shown to one that is not ready yet is lost. */
export async function devicesReady({ log }: Pick<Kiosk, 'log'>, ...devices: string[]): Promise<void> {
  for (const device of devices) {
    await expect.poll(() => log()).toContain(`"device":"${device}","state":"ready"`);
  }
}

export const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export async function prepare(options: KioskOptions) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-e2e-'));
  const dataFolder = options.dataFolder ?? path.join(folder, 'data');
  const world = await startOutsideWorld({
    folder: path.join(folder, 'outside'),
    fair: options.fair ?? false,
    presence: options.presence ?? false,
    config: { session: options.session ?? {}, platform: { probeMs: 300 } },
  });
  installPin(dataFolder, PIN);
  if (!options.isNew) await world.enrol(dataFolder);
  const node = options.ownPrograms ? path.join(folder, path.basename(NODE)) : NODE;
  if (options.ownPrograms) copyFileSync(NODE, node);
  const shellOptions = [
    `--data=${dataFolder}`,
    `--config=${world.configFile}`,
    `--node=${node}`,
    `--runtime=${path.join(OUT, 'build', 'runtime')}`,
    '--development',
    ...(options.shellOptions ?? []),
  ];
  return { folder, dataFolder, world, shellOptions, ...outsideHands(world) };
}

function outsideHands(world: OutsideWorld) {
  const post = async (url: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  };
  const get = async (url: string) => (await fetch(url)).json();
  return {
    bench: (action: object) => post(`${world.benchUrl}act`, action),
    faults: (plan: object) => post(`${world.sandboxUrl}/_sandbox/faults`, plan),
    reviewer: new Reviewer(world.sandboxUrl),
    cases: (): Promise<FiledCase[]> => get(`${world.sandboxUrl}/_sandbox/cases`),
    opened: (key: string): Promise<Submission> => get(`${world.sandboxUrl}/_sandbox/cases/${key}`),
    evaluations: (): ReturnType<Kiosk['evaluations']> => get(`${world.sandboxUrl}/_sandbox/evaluations`),
    slips: (): Promise<{ text: string }[]> => get(`${world.benchUrl}slips`),
    slipPng: async (at: number) =>
      Buffer.from(await (await fetch(`${world.benchUrl}slips/${at}`)).arrayBuffer()),
  };
}

/** Gathers what a process prints; resolves `line` with the first line that matches. */
export function listen(child: ChildProcess) {
  let text = '';
  const waiting: { wanted: RegExp; found: (line: string) => void }[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      text += `${line}\n`;
      for (const each of waiting) if (each.wanted.test(line)) each.found(line);
    });
  }
  return {
    log: () => text,
    line: (wanted: RegExp) => new Promise<string>((found) => waiting.push({ wanted, found })),
  };
}

export async function openElectronKiosk(options: KioskOptions = {}): Promise<ElectronKiosk> {
  const electron = await findElectron();
  if (!electron) throw new Error('no Electron on this machine: npm test prepares one');
  const { width, height } = options.size ?? PORTRAIT;
  const display = await openDisplay(width, height);
  const desktop = options.desktop ? await openDesktop(display.name, options.desktop) : null;
  const { folder, shellOptions, ...kiosk } = await prepare(options);
  const dist = options.ownPrograms ? path.join(folder, 'electron') : electron.dist;
  if (options.ownPrograms) cpSync(electron.dist, dist, { recursive: true });
  const app = await _electron.launch({
    executablePath: path.join(dist, path.basename(electron.executable)),
    args: [...asRoot, '--disable-gpu', ...emulatedCameraSwitches(), ROOT, ...shellOptions],
    env: { ...process.env, DISPLAY: display.name } as Record<string, string>,
  });
  const shell = app.process();
  const { log } = listen(shell);
  return {
    ...kiosk,
    app,
    display,
    desktop,
    shell,
    roots: () => [pidOf(shell)],
    log,
    page: await app.firstWindow(),
    close: async () => {
      // Playwright 1.65 waits for ever for an application that has ended by itself.
      if (shell.exitCode === null && shell.signalCode === null) await app.close();
      await kiosk.world.close();
      await desktop?.close();
      await display.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function openWebKiosk(options: KioskOptions = {}): Promise<Kiosk> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no system browser on this machine: npm test installs chromium');
  const { folder, shellOptions, ...kiosk } = await prepare(options);
  const shell = spawn(NODE, [path.join(OUT, 'build', 'web', 'index.mjs'), ...shellOptions], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { log, line } = listen(shell);
  const ready = await line(/"event":"web-shell.ready"/);
  const url: string = JSON.parse(ready).url;
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [...asRoot, ...emulatedCameraSwitches()],
  });
  const context = await browser.newContext({ viewport: options.size ?? PORTRAIT, permissions: ['camera'] });
  const page = await context.newPage();
  await page.goto(url);
  return {
    ...kiosk,
    shell,
    roots: () => [pidOf(shell), childPid(process.pid, executablePath)],
    log,
    page,
    close: async () => {
      await browser.close();
      await endChild(shell);
      await kiosk.world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('it was never started');
  return pid;
}

/** The child of the shell that runs this bundle, e.g. `core.mjs`; the device host is a child of the core. */
export function childPid(parent: number, bundle: string): number {
  for (const child of childrenOf(parent)) {
    const command = readFileSync(`/proc/${child}/cmdline`, 'utf8');
    if (command.includes(bundle)) return child;
  }
  throw new Error(`no ${bundle} below ${parent}`);
}
