/**
 * `npm run vm -- install`: the built web package in a Debian of its own, booted with systemd in a container: installed as an operator
 * would, walked as a citizen would, each of its processes killed and stopped, the power cut, removed. The last line is JSON.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { fail, OUT, say } from '../../scripts/setup/lib.mjs';
import { Citizen } from '../kit/citizen.ts';
import { closeOnTermination } from '../kit/termination.ts';
import { startOutsideWorld } from '../world/outside-world.ts';
import { BLOWS } from './install/blows.ts';
import { freshRoot, missingTools, removeRun } from './install/debian.ts';
import { makeDisk } from './install/disk.ts';
import { enrolAtScreen } from './install/enrolment.ts';
import { addressVectors, userVectors, type Vector } from './install/escapes.ts';
import { followHandbook } from './install/handbook.ts';
import { InstalledKiosk } from './install/kiosk.ts';
import { Machine } from './install/machine.ts';
import { buildPackage } from './install/package.ts';

closeOnTermination();
const FOLDER = path.join(OUT, 'vm-install');
const SHARED = path.join(FOLDER, 'shared');
const WORLD = path.join(FOLDER, 'world');
const REPORT = path.join(FOLDER, 'report.md');
const DATA = '/var/lib/liuyang-kiosk';
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

const deb = await buildPackage();
const root = await freshRoot();
for (const folder of [SHARED, WORLD]) rmSync(folder, { recursive: true, force: true });
mkdirSync(SHARED, { recursive: true });
const world = await startOutsideWorld({ folder: WORLD, tcp: true });
const stick = makeDisk(path.join(FOLDER, 'stick'), 16);
const machine = new Machine(root, SHARED, [stick.device]);
const kiosk = new InstalledKiosk(machine, world);
const cases = async (): Promise<{ receiptNo: string }[]> =>
  (await fetch(`${world.sandboxUrl}/_sandbox/cases`)).json();

/** What the screen shows, for whoever reads the report. */
async function picture(name: string): Promise<void> {
  const page = await kiosk.screen().catch(() => null);
  await page?.screenshot({ path: path.join(FOLDER, `${name}.png`), timeout: 5_000 }).catch(() => undefined);
}

async function install(): Promise<void> {
  await machine.boot();
  note(`Booted: systemd ${/\d+/.exec(machine.must('systemctl', '--version'))?.[0]} in systemd-nspawn.`);
  await kiosk.install(deb);
}

async function configure(): Promise<void> {
  await kiosk.says('尚未配置');
  note('Not configured: the screen says so and is out of service.');
  kiosk.configure();
  await kiosk.says('未登记');
  note('Configured, not enrolled: the screen says so.');
  kiosk.setPin();
  await enrolAtScreen(kiosk, { world, stick });
  note('Enrolled at its own screen, by the file on a stick: the key is its user’s alone.');
  const { ms } = await kiosk.usable();
  note(`In service by itself ${(ms / 1000).toFixed(1)} s later.`);
}

async function walkBoth(): Promise<string[]> {
  const booked = await kiosk.books();
  const filed = await kiosk.files((page) => page.screenshot({ path: path.join(FOLDER, 'filed.png') }));
  note(`Walked: a booking and a pre-review.`);
  return [booked, filed];
}

/** Each blow falls in the middle of somebody's booking; the next citizen books to the end. */
async function strikeAll(receipts: string[]): Promise<number> {
  let back = 0;
  note('');
  report.push('| what | how | usable after (s) |', '| --- | --- | --- |');
  for (const { victim, signal, strike } of blows) {
    const { page } = await kiosk.usable();
    await new Citizen(page).start('预约办理');
    strike(machine);
    const since = Date.now();
    try {
      receipts.push(await kiosk.books());
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
  const { page } = await kiosk.usable();
  const citizen = new Citizen(page);
  await citizen.start('预约办理');
  await kiosk.cutPower();
  await kiosk.bootAgain();
  const { ms } = await kiosk.usable();
  note(`| the power | cut | usable ${(ms / 1000).toFixed(1)} s after systemd was up |`);
  receipts.push(await kiosk.books());
  return 1;
}

function securityTable(): void {
  note('');
  for (const unit of ['screen', 'core', 'devices', 'slot', 'updater']) {
    const name = `liuyang-kiosk-${unit}.service`;
    const said = machine.run('systemd-analyze', 'security', '--no-pager', name).printed;
    const exposure = Number(/exposure level for .*: ([\d.]+)/.exec(said)?.[1]);
    note(`systemd-analyze security ${name}: ${exposure}`);
    if (!(exposure <= 3)) throw new Error(`${name} is exposed: ${exposure}`);
  }
  note(machine.run('liuyang-kiosk-admin', 'check').printed);
}

async function typeHandbook(): Promise<void> {
  note(`${followHandbook(machine)} commands of the handbook, typed: all well.`);
  await kiosk.usable();
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
  await typeHandbook();
  if (!isPart) {
    vectors = [
      ...userVectors(machine, new URL(world.sandboxUrl).host),
      ...(await addressVectors(async () => (await kiosk.usable()).page)),
    ];
  }
  await kiosk.bench({ do: 'network', up: false });
  back += await strikeAll(receipts);
  back += await cutPower(receipts);
  await kiosk.bench({ do: 'network', up: true });
  await kiosk.deliverNow();
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
  await kiosk.cutPower();
  await stick.remove();
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
