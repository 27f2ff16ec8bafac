/** `npm run bench -- start [--n 5]`: process start to an attract screen that takes a tap, against a bare Electron window in the same run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { _electron, type Page } from '@playwright/test';
import { build } from '../../scripts/build/build.ts';
import { findElectron } from '../../scripts/build/electron.ts';
import { NODE, OUT, ROOT } from '../../scripts/setup/lib.mjs';
import { openDisplay } from '../kit/display.ts';
import { startOutsideWorld } from '../world/outside-world.ts';
import { percentile } from './screen-figures.ts';

const LIMIT = 1.3;
const { values } = parseArgs({ options: { n: { type: 'string', default: '5' } } });

await build();
const electron = await findElectron();
if (!electron) throw new Error('no Electron on this machine: npm test prepares one');
const { executable } = electron;
const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-start-'));
const display = await openDisplay(1080, 1920);
const world = await startOutsideWorld({ folder: path.join(folder, 'outside') });

/** The least that anybody's kiosk would be: one full-screen window with one button. */
const bare = path.join(folder, 'bare');
mkdirSync(bare);
writeFileSync(path.join(bare, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }));
writeFileSync(
  path.join(bare, 'main.cjs'),
  `const { app, BrowserWindow } = require('electron');
   app.whenReady().then(() => new BrowserWindow({ kiosk: true, frame: false }).loadFile('index.html'));`,
);
writeFileSync(path.join(bare, 'index.html'), '<!doctype html><button>Start</button>');

/** The page's own clock when the button is there, enabled and painted. */
const usable = (page: Page) =>
  page
    .waitForFunction(
      () => {
        const button = document.querySelector<HTMLButtonElement>('button.start, body > button');
        return button && !button.disabled ? Date.now() : 0;
      },
      undefined,
      { polling: 'raf' },
    )
    .then((handle) => handle.jsonValue());

/** `tried`: what proves, off the clock, that the screen was usable. */
async function timed(args: readonly string[], tried?: (page: Page) => Promise<void>): Promise<number> {
  const started = Date.now();
  const app = await _electron.launch({
    executablePath: executable,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', ...args],
    env: { ...process.env, DISPLAY: display.name } as Record<string, string>,
  });
  const page = await app.firstWindow();
  const ready = await usable(page);
  await tried?.(page);
  await app.close();
  return ready - started;
}

/** A tap at the very moment the screen counts as usable must open a session. */
const tap = async (page: Page) => {
  // Null in the moment in which the app puts its own button in the place of the markup's.
  let box = await page.locator('button.start').boundingBox();
  while (!box) box = await page.locator('button.start').boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator('.home').waitFor();
};

const kiosk = async (run: number) => {
  const data = path.join(folder, `data-${run}`);
  await world.enrol(data);
  return timed(
    [
      ROOT,
      `--data=${data}`,
      `--config=${world.configFile}`,
      `--node=${NODE}`,
      `--runtime=${path.join(OUT, 'build', 'runtime')}`,
      '--development',
    ],
    tap,
  );
};

const us: number[] = [];
const them: number[] = [];
// The first of each only warms the disk's cache. In turn, so that what slows the machine slows both.
for (let run = 0; run <= Number(values.n); run++) {
  const [ours, theirs] = [await kiosk(run), await timed([bare])];
  if (run === 0) continue;
  us.push(ours);
  them.push(theirs);
}
await world.close();
await display.close();
rmSync(folder, { recursive: true, force: true });

console.table({ 'kiosk (ms)': us, 'bare window (ms)': them });
const [ours, theirs] = [percentile(us, 0.5), percentile(them, 0.5)];
console.log(
  JSON.stringify({
    bench: 'start',
    ratio: Number((ours / theirs).toFixed(2)),
    limit: LIMIT,
    better: 'lower',
    us: ours,
    them: theirs,
    unit: 'ms',
    n: us.length,
  }),
);
