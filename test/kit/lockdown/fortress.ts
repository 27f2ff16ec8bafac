/** A whole kiosk under a window manager, in the middle of somebody's matter; what a way out did to it. */
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { Citizen } from '../citizen.ts';
import { given, type Opened, OWN_PAGE, openShell } from './opened.ts';
import type { Hands, Shell, Vector } from './vector.ts';
import { closeOthers, windows, wrongWindow } from './windows.ts';

/**
 * `held`: nothing moved. `healed`: the kiosk was back within the deadline, by itself. `refused`: the browser says in a bar of its own that its policy
 * forbids it; page and window are as they were, and the bar goes with the session's page.
 */
export type Outcome =
  | { outcome: 'held' | 'healed' | 'refused'; seconds: number }
  | { outcome: 'escape'; why: string };

/** What a vector does is to be seen by then, in milliseconds. */
const SETTLED_MS = 120;
/** From the trouble to a screen that can be used, in milliseconds (issue of the hangs: ten seconds in both shells). */
const HEALED_MS = 10_000;
const LOOK_MS = 250;
/** That Electron's shell gives itself in five minutes (main/shell/electron/window.ts). */
const FRESH_WINDOWS = 5;
/** So many looks in a row the same. */
const SETTLED_LOOKS = 4;
/** A script that waits for ever is left alone after so long, in milliseconds. */
const SCRIPT_MS = 1_000;
/** Of the picture's squares; a focus ring, the clock and a spoken line's mark are less. */
const CHANGED_SHARE = 0.05;
/** Of 255; a window that Chromium makes a point smaller or larger shifts the words by less. */
const CHANGED_BRIGHTNESS = 24;
/** The highest bar, in points. */
const BAR_POINTS = 100;
const WHERE = '预约哪个事项？';
/** The longest that may be configured, in seconds: nobody touches the screen while scripts are tried. */
const IDLE_S = 600;

/** Share of the squares. */
function changed(before: Uint8Array, after: Uint8Array): number {
  const others = after.filter((bright, at) => Math.abs(bright - (before[at] ?? 0)) > CHANGED_BRIGHTNESS);
  return others.length / after.length;
}

export class Fortress {
  readonly shell: Shell;
  #opened: Opened | null = null;
  #page: Page | null = null;
  #devtools: CDPSession | null = null;
  #baseline: Uint8Array = new Uint8Array();
  #dialogs = 0;
  /** As X calls its windows, fresh ones too. */
  #className = '';

  constructor(shell: Shell) {
    this.shell = shell;
  }

  get #now(): Opened {
    return given(this.#opened);
  }

  /** Opens it, or brings it back to where the vectors begin. */
  async ready(): Promise<void> {
    this.#opened ??= await openShell(this.shell, { session: { idleSeconds: IDLE_S } });
    this.#page = await this.#now.page();
    this.#devtools = await this.#page.context().newCDPSession(this.#page);
    this.#dialogs = 0;
    this.#page.on('dialog', (dialog) => {
      this.#dialogs += 1;
      void dialog.dismiss().catch(() => undefined);
    });
    await new Citizen(this.#page).start('预约办理');
    await this.#page.getByRole('heading', { name: WHERE }).waitFor();
    await this.#page.evaluate(() => Object.assign(window, { marker: 'same page' }));
    this.#className ||= given(windows(this.#hands().control)[0]).className;
    this.#baseline = await this.#settledPicture();
  }

  /** What moves when a screen comes has come to rest. */
  async #settledPicture(): Promise<Uint8Array> {
    let last = this.#now.display.squares();
    for (let same = 0; same < SETTLED_LOOKS; ) {
      await pause(LOOK_MS);
      const squares = this.#now.display.squares();
      same = changed(last, squares) < CHANGED_SHARE / 10 ? same + 1 : 0;
      last = squares;
    }
    return last;
  }

  async try(vector: Vector): Promise<Outcome> {
    const outcome = await this.#outcomeOf(vector);
    // What it did to the kiosk has been looked at.
    closeOthers(this.#hands().control, this.#className);
    return outcome;
  }

  async #outcomeOf(vector: Vector): Promise<Outcome> {
    const from = performance.now();
    await vector.attempt(this.#hands()).catch(() => undefined);
    await pause(SETTLED_MS);
    const acted = performance.now();
    let why = await this.#wrong();
    if (why === null) return { outcome: 'held', seconds: (acted - from) / 1000 };
    while (performance.now() - acted < HEALED_MS) {
      await pause(LOOK_MS);
      why = await this.#wrong();
      if (why === null || (await this.#startsAnew())) {
        const seconds = (performance.now() - acted) / 1000;
        if (why !== null) await this.ready();
        return { outcome: 'healed', seconds };
      }
    }
    if (await this.#hasBar()) return { outcome: 'refused', seconds: HEALED_MS / 1000 };
    return { outcome: 'escape', why };
  }

  /** All is as it was, but for a strip above the page. */
  async #hasBar(): Promise<boolean> {
    if (this.#wrongWindow() !== null || (await this.#wrongPage()) !== null) return false;
    const page = given(this.#page);
    const strip = await page.evaluate(() => screen.height - innerHeight).catch(() => 0);
    return strip > 0 && strip < BAR_POINTS;
  }

  /** One more fresh window, and the shell would end, for the OS's supervisor to start it anew: there is none here (`npm run vm -- install` has it). */
  get isWorn(): boolean {
    return (this.#now.log().match(/"event":"window\.renewed"/g)?.length ?? 0) >= FRESH_WINDOWS;
  }

  /** As it is now, to be looked at. */
  picture(file: string): void {
    writeFileSync(file, this.#now.display.picture().png);
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    await opened?.close();
  }

  #hands(): Hands {
    const { display, desktop, bench } = this.#now;
    const devtools = given(this.#devtools);
    return {
      shell: this.shell,
      display,
      bench,
      page: () => given(this.#page),
      devtools: () => devtools,
      pause: async (ms) => void (await pause(ms)),
      control: (program, ...words) => {
        try {
          return desktop.control(program, ...words);
        } catch {
          return '';
        }
      },
      script: async (source) => {
        const expression = `(() => { ${source} })()`;
        const run = devtools
          .send('Runtime.evaluate', { expression, userGesture: true, allowUnsafeEvalBlockedByCSP: false })
          .catch(() => undefined);
        await Promise.race([run, pause(SCRIPT_MS)]);
      },
    };
  }

  /** In words; null: the same page at the same place, alone, over the whole screen. */
  async #wrong(): Promise<string | null> {
    return this.#wrongWindow() ?? (await this.#wrongPage()) ?? this.#wrongPicture();
  }

  #wrongWindow(): string | null {
    return wrongWindow(this.#hands().control, this.#className);
  }

  async #wrongPage(): Promise<string | null> {
    if (this.#dialogs > 0) return 'a dialog';
    if (this.#now.pages() !== 1) return `${this.#now.pages()} pages`;
    const page = given(this.#page);
    if (page.isClosed()) return 'its page is gone';
    if (!OWN_PAGE.test(page.url())) return page.url();
    const looked = page.evaluate(() => ({
      marker: 'marker' in window,
      where: document.querySelector('h1')?.textContent ?? '',
      scale: visualViewport?.scale ?? 1,
      ratio: devicePixelRatio,
      scrolled: document.scrollingElement?.scrollTop ?? 0,
    }));
    const seen = await Promise.race([looked.catch(() => null), pause(SCRIPT_MS, null)]);
    if (!seen) return 'its page does not answer';
    if (!seen.marker) return 'another page';
    if (seen.where !== WHERE) return `it shows ${seen.where}`;
    return seen.scale === 1 && seen.ratio === 1 && seen.scrolled === 0 ? null : 'it is zoomed or moved';
  }

  #wrongPicture(): string | null {
    const share = changed(this.#baseline, this.#now.display.squares());
    return share < CHANGED_SHARE ? null : `${Math.round(100 * share)} % of the picture is another`;
  }

  /** A fresh page on the attract screen, alone and in front: the session is over, and the next citizen can begin. */
  async #startsAnew(): Promise<boolean> {
    if (this.#wrongWindow() !== null) return false;
    const page = await Promise.race([this.#now.page(), pause(SCRIPT_MS, null)]);
    if (!page || this.#now.pages() !== 1) return false;
    const start = page.getByRole('button', { name: '触摸屏幕开始' });
    return start.isEnabled({ timeout: LOOK_MS }).catch(() => false);
  }
}
