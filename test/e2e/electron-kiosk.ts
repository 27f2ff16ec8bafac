/** The real Electron shell on a screen of its own, attached to a world of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { emulatedCameraSwitches } from '../../scripts/camera.ts';
import { findElectron } from '../../scripts/electron.ts';
import { NODE, OUT, ROOT } from '../../scripts/lib.mjs';
import { type OutsideWorld, startOutsideWorld } from '../../scripts/outside-world.ts';
import { openDisplay } from './display.ts';

export type ElectronKiosk = {
  app: ElectronApplication;
  page: Page;
  world: OutsideWorld;
  bench: (action: object) => Promise<void>;
  cases: () => Promise<{ receiptNo: string; kind: string }[]>;
  slips: () => Promise<{ text: string }[]>;
  close: () => Promise<void>;
};

export async function openElectronKiosk(
  size = { width: 1080, height: 1920 },
  session: object = {},
): Promise<ElectronKiosk> {
  const electron = await findElectron();
  if (!electron) throw new Error('no Electron on this machine: npm test prepares one');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-e2e-'));
  const display = await openDisplay(size.width, size.height);
  const world = await startOutsideWorld({
    folder: path.join(folder, 'outside'),
    config: { session, platform: { probeMs: 300 } },
  });
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      ...emulatedCameraSwitches(),
      ROOT,
      `--data=${path.join(folder, 'data')}`,
      `--config=${world.configFile}`,
      `--node=${NODE}`,
      `--runtime=${path.join(OUT, 'build', 'runtime')}`,
      '--development',
    ],
    env: { ...process.env, DISPLAY: display.name } as Record<string, string>,
  });
  const page = await app.firstWindow();
  return {
    app,
    page,
    world,
    bench: async (action) => {
      const answer = await fetch(`${world.benchUrl}act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(action),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    cases: async () => (await fetch(`${world.sandboxUrl}/_sandbox/cases`)).json(),
    slips: async () => (await fetch(`${world.benchUrl}slips`)).json(),
    close: async () => {
      await app.close();
      await world.close();
      await display.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
