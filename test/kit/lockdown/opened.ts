/** A whole kiosk on a display of its own, under a window manager, the same to whoever attacks it in either shell. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Desktop, Display } from '../display.ts';
import { type KioskOptions, openElectronKiosk } from '../screen.ts';
import { openWebScreen } from '../web-screen.ts';
import type { Hands, Shell } from './vector.ts';

export type Opened = {
  display: Display;
  desktop: Desktop;
  /** The newest one. */
  page: () => Promise<Page>;
  pages: () => number;
  bench: Hands['bench'];
  /** JSON lines that shell and core wrote. */
  log: () => string;
  /** Null once the shell has ended. */
  shellPid: () => number | null;
  close: () => Promise<void>;
};

/** Addresses of the kiosk's own page. */
export const OWN_PAGE = /^(kiosk:\/\/(app|next)\/index\.html$|http:\/\/127\.0\.0\.1:\d+\/)/;

/** The web shell can't call its window back from where a desktop's keys put it; its session (cage) has no such keys. */
const DESKTOPS = { electron: 'usual', web: 'bare' } as const;

export async function openShell(
  shell: Shell,
  { session = {} }: Pick<KioskOptions, 'session'>,
): Promise<Opened> {
  const options = { desktop: DESKTOPS[shell], session };
  if (shell === 'web') {
    const screen = await openWebScreen({ ...options, policy: true });
    return {
      ...screen,
      desktop: given(screen.desktop),
      pages: () => screen.pages(),
      shellPid: () => livingPid(screen.shell()),
    };
  }
  const kiosk = await openElectronKiosk(options);
  const open = () => kiosk.app.windows().filter((each) => !each.isClosed());
  const page = async () => {
    while (open().length === 0) await pause(50);
    return given(open().at(-1));
  };
  return {
    ...kiosk,
    desktop: given(kiosk.desktop),
    page,
    pages: () => open().length,
    shellPid: () => livingPid(kiosk.shell),
  };
}

function livingPid(shell: Pick<ChildProcess, 'pid' | 'exitCode' | 'signalCode'>): number | null {
  return shell.exitCode === null && shell.signalCode === null ? (shell.pid ?? null) : null;
}

export function given<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('not there');
  return value;
}
