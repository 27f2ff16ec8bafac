/**
 * `npm run vm -- install`: the built web package in a Debian of its own, booted with systemd in a container: installed as an operator
 * would, walked as a citizen would, each of its processes killed and stopped, the power cut, removed. The last line is JSON.
 */
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fail, NODE, OUT, ROOT, run, say } from '../../scripts/setup/lib.mjs';
import { Citizen } from '../kit/citizen.ts';
import { fillBooking, fillPreReview } from '../kit/matters.ts';
import { PIN } from '../kit/screen.ts';
import { startOutsideWorld } from '../world/outside-world.ts';
import { Eye, HEADLESS, openEye, startBench, wireUp } from './install/bench.ts';
import { BLOWS } from './install/blows.ts';
import { freshRoot, missingTools, removeRun } from './install/debian.ts';
import { addressVectors, userVectors, type Vector } from './install/escapes.ts';
import { Machine } from './install/machine.ts';

const FOLDER = path.join(OUT, 'vm-install');
const SHARED = path.join(FOLDER, 'shared');
const WORLD = path.join(FOLDER, 'world');
const REPORT = path.join(FOLDER, 'report.md');
const DATA = '/var/lib/liuyang-kiosk';
/** How long a kiosk may take until a citizen can use it again, milliseconds: emulated nowhere, but two shared processors draw the screen. */
const USABLE_MS = 60_000;

/** `--only core`: for a look at one victim; the ways out are then left alone. */
const only = process.argv[process.argv.indexOf('--only') + 1];
const isPart = process.argv.includes('--only');
const blows = BLOWS.filter(({ victim }) => !isPart || victim === only);

/** Twice what a backlog is spread over, milliseconds (delivery-policy.ts). */
const DELIVERED_MS = 10 * 60_000;

const report: string[] = ['# The installed kiosk', ''];
const note = (line: string) => {
  report.push(line);
  say(line);
};

const problem = missingTools();
if (problem) fail(problem);

/** `--built`: the package as it lies there. */
async function buildPackage(): Promise<string> {
  const [built] = globSync('liuyang-kiosk-web_*.deb', { cwd: path.join(OUT, 'package') });
  if (process.argv.includes('--built') && built) return path.join(OUT, 'package', built);
  const script = path.join(ROOT, 'scripts/build/package.ts');
  const { code, printed } = await run(NODE, [script, '--web', 'deb'], { quiet: true });
  if (code !== 0) fail(printed);
  return /\S+liuyang-kiosk-web_\S+\.deb/.exec(printed)?.[0] ?? fail(printed);
}

const deb = await buildPackage();
const root = await freshRoot();
for (const folder of [SHARED, WORLD]) rmSync(folder, { recursive: true, force: true });
mkdirSync(SHARED, { recursive: true });
const world = await startOutsideWorld({ folder: WORLD, tcp: true });
const machine = new Machine(root, SHARED);
let eye: Eye | null = null;

const bench = async (action: object) => {
  const answer = await post(`${world.benchUrl}act`, action);
  if (!answer.ok) throw new Error(`${JSON.stringify(action)}: ${answer.status}`);
};
const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const cases = async (): Promise<{ receiptNo: string }[]> =>
  (await fetch(`${world.sandboxUrl}/_sandbox/cases`)).json();

/** The kiosk's page, whichever browser shows it now. */
async function screen(): Promise<Page> {
  if (!eye) throw new Error('no eye yet');
  return eye.page(Date.now() + USABLE_MS);
}

/** From inside a matter back to the attract screen, as somebody would who gives up. */
const WAY_OUT = ['返回首页', '首页', '结束办理'];

/** Until the attract screen can be tapped, on a page that stays: the one looked at may be about to be replaced. */
async function usable(): Promise<{ page: Page; ms: number }> {
  const since = Date.now();
  for (;;) {
    try {
      const page = await screen();
      const attract = page.getByRole('button', { name: '触摸屏幕开始' });
      const out = WAY_OUT.map((name) => page.getByRole('button', { name, exact: true }));
      await expect(out.reduce((either, each) => either.or(each), attract).first()).toBeVisible({
        timeout: 5_000,
      });
      for (const button of out) {
        if (await button.isVisible()) await button.click({ timeout: 2_000 });
      }
      await expect(attract).toBeEnabled({ timeout: 2_000 });
      return { page, ms: Date.now() - since };
    } catch (error) {
      if (Date.now() - since > USABLE_MS) throw error;
    }
  }
}

const closeEye = async () => eye?.close();

/** One citizen books, from the attract screen to the receipt, beginning anew where it breaks off before confirm; returns its number. */
async function books(): Promise<string> {
  const late = Date.now() + USABLE_MS;
  for (;;) {
    const { page } = await usable();
    const citizen = new Citizen(page);
    try {
      await fillBooking(citizen, { bench });
    } catch (error) {
      if (Date.now() > late) throw error;
      await bench({ do: 'remove' });
      continue;
    }
    await bench({ do: 'remove' });
    const receipt = await citizen.confirm();
    await citizen.finish();
    return receipt;
  }
}

/** What the screen shows, for whoever reads the report. */
async function picture(name: string): Promise<void> {
  const page = await screen().catch(() => null);
  await page?.screenshot({ path: path.join(FOLDER, `${name}.png`), timeout: 5_000 }).catch(() => undefined);
}

async function install(): Promise<void> {
  await machine.boot();
  note(`Booted: systemd ${/\d+/.exec(machine.must('systemctl', '--version'))?.[0]} in systemd-nspawn.`);
  await run('cp', [deb, path.join(SHARED, 'kiosk.deb')]);
  machine.write(HEADLESS, '/etc/default/liuyang-kiosk');
  const force = ['-o', 'Dpkg::Options::=--force-confold'];
  machine.must('apt-get', 'install', '-y', '--no-install-recommends', ...force, '/bench/kiosk.deb');
  openEye(machine);
  eye = await Eye.open(machine);
  machine.must('systemctl', 'restart', 'liuyang-kiosk-screen');
  machine.must('systemctl', 'start', 'bench-eye');
}

async function configure(): Promise<void> {
  await expect((await screen()).getByText('尚未配置')).toBeVisible({ timeout: USABLE_MS });
  note('Not configured: the screen says so and is out of service.');
  machine.write(wireUp(machine, world), '/etc/liuyang-kiosk/site.yaml');
  machine.must('systemd-tmpfiles', '--create', 'liuyang-kiosk.conf');
  await expect((await screen()).getByText('未登记')).toBeVisible({ timeout: USABLE_MS });
  note('Configured, not enrolled: the screen says so.');
  const handedOut = await post(`${world.sandboxUrl}/_sandbox/enrolments`, { kioskId: 'LY001' });
  machine.write(await handedOut.text(), '/root/enrolment.json');
  machine.must('liuyang-kiosk-admin', 'enrol', '--file', '/root/enrolment.json');
  machine.answer(`${PIN}\n`, 'liuyang-kiosk-admin', 'pin');
  const { ms } = await usable();
  note(`Enrolled by file: in service ${(ms / 1000).toFixed(1)} s later.`);
}

async function walkBoth(): Promise<string[]> {
  const booked = await books();
  const citizen = new Citizen((await usable()).page);
  await fillPreReview(citizen, { bench });
  const filed = await citizen.confirm();
  await citizen.page.screenshot({ path: path.join(FOLDER, 'filed.png') });
  await citizen.finish();
  note(`Walked: a booking and a pre-review.`);
  return [booked, filed];
}

/** Each blow falls in the middle of somebody's booking; the next citizen books to the end. */
async function strikeAll(receipts: string[]): Promise<number> {
  let back = 0;
  note('');
  report.push('| what | how | usable after (s) |', '| --- | --- | --- |');
  for (const { victim, signal, strike } of blows) {
    const { page } = await usable();
    await new Citizen(page).start('预约办理');
    strike(machine);
    const since = Date.now();
    try {
      receipts.push(await books());
      back += 1;
      note(`| ${victim} | SIG${signal} | booked ${((Date.now() - since) / 1000).toFixed(1)} s later |`);
    } catch (error) {
      await picture(`not-back-${victim}-${signal}`.replace(' ', '-'));
      note(`| ${victim} | SIG${signal} | not back: ${(error as Error).message.split('\n')[0]} |`);
    }
  }
  return back;
}

/** In the middle of a session, with cases in the queue. */
async function cutPower(receipts: string[]): Promise<number> {
  const { page } = await usable();
  const citizen = new Citizen(page);
  await citizen.start('预约办理');
  await machine.cutPower();
  await machine.boot();
  startBench(machine);
  const { ms } = await usable();
  note(`| the power | cut | usable ${(ms / 1000).toFixed(1)} s after systemd was up |`);
  receipts.push(await books());
  return 1;
}

/** After an outage a kiosk spreads its backlog over minutes, so that thousands don't come at once: the technician has it sent now. */
async function deliverNow(): Promise<void> {
  const { page } = await usable();
  for (let tap = 0; tap < 5; tap++) await page.getByTestId('maintenance-corner').click();
  const technician = new Citizen(page);
  await technician.digits(PIN);
  await technician.tap('进入');
  await page.getByRole('button', { name: /^待提交队列/ }).click();
  await page
    .getByRole('button', { name: /立即提交/ })
    .first()
    .click();
}

function securityTable(): void {
  note('');
  for (const unit of ['screen', 'core', 'devices']) {
    const name = `liuyang-kiosk-${unit}.service`;
    const said = machine.run('systemd-analyze', 'security', '--no-pager', name).printed;
    const exposure = Number(/exposure level for .*: ([\d.]+)/.exec(said)?.[1]);
    note(`systemd-analyze security ${name}: ${exposure}`);
    if (!(exposure <= 3)) throw new Error(`${name} is exposed: ${exposure}`);
  }
  note(machine.run('liuyang-kiosk-admin', 'check').printed);
}

async function remove(): Promise<void> {
  machine.must('apt-get', 'purge', '-y', 'liuyang-kiosk-web');
  machine.must('test', '-s', `${DATA}/kiosk.db`);
  const left = machine.run('pgrep', '-f', 'liuyang-kiosk').printed.trim();
  if (left !== '') throw new Error(`still running: ${left}`);
  note('Purged: the data stay, nothing runs.');
}

const receipts: string[] = [];
let vectors: Vector[] = [];
let failed: Error | null = null;
let back = 0;
try {
  await install();
  await configure();
  receipts.push(...(await walkBoth()));
  securityTable();
  if (!isPart) {
    vectors = [
      ...userVectors(machine, new URL(world.sandboxUrl).host),
      ...(await addressVectors(async () => (await usable()).page)),
    ];
  }
  await bench({ do: 'network', up: false });
  back += await strikeAll(receipts);
  back += await cutPower(receipts);
  await bench({ do: 'network', up: true });
  await deliverNow();
  await expect
    .poll(async () => (await cases()).map((one) => one.receiptNo).sort(), { timeout: DELIVERED_MS })
    .toEqual([...receipts].sort());
  note(`Delivered: each of ${receipts.length} receipts once, and no other case.`);
  await remove();
} catch (error) {
  failed = error as Error;
  note(`Failed: ${failed.stack}`);
  writeFileSync(
    path.join(FOLDER, 'journal.txt'),
    machine.run('journalctl', '--no-pager', '-o', 'short-precise').printed,
  );
} finally {
  await closeEye();
  await machine.cutPower();
  await world.close();
  if (!process.argv.includes('--keep')) removeRun();
}
for (const { vector, escaped } of vectors) report.push(`| ${vector} | ${escaped ? 'ESCAPED' : 'refused'} |`);
writeFileSync(REPORT, `${report.join('\n')}\n`);
const kills = blows.length + 1;
const escapes = vectors.filter(({ escaped }) => escaped);
for (const { vector } of escapes) say(`Escaped: ${vector}`);
process.stdout.write(
  `${JSON.stringify({ vm: 'install', kills, back, escapes: escapes.length, vectors: vectors.length })}\n`,
);
process.exit(failed || back < kills || escapes.length > 0 ? 1 : 0);
