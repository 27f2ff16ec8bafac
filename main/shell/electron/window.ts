/** The kiosk's one window, and a fresh one when it dies, hangs or turns blank. */
import path from 'node:path';
import { BrowserWindow, ipcMain, type NativeImage, type Rectangle, screen } from 'electron';
import type { Layout } from '../options.ts';
import { ORIGIN } from './lockdown.ts';

/** How often the window is asked for a sign of life and its pixels looked at, and how long an answer may take, in milliseconds. */
const PROBE_EVERY_MS = 10_000;
const PROBE_DEADLINE_MS = 5_000;
/** Blank or silent this many looks in a row is a white screen or a hang, not a slow page. */
const SICK_LIMIT = 2;
/** More fresh windows than this within the span, and the shell itself is the trouble. */
const FRESH_LIMIT = 5;
const FRESH_SPAN_MS = 5 * 60_000;

/** A first window that is not ready after this long keeps nobody waiting any more, in milliseconds. */
const FIRST_SHOWN_MS = 3_000;

export type WindowEvents = {
  note: (event: { event: string; [detail: string]: unknown }) => void;
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
  #sick = 0;
  #wasShown = false;
  #onPong: () => void = () => undefined;

  constructor(layout: Layout, events: WindowEvents) {
    this.#layout = layout;
    this.#events = events;
    ipcMain.on('kiosk:pong', (event) => {
      if (this.isOurs(event.sender.id)) this.#onPong();
    });
    setInterval(() => void this.#probe(), PROBE_EVERY_MS).unref();
    setTimeout(() => this.#shown(), FIRST_SHOWN_MS).unref();
  }

  open(): void {
    const display = screen.getPrimaryDisplay().bounds;
    const bounds = shaped(display, this.#layout);
    const window = new BrowserWindow({
      ...bounds,
      kiosk: bounds.width === display.width && bounds.height === display.height,
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
    this.#sick = 0;
    window.once('ready-to-show', () => {
      window.show();
      this.#events.note({ event: 'window.shown' });
      this.#shown();
    });
    window.webContents.on('render-process-gone', (_event, details) => this.#renew(window, details.reason));
    window.webContents.on('did-navigate', (_event, url) => {
      if (!url.startsWith(`${ORIGIN}/`)) this.#renew(window, 'left-page');
    });
    window.on('unresponsive', () => this.#renew(window, 'unresponsive'));
    void window.loadURL(`${ORIGIN}/index.html`);
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
    const now = Date.now();
    this.#freshAt = [...this.#freshAt.filter((at) => now - at < FRESH_SPAN_MS), now];
    if (this.#freshAt.length > FRESH_LIMIT) {
      this.#events.giveUp();
      return;
    }
    this.open();
    window.destroy();
  }

  /** A white screen or a hang may raise no event at all, so the page is asked and the pixels are looked at. */
  async #probe(): Promise<void> {
    const window = this.#window;
    if (!window || window.isDestroyed() || !window.isVisible()) return;
    const [alive, picture] = await Promise.all([
      inTime(this.#answer(window)),
      inTime(window.webContents.capturePage()),
    ]);
    const illness = !alive ? 'hung' : !picture ? 'no-picture' : isBlank(picture) ? 'blank' : null;
    this.#sick = illness ? this.#sick + 1 : 0;
    if (illness && this.#sick >= SICK_LIMIT) this.#renew(window, illness);
  }

  #answer(window: BrowserWindow): Promise<true> {
    return new Promise((resolve) => {
      this.#onPong = () => resolve(true);
      window.webContents.send('kiosk:ping');
    });
  }
}

/** Null when it failed, or the deadline passed first. */
function inTime<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PROBE_DEADLINE_MS);
  });
  return Promise.race([work.catch(() => null), late]).finally(() => clearTimeout(timer));
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
