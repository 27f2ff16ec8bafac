/**
 * `npm run listen [-- MATTER…]`: matters walked in Electron by keys and ear alone, with Orca running: tab, arrows and enter, and what it says
 * of each screen and each control that is pressed. The last line is JSON; exit code 1 unless all titles and controls were heard, and no
 * number was spoken that the screen masks.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from '../../scripts/build/build.ts';
import { fail } from '../../scripts/setup/lib.mjs';
import { Citizen } from '../kit/citizen.ts';
import { STAYS } from '../kit/patience.ts';
import { askShell, type ElectronKiosk, openElectronKiosk } from '../kit/screen.ts';
import { Ear } from './ear.ts';
import { MATTERS } from './matters/index.ts';
import { type Heard, NUMBERS } from './matters/matter.ts';
import {
  isInstalled,
  type Listener,
  NEEDED,
  pause,
  quietSession,
  startAccessibilityBus,
  startOrca,
} from './orca.ts';

const names = process.argv.slice(2);
const chosen = MATTERS.filter(({ name }) => names.length === 0 || names.includes(name));
if (chosen.length < names.length || chosen.length === 0) {
  fail(`npm run listen -- MATTER…, of: ${MATTERS.map(({ name }) => name).join(', ')}`);
}
if (!isInstalled()) fail(`For this:  apt-get install --no-install-recommends ${NEEDED.join(' ')}`);
if (!process.env.KIOSK_LISTENS) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-listen-'));
  await build();
  const env = { ...process.env, ...quietSession(folder), KIOSK_LISTENS: folder };
  // Orca and the buses say much there that is no fault: it is shown only where the run failed.
  const errors = path.join(folder, 'errors.txt');
  const run = spawnSync('dbus-run-session', ['--', process.execPath, import.meta.filename, ...names], {
    stdio: ['ignore', 'inherit', openSync(errors, 'w')],
    env,
  });
  if (run.status !== 0) console.error(readFileSync(errors, 'utf8').split('\n').slice(-40).join('\n'));
  rmSync(folder, { recursive: true, force: true });
  process.exit(run.status ?? 1);
}
const folder = process.env.KIOSK_LISTENS;

/** It hears of the window when that takes the focus, once it listens itself. */
async function untilItListens(kiosk: ElectronKiosk, orca: Listener): Promise<string[]> {
  const welcome: string[] = [];
  await askShell(kiosk.app, ({ app }) => app.setAccessibilitySupportEnabled(true));
  while (!welcome.some((line) => line.includes('frame'))) {
    await askShell(kiosk.app, ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.blur();
      window?.focus();
    });
    await pause(1_500);
    welcome.push(...orca.heard());
  }
  return welcome;
}

type Walked = { ear: Ear; unheard: string[] };

async function heard({ name, walk }: Heard): Promise<Walked> {
  console.log(name);
  const kiosk = await openElectronKiosk({ session: STAYS });
  const orca = startOrca(kiosk.display.name, path.join(folder ?? '', name));
  const ear = new Ear(kiosk.page, orca, NUMBERS);
  const stopped: string[] = [];
  try {
    ear.hear(await untilItListens(kiosk, orca));
    await walk(new Citizen(kiosk.page, ear.look, ear.press), kiosk, ear);
  } catch (error) {
    stopped.push(`stopped: ${error instanceof Error ? error.message : String(error)}`);
    // The page may be what went.
    await kiosk.page.screenshot({ path: `out/pictures/listen/${name}.png` }).catch(() => undefined);
  }
  const unheard = [...(await ear.unheard()), ...stopped];
  orca.close();
  await kiosk.close();
  for (const line of unheard) console.log(`  not heard: ${line}`);
  for (const number of ear.spoken) console.log(`  spoken though masked: ${number}`);
  return { ear, unheard };
}

await startAccessibilityBus(folder);
const walked: Walked[] = [];
for (const matter of chosen) walked.push(await heard(matter));
const sum = (of: (each: Walked) => number) => walked.reduce((total, each) => total + of(each), 0);
const unheard = sum((each) => each.unheard.length);
const spoken = sum(({ ear }) => ear.spoken.length);
const figures = { screens: sum(({ ear }) => ear.screens), controls: sum(({ ear }) => ear.controls) };
console.log(JSON.stringify({ listen: 'matters', matters: chosen.length, ...figures, unheard, spoken }));
process.exit(unheard + spoken === 0 ? 0 : 1);
