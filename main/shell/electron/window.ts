/** The kiosk's one window, and a fresh one when it is gone, hangs, turns blank or is not to be seen. */
import path from 'node:path';
import { BrowserWindow, ipcMain, type NativeImage, type Rectangle, screen } from 'electron';
import { Heartbeat } from '../../process/heartbeat.ts';
import type { Layout } from '../options.ts';
import { BlankLooks } from './blank-looks.ts';
import { isOurs, ORIGINS } from './lockdown.ts';

/** How often the window's pixels are looked at, and how long the picture may take, in milliseconds. */
const PICTURE_EVERY_MS = 10_000;
const PICTURE_DEADLINE_MS = 5_000;
/** A page that has not answered after this many beats never started. */
const START_BEATS = 20;
/** Another window in front, in beats: first this one is raised again, then it is ill. */
const COVERED_RAISE = 2;
const COVERED_LIMIT = 5;
/** More fresh windows than this within the span, and the shell itself is the trouble. */
const FRESH_LIMIT = 5;
const FRESH_SPAN_MS = 5 * 60_000;

/** A first window that is not ready after this long keeps nobody waiting any more, in milliseconds. */
const FIRST_SHOWN_MS = 3_000;

export type WindowEvents = {
  note: (event: { event: string; [detail: string]: unknown }) => void;
  /** A window was ill and gave way to a fresh one. */
  renewed: () => void;
  /** The first window is on the screen, or could not be in time. */
  firstShown: () => void;
  /** Fresh windows don't help: end, so that the OS supervisor starts everything anew. */
  giveUp: () => void;
};

export class KioskWindow {
  readonly #layout: Layout;
  readonly #events: WindowEvents;
  #window: BrowserWindow | null = null;
  #freshAt: number[] = [];
  #heartbeat: Heartbeat | null = null;
  readonly #blank = new BlankLooks();
  /** Pages loaded so far. */
  #pages = -1;
  /** Beats since it was last in front; null where it never was: a bare X server gives no window the focus. */
  #covered: number | null = null;
  #wasShown = false;

  constructor(layout: Layout, events: WindowEvents) {
    this.#layout = layout;
    this.#events = events;
    ipcMain.on('kiosk:pong', (event) => {
      // While a page loads, an answer may still be the last page's, and a busy machine may take seconds to run its scripts.
      if (this.isOurs(event.sender.id) && !event.sender.isLoadingMainFrame()) this.#heartbeat?.answered();
    });
    setInterval(() => void this.#look(), PICTURE_EVERY_MS).unref();
    setTimeout(() => this.#shown(), FIRST_SHOWN_MS).unref();
  }

  open(): void {
    const display = screen.getPrimaryDisplay().bounds;
    const bounds = shaped(display, this.#layout);
    const fills = bounds.width === display.width && bounds.height === display.height;
    const window = new BrowserWindow({
      ...bounds,
      kiosk: fills,
      alwaysOnTop: fills,
      frame: false,
      show: false,
      resizable: false,
      movable: false,
      minimizable: false,
      closable: false,
      autoHideMenuBar: true,
      backgroundColor: '#f7f3ec',
      webPreferences: {
        preload: path.join(__dirname, 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
        devTools: false,
        backgroundThrottling: false,
        // Not persisted: what a page stores is gone with the process.
        partition: 'kiosk',
      },
    });
    this.#window = window;
    this.#covered = null;
    this.#watch(window, fills);
    this.#keepBounds(window, bounds);
    window.once('ready-to-show', () => {
      window.show();
      this.#events.note({ event: 'window.shown' });
      this.#shown();
    });
    this.#load(window);
  }

  /** Between two citizens: the same page under its other name, in a process of its own. The last one's ends with all it holds. */
  freshPage(): void {
    if (this.#window) this.#load(this.#window);
  }

  #load(window: BrowserWindow): void {
    this.#pages += 1;
    void window.loadURL(`${ORIGINS[this.#pages % ORIGINS.length]}/index.html`);
  }

  /** The kiosk ends: from now on a window that goes is not ill. */
  end(): void {
    this.#window = null;
    this.#heartbeat?.stop();
  }

  #watch(window: BrowserWindow, fills: boolean): void {
    const renew = (reason: string) => () => this.#renew(window, reason);
    this.#heartbeat?.stop();
    // Answered by the page's own thread, which may loop without any event being raised.
    this.#heartbeat = new Heartbeat({
      startBeats: START_BEATS,
      send: () => {
        if (fills) this.#keepInFront(window);
        if (!window.isDestroyed()) window.webContents.send('kiosk:ping');
      },
      onSilent: renew('hung'),
    });
    // Linux's window managers close by message what is not closable.
    window.on('close', (event) => {
      event.preventDefault();
      this.#events.note({ event: 'window.close-refused' });
    });
    window.on('focus', () => {
      this.#covered = 0;
    });
    window.on('closed', renew('gone'));
    window.on('hide', renew('hidden'));
    window.on('minimize', renew('minimised'));
    window.on('unresponsive', renew('unresponsive'));
    window.webContents.on('render-process-gone', (_event, details) => this.#renew(window, details.reason));
    window.webContents.on('did-navigate', (_event, url) => {
      this.#heartbeat?.startsAnew();
      // A mouse's back button would lead to the last citizen's page.
      window.webContents.navigationHistory.clear();
      if (!isOurs(url)) this.#renew(window, 'left-page');
    });
  }

  /** Its page may resize and move it by script; the window manager asks nobody either. */
  #keepBounds(window: BrowserWindow, bounds: Rectangle): void {
    const restore = () => {
      if (window !== this.#window || hasBounds(window, bounds)) return;
      this.#events.note({ event: 'window.bounds-restored' });
      window.setBounds(bounds);
    };
    window.on('resize', restore);
    window.on('move', restore);
  }

  /** What covers a window raises no event of Electron's; but it takes the focus, and a kiosk's window has it for good. */
  #keepInFront(window: BrowserWindow): void {
    if (window.isFocused()) this.#covered = 0;
    else if (this.#covered !== null) this.#covered += 1;
    if (this.#covered === COVERED_LIMIT) this.#renew(window, 'not-in-front');
    else if (this.#covered === COVERED_RAISE) {
      this.#events.note({ event: 'window.raised' });
      window.moveTop();
      window.focus();
    }
  }

  #shown(): void {
    if (this.#wasShown) return;
    this.#wasShown = true;
    this.#events.firstShown();
  }

  isOurs(webContentsId: number): boolean {
    const window = this.#window;
    // Its page's last messages may arrive after it.
    return window !== null && !window.isDestroyed() && window.webContents.id === webContentsId;
  }

  #renew(window: BrowserWindow, reason: string): void {
    if (window !== this.#window) return;
    this.#events.note({ event: 'window.renewed', reason });
    this.#events.renewed();
    const now = performance.now();
    this.#freshAt = [...this.#freshAt.filter((at) => now - at < FRESH_SPAN_MS), now];
    if (this.#freshAt.length > FRESH_LIMIT) {
      this.#events.note({ event: 'window.given-up' });
      this.end();
      this.#events.giveUp();
      return;
    }
    this.open();
    if (!window.isDestroyed()) window.destroy();
  }

  /** A white screen may raise no event at all, so the pixels are looked at. */
  async #look(): Promise<void> {
    const window = this.#window;
    if (!window || window.isDestroyed() || !window.isVisible()) return;
    const page = this.#pages;
    const picture = await inTime(window.webContents.capturePage());
    const illness = !picture ? 'no-picture' : isBlank(picture) ? 'blank' : null;
    if (this.#blank.isIll(page, illness !== null) && illness) this.#renew(window, illness);
  }
}

/** Null when it failed, or the deadline passed first. */
function inTime<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PICTURE_DEADLINE_MS);
  });
  return Promise.race([work.catch(() => null), late]).finally(() => clearTimeout(timer));
}

/** Up to the point by which Chromium makes a window smaller that a window manager has put on the full screen. */
function hasBounds(window: BrowserWindow, wanted: Rectangle): boolean {
  const now = window.getBounds();
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(now[side] - wanted[side]) <= 1);
}

/** The whole screen, or the largest 16:9 part of it in the layout asked for. */
function shaped(display: Rectangle, layout: Layout): Rectangle {
  const isPortrait = display.height > display.width;
  if (layout === 'screen' || isPortrait === (layout === 'portrait')) return display;
  if (layout === 'landscape') return { ...display, height: Math.round((display.width * 9) / 16) };
  const width = Math.round((display.height * 9) / 16);
  return { ...display, x: display.x + Math.floor((display.width - width) / 2), width };
}

function isBlank(picture: NativeImage): boolean {
  const pixels = picture.resize({ width: 64 }).toBitmap();
  const first = pixels.subarray(0, 4);
  for (let at = 4; at < pixels.length; at += 4) {
    if (!pixels.subarray(at, at + 4).equals(first)) return false;
  }
  return true;
}
