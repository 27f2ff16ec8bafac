/** The web shell as it stands in a hall: it opens the system's browser itself, on a display of the test's own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { placesInMemory, screenFolderPrefix } from '../../main/shell/screen-folder.ts';
import { NODE, OUT } from '../../scripts/setup/lib.mjs';
import { emulatedCameraSwitches } from '../world/camera.ts';
import { type Display, openDisplay } from './display.ts';
import { endChild } from './end-child.ts';
import { asRoot, type Kiosk, type KioskOptions, listen, PORTRAIT, prepare } from './screen.ts';

export type WebScreen = Pick<Kiosk, 'bench' | 'cases' | 'faults' | 'slips'> & {
  display: Display;
  dataFolder: string;
  /** The browser's own folder, of the shell that runs now. */
  profile: () => string;
  shell: () => ChildProcess;
  log: () => string;
  /** The one page of the browser that is open now. */
  page: () => Promise<Page>;
  /** Processes of the browser, whoever's children they are. */
  browserPids: () => number[];
  /** As the OS's supervisor does once a shell is gone. */
  startShell: () => void;
  close: () => Promise<void>;
};

/** Nobody answers the browser's own question whether the page may use the camera. */
const CAMERA_ALLOWED = '--use-fake-ui-for-media-stream';

export async function openWebScreen(options: KioskOptions = {}): Promise<WebScreen> {
  const { width, height } = options.size ?? PORTRAIT;
  const display = await openDisplay(width, height);
  const { folder, dataFolder, world, shellOptions, bench, cases, faults, slips } = await prepare(options);
  const prefix = screenFolderPrefix(dataFolder);
  const switches = [
    ...asRoot,
    '--disable-gpu',
    '--remote-debugging-port=0',
    CAMERA_ALLOWED,
    ...emulatedCameraSwitches(),
  ];
  const program = [path.join(OUT, 'build', 'web', 'index.mjs'), ...shellOptions, '--browser'];
  const groups = new Set<number>();
  const logs: (() => string)[] = [];
  const start = () => {
    const shell = spawn(NODE, [...program, ...switches.map((each) => `--browser-switch=${each}`)], {
      env: { ...process.env, DISPLAY: display.name },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    logs.push(listen(shell).log);
    return shell;
  };
  let shell = start();
  const profile = () => {
    const folders = placesInMemory().map((place) => path.join(place, `${prefix}${shell.pid}`));
    return folders.find((folder) => existsSync(folder)) ?? 'none';
  };
  return {
    display,
    dataFolder,
    profile,
    bench,
    cases,
    faults,
    slips,
    shell: () => shell,
    log: () => logs.map((log) => log()).join(''),
    page: () => onlyPage(profile),
    browserPids: () => browserProcesses(prefix, groups),
    startShell: () => {
      shell = start();
    },
    close: async () => {
      await endChild(shell);
      await world.close();
      await display.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Tries again as long as the browser is not there. */
async function onlyPage(profile: () => string): Promise<Page> {
  for (;;) {
    try {
      const [port] = readFileSync(path.join(profile(), 'DevToolsActivePort'), 'utf8').split('\n');
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 2_000 });
      const pages = browser.contexts().flatMap((context) => context.pages());
      const page = pages.find((each) => each.url().startsWith('http://127.0.0.1'));
      if (page && pages.length === 1) return page;
      await browser.close();
    } catch {
      // No browser yet, or the last one's port.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** All of the browser's process groups, past ones too: `groups` keeps what was seen. */
function browserProcesses(folderPrefix: string, groups: Set<number>): number[] {
  const living = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((entry) => ({ pid: Number(entry), words: commandLine(Number(entry)), group: groupOf(entry) }))
    .filter(({ words }) => (words[0] ?? '') !== '');
  for (const { words, group } of living) {
    const isOurs = words.some(
      (word) => word.startsWith('--user-data-dir=') && word.includes(`/${folderPrefix}`),
    );
    if (group > 0 && isOurs) groups.add(group);
  }
  return living.filter(({ group }) => groups.has(group)).map(({ pid }) => pid);
}

/** Zero once it is gone. */
function groupOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Behind the name, which may hold blanks and brackets: state, parent, group.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
  } catch {
    return 0;
  }
}

/** Empty once the process is gone. */
export function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
