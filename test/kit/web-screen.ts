/** The web shell as it stands in a hall: it opens the system's browser itself, on a display of the test's own. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { placesInMemory, screenFolderPrefix } from '../../main/shell/screen-folder.ts';
import { NODE, OUT, ROOT } from '../../scripts/setup/lib.mjs';
import { emulatedCameraSwitches } from '../world/camera.ts';
import { type Desktop, type Display, openDesktop, openDisplay } from './display.ts';
import { endChild } from './end-child.ts';
import { asRoot, type Kiosk, type KioskOptions, listen, PORTRAIT, prepare } from './screen.ts';

export type WebScreen = Pick<Kiosk, 'bench' | 'cases' | 'faults' | 'slips'> & {
  display: Display;
  desktop: Desktop | null;
  dataFolder: string;
  /** The browser's own folder, of the shell that runs now. */
  profile: () => string;
  shell: () => ChildProcess;
  log: () => string;
  /** The one page of the browser that is open now. */
  page: () => Promise<Page>;
  /** How many pages it has that a person could see. */
  pages: () => number;
  /** Processes of the browser, whoever's children they are. */
  browserPids: () => number[];
  /** As the OS's supervisor does once a shell is gone. */
  startShell: () => void;
  close: () => Promise<void>;
};

/** A browser that was ended does not answer; one on a busy machine takes its time. Milliseconds. */
const CONNECT_MS = 10_000;

/** Where Debian's Chromium reads its policies. */
const CHROMIUM_CONFIG = '/etc/chromium';

/** Nobody answers the browser's own question whether the page may use the camera. */
const CAMERA_ALLOWED = '--use-fake-ui-for-media-stream';

export type WebScreenOptions = KioskOptions & {
  /** The browser goes by the package's policy, but for what keeps a test out of it; needs root. */
  policy?: boolean;
};

export async function openWebScreen(options: WebScreenOptions = {}): Promise<WebScreen> {
  const { width, height } = options.size ?? PORTRAIT;
  const display = await openDisplay(width, height);
  const desktop = options.desktop ? await openDesktop(display.name, options.desktop) : null;
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
  const underPolicy = options.policy ? policyPrefix(path.join(folder, 'policy')) : [];
  let browser: Browser | null = null;
  const start = () => {
    const words = [NODE, ...program, ...switches.map((each) => `--browser-switch=${each}`)];
    const [first = NODE, ...rest] = [...underPolicy, ...words];
    const shell = spawn(first, rest, {
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
    desktop,
    dataFolder,
    profile,
    bench,
    cases,
    faults,
    slips,
    shell: () => shell,
    log: () => logs.map((log) => log()).join(''),
    page: async () => {
      const found = await onlyPage(profile);
      browser = found.browser;
      return found.page;
    },
    pages: () => (browser ? pagesOf(browser).length : 0),
    browserPids: () => browserProcesses(prefix, groups),
    startShell: () => {
      shell = start();
    },
    close: async () => {
      await endChild(shell);
      await world.close();
      await desktop?.close();
      await display.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Tries again as long as the browser is not there. */
async function onlyPage(profile: () => string): Promise<{ browser: Browser; page: Page }> {
  for (;;) {
    try {
      const [port] = readFileSync(path.join(profile(), 'DevToolsActivePort'), 'utf8').split('\n');
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: CONNECT_MS });
      const pages = pagesOf(browser);
      const page = pages.find((each) => each.url().startsWith('http://127.0.0.1'));
      if (page && pages.length === 1) return { browser, page };
      await browser.close();
    } catch {
      // No browser yet, or the last one's port.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Chromium holds its address bar's lists ready as pages, in kiosk mode too; the policy refuses them, so they show an error. */
const HIDDEN = ['chrome://omnibox-popup.top-chrome/', 'chrome-error://'];

const pagesOf = (browser: Browser) =>
  browser
    .contexts()
    .flatMap((context) => context.pages())
    .filter((page) => !HIDDEN.some((start) => page.url().startsWith(start)));

/** In a mount namespace of its own (unshare(1)): no other browser of this machine sees the policy. */
function policyPrefix(folder: string): string[] {
  const managed = path.join(folder, 'policies', 'managed');
  mkdirSync(managed, { recursive: true });
  const shipped = path.join(ROOT, 'scripts/build/debian/system/chromium-policy.json');
  const {
    DeveloperToolsAvailability: _,
    URLAllowlist,
    ...policy
  } = JSON.parse(readFileSync(shipped, 'utf8'));
  // The entrance lies where this shell has its own folder in memory, not where the unit's is.
  const allowed = [...URLAllowlist, ...placesInMemory().map((place) => `file://${place}/`)];
  writeFileSync(path.join(managed, 'kiosk.json'), JSON.stringify({ ...policy, URLAllowlist: allowed }));
  for (const name of readdirSync(CHROMIUM_CONFIG))
    copyFileSync(path.join(CHROMIUM_CONFIG, name), path.join(folder, name));
  const script = `mount --bind ${folder} ${CHROMIUM_CONFIG} && exec "$@"`;
  return ['unshare', '--mount', 'sh', '-c', script, 'policy'];
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
