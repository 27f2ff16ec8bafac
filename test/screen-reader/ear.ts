/** A citizen who sees nothing: goes by keys to what is wanted, hears what Orca says of it, and notes what was not heard or ought not to be. */
import type { Locator, Page } from '@playwright/test';
import { type Listener, pause } from './orca.ts';

/** How long one waits for words, and how long none come before all was said, in milliseconds. */
const PATIENCE_MS = 30_000;
const SILENCE_MS = 6_000;
/** A pause in what is said, in milliseconds. */
const PAUSE_MS = 700;
/** More than any screen has to go through. */
const STEPS_MAX = 250;
/** As much of a name or title as has to be heard: Orca may put its own words into a long one. */
const HEARD_LETTERS = 8;
/** Orca 43 keeps its last words back until something else happens: they may come with one of the next steps. */
const STEPS_LATE = 3;

/** Without spaces and marks, which Orca has its own way with. */
const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const beginning = (words: string) => words.slice(0, HEARD_LETTERS);

export class Ear {
  readonly #page: Page;
  readonly #orca: Listener;
  readonly #numbers: readonly string[];
  /** All that was heard. */
  #heard = '';
  /** What has to be heard: titles, notices and controls, each from a place in all that was heard on; `at`: how much had been heard when one waited for it. */
  readonly #steps: { what: string; words: string; from: number; at: number }[] = [];
  #title = '';
  /** How much had been heard at the last look: a title may be said before one looks. */
  #sinceLook = 0;
  /** How much had been heard when the screen came that stands. */
  #screenFrom = 0;
  screens = 0;
  controls = 0;
  /** Numbers that were spoken while the screen shows them masked. */
  readonly spoken: string[] = [];

  /** `numbers`: what must not be spoken where the screen shows it masked. */
  constructor(page: Page, orca: Listener, numbers: readonly string[]) {
    this.#page = page;
    this.#orca = orca;
    this.#numbers = numbers;
  }

  /** The screen is there. One that only changes does not say its title again. */
  look = async (screen: string): Promise<void> => {
    this.screens++;
    this.#screenFrom = this.#sinceLook;
    const title = plain((await this.#heading().textContent()) ?? '');
    // The first was there before the listener.
    if (this.screens > 1 && title !== this.#title) {
      await this.#expect(`title of ${screen}`, beginning(title), this.#sinceLook);
    }
    this.#title = title;
    this.#sinceLook = this.#heard.length;
    console.log(`  ${screen}`);
  };

  /** What the screen that stands says, in this order. */
  hears = async (...said: readonly string[]): Promise<void> => {
    let from = this.#screenFrom;
    for (const words of said.map(plain)) {
      await this.#expect('notice', words, from);
      from = Math.max(from, this.#heard.indexOf(words, from) + words.length);
    }
  };

  /** Tab goes from group to group, arrows go within one, down from a box to its keys; then enter. */
  press = async (target: Locator): Promise<void> => {
    this.controls++;
    await target.waitFor();
    await this.#hearOut();
    const isElsewhere = await this.#goTo(target);
    // Pressed once more, it does not say its name again.
    if (isElsewhere) await this.#expect('control', beginning(plain(await target.evaluate(nameOf))));
    // A box is written in as soon as the focus is in it.
    if ((await target.evaluate((element) => element.tagName)) === 'INPUT') return;
    await this.#page.keyboard.press('Enter');
  };

  /** What was said before one came. */
  hear(lines: readonly string[]): void {
    this.#heard += lines.map(plain).join('');
  }

  /** Titles, notices and controls that were not heard, at the end, and what was heard instead. */
  async unheard(): Promise<string[]> {
    await this.#listen();
    return this.#steps.flatMap(({ what, words, from }, step) => {
      const instead = this.#heard.slice(from, this.#steps[step + STEPS_LATE]?.at);
      return instead.includes(words) ? [] : [`${what}: ${words}, but ${instead}`];
    });
  }

  #heading(): Locator {
    const dialog = this.#page.locator('[role="dialog"], [role="alertdialog"]').getByRole('heading');
    return dialog.or(this.#page.getByRole('heading', { level: 1 })).first();
  }

  /** False: the focus was there. */
  async #goTo(target: Locator): Promise<boolean> {
    for (let step = 0; step < STEPS_MAX; step++) {
      const key = await target.evaluate(keyTowards);
      if (key === null) return step > 0;
      await this.#page.keyboard.press(key);
    }
    throw new Error(`no key leads to ${await target.evaluate(nameOf)}`);
  }

  /** One who listens goes on when it has stopped speaking: what is said of the next control would cut it off. */
  async #hearOut(): Promise<void> {
    const began = performance.now();
    let last = began;
    while (performance.now() - began < PATIENCE_MS && performance.now() - last < PAUSE_MS) {
      if (await this.#listen()) last = performance.now();
      await pause(100);
    }
  }

  /** Waits until it is heard, from a place in all that was heard on, or nothing more is said. */
  async #expect(what: string, words: string, from = this.#heard.length): Promise<void> {
    this.#steps.push({ what, words, from, at: this.#heard.length });
    const began = performance.now();
    let last = began;
    while (performance.now() - began < PATIENCE_MS && performance.now() - last < SILENCE_MS) {
      if (await this.#listen()) last = performance.now();
      if (this.#heard.slice(from).includes(words)) return;
      await pause(100);
    }
  }

  /** Whether anything was said. */
  async #listen(): Promise<boolean> {
    const news = this.#orca.heard();
    if (news.length === 0) return false;
    this.hear(news);
    const said = this.#numbers.filter((number) => news.some((line) => plain(line).includes(number)));
    if (said.length > 0) {
      const shown = plain(await this.#page.evaluate(shownText));
      for (const number of said) if (!shown.includes(number)) this.spoken.push(`…${number.slice(-4)}`);
    }
    return true;
  }
}

/** What a screen reader calls it. Runs in the page. */
function nameOf(element: Element): string {
  const box = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
  return element.getAttribute('aria-label') ?? box ?? element.textContent ?? '';
}

/** The next key on the way to the target; null: the focus is there. Runs in the page. */
function keyTowards(target: Element): string | null {
  const focus = document.activeElement;
  if (focus === target) return null;
  const group = target.closest('.keypad, [role="tablist"]');
  if (!group || !focus || !group.contains(focus)) {
    // As a box says of itself: tab would go on to the next one, whose keyboard then comes.
    return focus?.matches('.entry-input') && target.closest('.dock') ? 'ArrowDown' : 'Tab';
  }
  const [from, to] = [focus.getBoundingClientRect(), target.getBoundingClientRect()];
  const down = to.top + to.height / 2 - (from.top + from.height / 2);
  const right = to.left + to.width / 2 - (from.left + from.width / 2);
  if (Math.abs(down) > Math.min(from.height, to.height) / 2) return down > 0 ? 'ArrowDown' : 'ArrowUp';
  return right > 0 ? 'ArrowRight' : 'ArrowLeft';
}

/** Text and entered text, as it stands on the screen. Runs in the page. */
function shownText(): string {
  const entered = [...document.querySelectorAll('input, textarea')].map(
    (box) => (box as HTMLInputElement).value,
  );
  return [document.body.textContent, ...entered].join('\n');
}
