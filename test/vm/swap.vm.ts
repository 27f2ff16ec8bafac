/**
 * `npm run vm -- swap`: an installed kiosk dies with cases that the platform never heard of, and a spare that was just installed takes its place
 * from the second disk, by the operator's one command; then the dead one comes back. The last line is JSON.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { fail, OUT, say } from '../../scripts/setup/lib.mjs';
import { closeOnTermination } from '../kit/termination.ts';
import { startOutsideWorld } from '../world/outside-world.ts';
import { wireUp } from './install/bench.ts';
import { freshRoot, missingTools, removeRun } from './install/debian.ts';
import { makeDisk } from './install/disk.ts';
import { InstalledKiosk, post } from './install/kiosk.ts';
import { Machine } from './install/machine.ts';
import { buildPackage } from './install/package.ts';

closeOnTermination();
const FOLDER = path.join(OUT, 'vm-swap');
const BACKUP = '/var/backups/liuyang-kiosk';
/** Where the operator's handbook has the second disk of the dead machine. */
const OLD = '/mnt/old';
const ENROLMENT = '/root/enrolment.json';
/** Twice what a backlog is spread over, milliseconds (delivery-policy.ts). */
const DELIVERED_MS = 10 * 60_000;
/** Numbers of a machine that took another's place begin above this (model/receipt-number.ts). */
const FIRST_OF_SPARE = 10_000;

const problem = missingTools();
if (problem) fail(problem);
const deb = await buildPackage();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const world = await startOutsideWorld({ folder: path.join(FOLDER, 'world'), tcp: true });
/** It goes from one machine to the other. */
const disk = makeDisk(path.join(FOLDER, 'second-disk'), 256);
const machines: InstalledKiosk[] = [];

async function newMachine(name: string): Promise<InstalledKiosk> {
  const shared = path.join(FOLDER, name);
  mkdirSync(shared);
  const kiosk = new InstalledKiosk(new Machine(await freshRoot(name), shared, [disk.device]), world);
  machines.push(kiosk);
  await kiosk.machine.boot();
  await kiosk.install(deb);
  await kiosk.says('尚未配置');
  say(`The ${name} one is installed.`);
  return kiosk;
}

const filed = async (): Promise<string[]> => {
  const cases: { receiptNo: string }[] = await (await fetch(`${world.sandboxUrl}/_sandbox/cases`)).json();
  return cases.map(({ receiptNo }) => receiptNo).sort();
};
const numberOf = (receipt: string) => Number(receipt.split('-')[2]);

async function enrolmentFor({ machine }: InstalledKiosk, purpose: object): Promise<void> {
  const handedOut = await post(`${world.sandboxUrl}/_sandbox/enrolments`, { kioskId: 'LY001', ...purpose });
  machine.write(await handedOut.text(), ENROLMENT);
}

/** Cases that wait in the copy on the second disk, asked by the package's own Node. */
function waitingInCopy({ machine }: InstalledKiosk): string {
  const runtime = '/opt/liuyang-kiosk-web/runtime/node_modules/better-sqlite3';
  const ask = `new (require('${runtime}'))('${BACKUP}/kiosk.db', { readonly: true }).prepare('SELECT count(*) FROM outbox').pluck().get()`;
  return machine.run('/opt/liuyang-kiosk-web/node/node', '-p', ask).printed.trim();
}

/** Serves, with its copy on the second disk; then the network goes, and with two cases in the queue the power. */
async function oldLife(old: InstalledKiosk): Promise<string[]> {
  old.machine.must('mkdir', '-p', BACKUP);
  old.machine.must('mount', disk.device, BACKUP);
  old.machine.must('chown', 'liuyang-kiosk-core', BACKUP);
  old.configure({ storage: { backupFolder: BACKUP } });
  await enrolmentFor(old, {});
  old.machine.must('liuyang-kiosk-admin', 'enrol', '--file', ENROLMENT);
  old.setPin();
  const receipts = [await old.books()];
  await expect.poll(filed, { timeout: DELIVERED_MS }).toEqual(receipts);
  await old.bench({ do: 'network', up: false });
  receipts.push(await old.books(), await old.books());
  await expect.poll(() => waitingInCopy(old), { timeout: DELIVERED_MS }).toBe('2');
  await old.cutPower();
  await old.bench({ do: 'network', up: true });
  say('The old one served, and died with two cases in its queue.');
  return receipts;
}

/** The operator's steps; returns how long they took, seconds, the installation of the package not counted. */
async function takeOver(spare: InstalledKiosk): Promise<number> {
  const { machine } = spare;
  // The wires of this machine; its configuration comes from the copy.
  wireUp(machine, world);
  machine.must('mkdir', '-p', OLD);
  // A careful person's way: nothing of the dead machine's is changed.
  machine.must('mount', '-o', 'ro', disk.device, OLD);
  await enrolmentFor(spare, { swap: true });
  const since = Date.now();
  say(machine.must('liuyang-kiosk-admin', 'swap', '--from', OLD, '--file', ENROLMENT).trim());
  spare.setPin();
  await spare.usable();
  const seconds = (Date.now() - since) / 1000;
  const strangers = machine.must('find', '/var/lib/liuyang-kiosk', '!', '-user', 'liuyang-kiosk-core').trim();
  if (strangers !== '') throw new Error(`not the core's: ${strangers}`);
  const site = machine.must('stat', '-c', '%U %G %a', '/etc/liuyang-kiosk/site.yaml').trim();
  if (site !== 'root liuyang-kiosk-core 640') throw new Error(`site.yaml is ${site}`);
  return seconds;
}

/** What the dead one can still do once it is on the network again: hand over what it has, sealed, and nothing else. */
async function comesBack(old: InstalledKiosk): Promise<void> {
  await old.bootAgain();
  await old.says('停');
  await expect
    .poll(() => old.machine.run('journalctl', '-u', 'liuyang-kiosk-core', '-b', '--no-pager').printed, {
      timeout: DELIVERED_MS,
    })
    .toContain('"reason":"struck-off"');
  say(old.machine.must('liuyang-kiosk-admin', 'export', '--to', '/root/left').trim());
  expect(old.machine.must('ls', '/root/left').trim().split('\n')).toHaveLength(2);
}

let failed: Error | null = null;
let seconds = 0;
let receipts: string[] = [];
let found: string[] = [];
try {
  const old = await newMachine('old');
  receipts = await oldLife(old);
  const spare = await newMachine('spare');
  seconds = await takeOver(spare);
  receipts.push(await spare.books());
  if (numberOf(receipts.at(-1) ?? '') <= FIRST_OF_SPARE)
    throw new Error(`a number of the old one's: ${receipts.at(-1)}`);
  await spare.deliverNow();
  await expect.poll(filed, { timeout: DELIVERED_MS }).toEqual([...receipts].sort());
  say('The spare delivered what the old one had promised, and books on.');
  await spare.cutPower();
  await comesBack(old);
  found = await filed();
  expect(found).toEqual([...receipts].sort());
} catch (error) {
  failed = error as Error;
  say(`Failed: ${failed.stack}`);
  const journals = machines.map(
    ({ machine }) => machine.run('journalctl', '--no-pager', '-o', 'short-precise').printed,
  );
  writeFileSync(path.join(FOLDER, 'journal.txt'), journals.join('\n----\n'));
} finally {
  for (const machine of machines) await machine.cutPower();
  await world.close();
  for (const name of ['old', 'spare']) removeRun(name);
  await disk.remove();
}
const lost = receipts.filter((receipt) => !found.includes(receipt)).length;
const twice = found.length - new Set(found).size;
process.stdout.write(
  `${JSON.stringify({ vm: 'swap', seconds: Math.round(seconds), receipts: receipts.length, lost, twice })}\n`,
);
process.exit(failed ? 1 : 0);
