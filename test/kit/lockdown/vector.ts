/** A way out that somebody at the screen may try, and the hands to try it with. */
import type { CDPSession, Page } from '@playwright/test';
import type { Display } from '../display.ts';

export const SHELLS = ['electron', 'web'] as const;
export type Shell = (typeof SHELLS)[number];

export type Point = { x: number; y: number };

/** The same in both shells. What a keyboard and a mouse do comes through the X server (XTEST), so that the window manager sees it first. */
export type Hands = {
  shell: Shell;
  display: Display;
  /** A program on the kiosk's display; what it printed. Never throws: a vector that can't be made is the kiosk's gain. */
  control: (program: string, ...words: string[]) => string;
  page: () => Page;
  devtools: () => CDPSession;
  /** Runs in the page as if a person had just tapped. Ends after a second even where the script waits for ever. */
  script: (source: string) => Promise<void>;
  bench: (action: object) => Promise<void>;
  pause: (ms: number) => Promise<void>;
};

export type Vector = {
  group: Group;
  name: string;
  attempt: (hands: Hands) => Promise<void>;
};

/** The rows of the breakout matrix, and the ones that only a window manager brings. */
export const GROUPS = ['keys', 'mouse', 'touch', 'web', 'input', 'window'] as const;
export type Group = (typeof GROUPS)[number];
