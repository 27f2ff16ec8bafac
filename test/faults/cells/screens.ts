/** The screen that the cells happen to, the same to whoever walks it in either shell. */
import type { Page } from '@playwright/test';
import { kioskProcesses } from '../../kit/processes.ts';
import { type KioskOptions, openElectronKiosk } from '../../kit/screen.ts';
import { openWebScreen, type WebScreen } from '../../kit/web-screen.ts';

export const SHELLS = ['web', 'electron'] as const;
export type Shell = (typeof SHELLS)[number];

export type Screen = Pick<
  WebScreen,
  'bench' | 'cases' | 'faults' | 'shell' | 'page' | 'browserPids' | 'close'
>;

export async function openScreen(shell: Shell, options: KioskOptions): Promise<Screen> {
  if (shell === 'web') return openWebScreen(options);
  const kiosk = await openElectronKiosk(options);
  return {
    ...kiosk,
    shell: () => kiosk.shell,
    page: () => newestWindow(() => kiosk.app.windows()),
    browserPids: () => kioskProcesses(kiosk.shell.pid ?? 0).map(({ pid }) => pid),
  };
}

/** An ill window is destroyed once the fresh one stands. */
async function newestWindow(windows: () => Page[]): Promise<Page> {
  for (;;) {
    const page = windows()
      .filter((each) => !each.isClosed())
      .at(-1);
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
