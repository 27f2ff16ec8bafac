/** Whether the kiosk is still the kiosk: its window, its page, its processes, and what they said. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type Opened, OWN_PAGE } from '../../kit/lockdown/opened.ts';
import type { Hands } from '../../kit/lockdown/vector.ts';
import { closeOthers, windows, wrongWindow } from '../../kit/lockdown/windows.ts';

/** A page that takes longer to answer does not answer, in milliseconds. */
const ANSWER_MS = 2_000;
/** pino's level of an error. */
const ERROR_LEVEL = 50;
/** What shell and core say of a process that ended by itself or hung. */
const CRASHED = ['process.crashed', 'core.down', 'core.hung', 'device-host.down', 'device-host.hung'];
/** Fresh windows did not help; or openbox took a busy window for a hung one, asked, and was answered by a random key. */
const ENDED_IN_ORDER = ['window.given-up', 'shell.told-to-end'];
/** Why a window may have been opened anew without anything having crashed: the window manager did as it was told. */
const RENEWED_BY_HAND = ['gone', 'hidden', 'minimised', 'not-in-front', 'left-page'];

type LogLine = { event?: string; reason?: string; code?: unknown; level?: number };

/** Null: no answer in time. */
export function inTime<T>(work: Promise<T>, ms = ANSWER_MS): Promise<T | null> {
  const late = new AbortController();
  const deadline = pause(ms, null, { signal: late.signal }).catch(() => null);
  return Promise.race([work.catch(() => null), deadline]).finally(() => late.abort());
}

export class Watch {
  readonly #opened: Opened;
  readonly #ownClass: string;
  readonly #heard = new WeakSet<Page>();
  readonly #crashes: string[] = [];
  #page: Page | null = null;
  #logRead = 0;
  /** Times that a window or browser was opened anew. */
  healed = 0;
  /** The shell ended in order, as it says itself; the OS's supervisor would start it anew. */
  hasEnded = false;
  /** Windows of others, all below the kiosk's. */
  below = 0;

  constructor(opened: Opened) {
    this.#opened = opened;
    this.#ownClass = windows(this.#control)[0]?.className ?? '';
  }

  /** Null while there is none. */
  async page(): Promise<Page | null> {
    if (!this.#page || this.#page.isClosed()) this.#page = await inTime(this.#opened.page());
    if (this.#page && !this.#heard.has(this.#page)) this.#listen(this.#page);
    return this.#page;
  }

  /** What has crashed since the last time; an error that nothing caught is one, in the page too. */
  crashes(): string[] {
    const text = this.#opened.log();
    const end = text.lastIndexOf('\n') + 1;
    const lines = text.slice(this.#logRead, end).split('\n').filter(Boolean);
    this.#logRead = end;
    for (const line of lines) if (!this.hasEnded) this.#judge(line);
    if (this.#opened.shellPid() === null && !this.hasEnded) this.#crashes.push('the shell has ended');
    return this.#crashes.splice(0);
  }

  /** In words; null: the kiosk's one window is in front, with the kiosk's page, which answers. */
  async wrong(): Promise<string | null> {
    const window = wrongWindow(this.#control, this.#ownClass);
    if (window !== null) return window;
    const page = await this.page();
    if (!page) return 'no page';
    if (this.#opened.pages() !== 1) return `${this.#opened.pages()} pages`;
    if (!OWN_PAGE.test(page.url())) return `the address ${page.url()}`;
    if (page.frames().length !== 1) return `${page.frames().length} frames`;
    const seen = await inTime(
      page.evaluate(() => ({
        says: document.body.querySelector('button, h1') !== null,
        scale: visualViewport?.scale ?? 1,
        ratio: devicePixelRatio,
      })),
    );
    if (!seen) return 'its page does not answer';
    if (!seen.says) return 'its page is empty';
    return seen.scale === 1 && seen.ratio === 1 ? null : `it is zoomed: ${seen.scale}, ${seen.ratio}`;
  }

  /** The window manager's own keys start programs, which come to lie below the kiosk. */
  clear(): void {
    this.below += closeOthers(this.#control, this.#ownClass);
  }

  readonly #control: Hands['control'] = (program, ...words) => {
    try {
      return this.#opened.desktop.control(program, ...words);
    } catch {
      return '';
    }
  };

  #listen(page: Page): void {
    this.#heard.add(page);
    page.on('pageerror', (error) =>
      this.#crashes.push(`in the page: ${error.name} ${error.message} ${error.stack}`),
    );
    page.on('crash', () => this.#crashes.push('the page crashed'));
    page.on('dialog', (dialog) => {
      this.#crashes.push(`a dialog: ${dialog.type()}`);
      void dialog.dismiss().catch(() => undefined);
    });
  }

  #judge(line: string): void {
    const said = parsed(line);
    if (!said) return;
    const { event = '', reason = '', code = 0 } = said;
    if (ENDED_IN_ORDER.includes(event)) this.hasEnded = true;
    if (event === 'window.renewed' || event === 'browser.ended') this.healed += 1;
    const isCrash =
      CRASHED.includes(event) ||
      (said.level ?? 0) >= ERROR_LEVEL ||
      event === 'browser.renewed' ||
      (event === 'browser.ended' && code !== 0) ||
      (event === 'window.renewed' && !RENEWED_BY_HAND.includes(reason));
    if (isCrash) this.#crashes.push(line);
  }
}

/** Null: not a line of the kiosk's, as Chromium writes some. */
function parsed(line: string): LogLine | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
