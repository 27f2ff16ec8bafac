/** The system browser as the web shell's screen: found, opened in kiosk mode, opened again when it ends or is ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Chromium and its relatives, the browsers of UOS and Kylin included: all know `--kiosk`. */
const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/browser',
  '/usr/bin/qaxbrowser-safe-stable',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const SWITCHES = [
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--disable-features=Translate,TouchpadOverscrollHistoryNavigation',
  '--disable-component-update',
  // A report of a crash holds the page's memory.
  '--disable-breakpad',
  '--password-store=basic',
  // The page collects between two citizens: renderer/kiosk/release-memory.ts.
  '--js-flags=--expose-gc',
  // What a page stores is gone with the process.
  '--incognito',
];

/**
 * The browser's process group ends with the pipe on descriptor 3, and the pipe with the shell, however that ends.
 * POSIX shell: `exec` makes the browser the group's leader in its place, `kill 0` means the whole group.
 */
const GUARDED = '{ read -r _ <&3; kill -KILL 0; } & exec 3<&-; exec "$@"';

/** First and longest wait before the browser is opened again, in milliseconds. */
const BACKOFF_MS = [500, 10_000] as const;
/** A browser that stayed open this long, in milliseconds, does not fail in its start: the next is opened soon again. */
const STEADY_MS = 5_000;

export type KioskBrowserOptions = {
  executable: string;
  /** An address that lets one screen in once: made anew for each opening. */
  ticket: () => string;
  /** The browser's own files: `../screen-folder.ts`. It is there. */
  profileFolder: string;
  /** `null` fills the screen; a size is for looking at the other layout during development. */
  windowSize: { width: number; height: number } | null;
  extraSwitches: readonly string[];
  onEnd: (code: number | null) => void;
};

/** The first browser of this machine that has a kiosk mode; null when there is none. */
export function findBrowser(): string | null {
  return KNOWN.find((file) => existsSync(file)) ?? null;
}

export class KioskBrowser {
  readonly #options: KioskBrowserOptions;
  #child: ChildProcess | null = null;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  #closing = false;

  constructor(options: KioskBrowserOptions) {
    this.#options = options;
  }

  open(): void {
    const { executable, profileFolder, windowSize, extraSwitches } = this.#options;
    const entrance = writeEntrance(profileFolder, this.#options.ticket());
    const shape = windowSize
      ? [
          `--window-size=${windowSize.width},${windowSize.height}`,
          '--window-position=0,0',
          `--app=${entrance}`,
        ]
      : ['--kiosk', entrance];
    const openedAt = performance.now();
    const child = spawnGuarded(executable, [
      ...SWITCHES,
      ...extraSwitches,
      `--user-data-dir=${profileFolder}`,
      ...shape,
    ]);
    this.#child = child;
    let ended = false;
    const end = (code: number | null) => {
      if (ended) return;
      ended = true;
      this.#child = null;
      killGroup(child);
      if (!this.#closing) this.#again(code, performance.now() - openedAt);
    };
    child.on('exit', end);
    child.on('error', () => end(null));
  }

  /** Ends the browser with all of its processes; it is opened again. */
  renew(): void {
    if (this.#child) killGroup(this.#child);
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const force = setTimeout(() => killGroup(child), 3_000);
    await gone;
    clearTimeout(force);
  }

  #again(code: number | null, openForMs: number): void {
    this.#options.onEnd(code);
    if (openForMs > STEADY_MS) this.#failures = 0;
    const wait = Math.min(BACKOFF_MS[1], BACKOFF_MS[0] * 2 ** this.#failures++);
    this.#timer = setTimeout(() => this.open(), wait);
  }
}

/** Every user of the machine reads a command line: the address with its secret is in a file of the browser's own user. */
function writeEntrance(folder: string, url: string): string {
  const file = path.join(folder, 'enter.html');
  // Made anew: what lies there might have been made by another, and be readable.
  rmSync(file, { force: true });
  writeFileSync(file, `<meta http-equiv="refresh" content="0;url=${url}">`, { mode: 0o600, flag: 'wx' });
  return pathToFileURL(file).href;
}

function spawnGuarded(executable: string, args: readonly string[]): ChildProcess {
  if (process.platform === 'win32') return spawn(executable, args, { stdio: 'ignore' });
  return spawn('/bin/sh', ['-c', GUARDED, 'kiosk-browser', executable, ...args], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
}

function killGroup(child: ChildProcess): void {
  const pipe = child.stdio?.[3];
  if (pipe) pipe.destroy();
  else child.kill('SIGKILL');
}
