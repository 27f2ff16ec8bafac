/** `npm run demo [-- --landscape]`: a citizen's day at the real kiosk, kept as numbered pictures, slips and a log under out/demo. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { Citizen } from '../../test/kit/citizen.ts';
import { fillBooking, fillPreReview } from '../../test/kit/matters.ts';
import { LANDSCAPE, openElectronKiosk, PORTRAIT } from '../../test/kit/screen.ts';
import { build } from '../build/build.ts';
import { OUT, say } from '../setup/lib.mjs';

const folder = path.join(OUT, 'demo');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const lines: string[] = [];
function note(line: string): void {
  lines.push(`${new Date().toISOString()}  ${line}`);
  say(line);
}

await build();
const landscape = process.argv.includes('--landscape');
const kiosk = await openElectronKiosk({ size: landscape ? LANDSCAPE : PORTRAIT });
let shots = 0;
const look = async (what: string) => {
  const name = `${String(++shots).padStart(2, '0')}-${what}.png`;
  await kiosk.page.screenshot({ path: path.join(folder, name) });
  note(`  ${name}`);
};
const citizen = new Citizen(kiosk.page, look);

async function caseOf(receiptNo: string): Promise<number> {
  return (await kiosk.cases()).filter((one) => one.receiptNo === receiptNo).length;
}

try {
  note('A booking: 失业登记, with the card, network there.');
  await fillBooking(citizen, kiosk);
  const booked = await citizen.confirm();
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
  await look('booked-take-your-card');
  await kiosk.bench({ do: 'remove' });
  note(`Booked: ${booked}, cases at the platform: ${await caseOf(booked)}.`);
  await citizen.finish();

  note('The network is cut.');
  await kiosk.bench({ do: 'network', up: false });
  await expect(kiosk.page.getByText('离线也可办理，联网后自动提交')).toBeVisible();

  note('A pre-review without network: 住房公积金异地转移接续, form and two photographed papers.');
  await fillPreReview(citizen, kiosk);
  const filed = await citizen.confirm();
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  await look('filed-offline');
  note(`Filed offline: ${filed}, cases at the platform: ${await caseOf(filed)}.`);

  note('The network is back.');
  await kiosk.bench({ do: 'network', up: true });
  await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible({ timeout: 30_000 });
  await look('delivered');
  note(`Delivered: ${filed}, cases at the platform: ${await caseOf(filed)}.`);
  await citizen.finish();
  await look('attract-again');

  for (const [at, slip] of (await kiosk.slips()).entries()) {
    const name = `slip-${at + 1}.png`;
    writeFileSync(path.join(folder, name), await kiosk.slipPng(at));
    const receiptNo = [booked, filed].find((each) => slip.text.includes(each));
    note(`  ${name}: ${receiptNo ?? 'no receipt number'}`);
  }
} finally {
  writeFileSync(path.join(folder, 'log.txt'), `${lines.join('\n')}\n`);
  await kiosk.close();
}
say(`Pictures, slips and log: ${folder}`);
