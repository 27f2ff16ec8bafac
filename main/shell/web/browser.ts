/** The system browser as the web shell's screen: found, opened in kiosk mode, opened again when it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

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
  '--password-store=basic',
  // What a page stores is gone with the process.
  '--incognito',
];

/** First and longest wait before the browser is opened again, in milliseconds. */
const BACKOFF_MS = [500, 10_000] as const;
/** A browser that stayed open this long, in milliseconds, was well. */
const STEADY_MS = 30_000;

export type KioskBrowserOptions = {
  executable: string;
  url: string;
  /** The browser's own files; never the citizen's. */
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
    const { executable, url, profileFolder, windowSize, extraSwitches, onEnd } = this.#options;
    const shape = windowSize
      ? [`--window-size=${windowSize.width},${windowSize.height}`, '--window-position=0,0', `--app=${url}`]
      : ['--kiosk', url];
    const openedAt = Date.now();
    const child = spawn(
      executable,
      [...SWITCHES, ...extraSwitches, `--user-data-dir=${profileFolder}`, ...shape],
      { stdio: 'ignore' },
    );
    this.#child = child;
    let ended = false;
    const end = (code: number | null) => {
      if (ended) return;
      ended = true;
      this.#child = null;
      if (this.#closing) return;
      onEnd(code);
      if (Date.now() - openedAt > STEADY_MS) this.#failures = 0;
      const wait = Math.min(BACKOFF_MS[1], BACKOFF_MS[0] * 2 ** this.#failures++);
      this.#timer = setTimeout(() => this.open(), wait);
    };
    child.on('exit', end);
    child.on('error', () => end(null));
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 3_000);
    await gone;
    clearTimeout(force);
  }
}
