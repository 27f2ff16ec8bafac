/**
 * `npm run listen`: a whole booking in Electron with Orca running, and what it says on each screen. The last line is JSON; exit
 * code 1 unless every screen's title, the card's state and the end were heard.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from '../../scripts/build/build.ts';
import { fail } from '../../scripts/setup/lib.mjs';
import { Citizen } from '../kit/citizen.ts';
import { fillBooking } from '../kit/matters.ts';
import { openElectronKiosk } from '../kit/screen.ts';
import { isInstalled, NEEDED, pause, quietSession, startAccessibilityBus, startOrca } from './orca.ts';

/** How long one waits for words, in milliseconds; and how long none come before a screen has said all. */
const PATIENCE_MS = 6_000;
const SILENCE_MS = 2_000;

const SCREENS: Record<string, RegExp> = {
  attract: /浏阳市政务服务自助终端/,
  home: /您想办理什么/,
  'choose-by-zone': /预约哪个事项/,
  search: /找到 1 项/,
  guide: /失业登记/,
  consent: /要先征得您同意/,
  card: /请将身份证平放在读卡器上/,
  'card-read': /读取成功/,
  phone: /联系电话/,
  time: /选择办理时间/,
  confirm: /请核对后提交/,
  done: /已提交到政务平台/,
};

if (!isInstalled()) fail(`For this:  apt-get install --no-install-recommends ${NEEDED.join(' ')}`);
if (!process.env.KIOSK_LISTENS) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-listen-'));
  await build();
  const env = { ...process.env, ...quietSession(folder), KIOSK_LISTENS: folder };
  const run = spawnSync('dbus-run-session', ['--', process.execPath, import.meta.filename], {
    stdio: ['ignore', 'inherit', 'ignore'],
    env,
  });
  rmSync(folder, { recursive: true, force: true });
  process.exit(run.status ?? 1);
}

const folder = process.env.KIOSK_LISTENS;
await startAccessibilityBus(folder);
const kiosk = await openElectronKiosk();
const orca = startOrca(kiosk.display.name, folder);
await kiosk.app.evaluate(({ app }) => app.setAccessibilitySupportEnabled(true));
// It hears of the window when that takes the focus, once it listens itself.
const welcome: string[] = [];
while (!welcome.some((line) => line.includes('frame'))) {
  await kiosk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.blur();
    window?.focus();
  });
  await pause(1_500);
  welcome.push(...orca.heard());
}

const visits: { screen: string; wanted: RegExp; heard: string[] }[] = [];
const listen = async (screen: string) => {
  const wanted = SCREENS[screen];
  if (!wanted) return;
  const heard: string[] = [];
  const started = performance.now();
  let last = started;
  let now = started;
  const complete = () => heard.some((line) => wanted.test(line)) && now - last > SILENCE_MS;
  for (; !complete() && now - started < PATIENCE_MS; now = performance.now()) {
    const news = orca.heard();
    if (news.length > 0) last = performance.now();
    heard.push(...news);
    await pause(200);
  }
  if (visits.length === 0) heard.unshift(...welcome);
  visits.push({ screen, wanted, heard });
  console.log(`${screen}\n${heard.map((line) => `    ${line}`).join('\n')}`);
};

const citizen = new Citizen(kiosk.page, listen);
await fillBooking(citizen, kiosk);
await citizen.confirm();
await citizen.look('done');
await citizen.finish();
orca.close();
await kiosk.close();
// Orca 43 keeps the last words of what changes by itself until something else happens, here the next screen.
const missed = visits
  .filter(
    ({ wanted }, at) =>
      !visits.slice(at, at + 2).some(({ heard }) => heard.some((line) => wanted.test(line))),
  )
  .map(({ screen }) => screen);
console.log(JSON.stringify({ listen: 'booking', screens: visits.length, missed }));
process.exit(missed.length === 0 ? 0 : 1);
