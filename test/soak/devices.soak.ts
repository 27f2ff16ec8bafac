/**
 * `npm run soak [-- devices] [--runs N]`: card reads, scans and slips through the device host's own devices, with a fault every few;
 * handles, listeners and memory are counted before and after. The last line is JSON.
 */
import type { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { photoDecoder } from '../../devices/id-card-reader/photo.ts';
import type { DeviceName } from '../../devices/index.ts';
import type { Slip } from '../../devices/receipt-printer/contract.ts';
import type { deviceHostContract } from '../../main/device-host/contract.ts';
import { createDevices } from '../../main/device-host/devices.ts';
import { createHostRouter } from '../../main/device-host/router.ts';
import { type BenchDevice, startDeviceBench } from '../world/device-bench/bench.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '10000' } } });
const runs = Number(values.runs);
/** A quick fault (card pulled, paper out) and a slow one (a pulled plug) every so many runs. */
const QUICK_EVERY = 7;
const PLUG_EVERY = 100;
/** As often as the configuration allows. */
const IDLE_POLL_MS = 200;
const WARM_UP = Math.min(200, Math.floor(runs / 5));
const STEP_DEADLINE_MS = 60_000;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-soak-'));
const bench = await startDeviceBench({
  folder,
  networkTarget: { host: '127.0.0.1', port: 9 },
  usePtys: false,
  presenter: { uncollected: 'retract', uncollectedSeconds: 600 },
});
bench.reader.paced = false;
bench.printer.paced = false;
const hung: DeviceName[] = [];
const config = {
  ...bench.devices,
  idCardReader: { ...bench.devices.idCardReader, idlePollMs: IDLE_POLL_MS },
};
const devices = await createDevices(config, (device) => hung.push(device));
const decode = photoDecoder({
  program: process.execPath,
  args: [path.resolve('test/world/device-bench/photo-decoder.ts')],
  deadlineMs: 3_000,
});
const scans: string[] = [];
const messages = devices.messages.subscribe('message');
void (async () => {
  for await (const message of messages) if (message.event === 'scan') scans.push(message.text);
})();
const ask: ContractRouterClient<typeof deviceHostContract> = createRouterClient(
  createHostRouter(devices),
) as unknown as ContractRouterClient<typeof deviceHostContract>;
devices.start();

const problems: string[] = [];
const counted = { reads: 0, photos: 0, scans: 0, slips: 0, slipsLeft: 0, faults: 0 };

async function until(what: string, condition: () => boolean): Promise<void> {
  const deadline = Date.now() + STEP_DEADLINE_MS;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

const isReady = (device: DeviceName) =>
  devices.statuses().some((status) => status.device === device && status.state === 'ready');

const holdsSlip = () => devices.statuses().some(({ holds }) => holds === 'slip');

async function readCard(pulled: boolean): Promise<void> {
  bench.reader.pullDuringRead = pulled;
  bench.placeCard('zhang');
  for await (const event of await ask.idCardReader.read()) {
    if (event.state === 'again') bench.placeCard('zhang');
    if (event.state === 'refused') problems.push('a good card was refused');
    if (event.state === 'read') {
      counted.reads++;
      if (event.card.idNumber !== '990000199003071235') problems.push('a wrong value was read');
    }
  }
  bench.removeCard();
}

async function scan(run: number): Promise<void> {
  const text = `LYZD:LY001-20261124-${run}`;
  scans.length = 0;
  await bench.scan(text);
  await until('a scan', () => scans.length > 0);
  if (scans[0] !== text) problems.push('a wrong scan was heard');
  counted.scans++;
}

async function print(run: number, paperOut: boolean): Promise<void> {
  const slip: Slip = {
    blocks: [
      { kind: 'text', text: '预约回执单', size: 2, bold: true, align: 'center' },
      { kind: 'row', label: '回执号', value: String(run) },
      { kind: 'barcode', data: `LY001-20261124-${String(run).padStart(4, '0')}-K` },
    ],
  };
  const before = bench.slips().length;
  if (paperOut) {
    bench.setPaper('out');
    const refused = await ask.receiptPrinter.print({ slip });
    if (refused.outcome === 'printed') problems.push('a slip without paper was called printed');
    bench.setPaper('ok');
  }
  await until('the printer', () => isReady('receipt-printer'));
  const answer = await ask.receiptPrinter.print({ slip });
  if (answer.outcome !== 'printed') problems.push(`a slip was not printed: ${JSON.stringify(answer)}`);
  if (bench.slips().length !== before + 1) problems.push('not exactly one slip came out');
  // The emulator keeps its paper for people to look at; ten thousand slips are its own growth, not the driver's.
  bench.printer.slips.length = 0;
  counted.slips++;
  await until('the slip at the exit', () => holdsSlip());
  // One that stays is taken back before the next.
  if (paperOut) counted.slipsLeft++;
  else bench.takeSlip();
}

async function decodePhoto(): Promise<void> {
  const photo = await decode(new Uint8Array(1024).fill(1));
  if (photo?.width !== 102) problems.push('a photo was not decoded');
  counted.photos++;
}

async function pullPlug(device: BenchDevice): Promise<void> {
  await bench.unplug(device);
  await until(`${device} in fault`, () => !isReady(device));
  await bench.plug(device);
  await until(`${device} back`, () => isReady(device));
}

const DEVICES = ['id-card-reader', 'scanner', 'receipt-printer'] as const;

async function once(run: number): Promise<void> {
  const quick = run % QUICK_EVERY === 0;
  await readCard(quick);
  await scan(run);
  await print(run, quick);
  if (quick) counted.faults += 2;
  if (run % PLUG_EVERY === PLUG_EVERY / 2) await decodePhoto();
  if (run % PLUG_EVERY === PLUG_EVERY - 1) {
    counted.faults++;
    await pullPlug(DEVICES[((run / PLUG_EVERY) % 3) | 0] ?? 'scanner');
  }
}

type Measure = { heapMiB: number; handles: number; listeners: number };

function measure(): Measure {
  collect();
  const handles = process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout');
  const emitters = [process, process.stdout, process.stderr] as EventEmitter[];
  const listeners = emitters.reduce(
    (sum, emitter) => sum + emitter.eventNames().reduce((n, name) => n + emitter.listenerCount(name), 0),
    0,
  );
  return { heapMiB: process.memoryUsage().heapUsed / 1024 ** 2, handles: handles.length, listeners };
}

process.on('warning', (warning) => problems.push(warning.message));
for (const device of DEVICES) await until(device, () => isReady(device));
let before = measure();
for (let run = 1; run <= runs && problems.length < 5; run++) {
  await once(run);
  if (run === WARM_UP) before = measure();
  if (run % 1000 === 0) process.stdout.write(`${run} …\n`);
}
const after = measure();
// The last one may wait still.
const { retracted } = bench.printer.uncollected;
if (retracted > counted.slipsLeft || retracted < counted.slipsLeft - 1) {
  problems.push(`${counted.slipsLeft} slips were left, ${retracted} taken back`);
}
console.table({ before, after });
await devices.stop();
await bench.close();
rmSync(folder, { recursive: true, force: true });

const growthPercent = (100 * (after.heapMiB - before.heapMiB)) / before.heapMiB;
const leaked = after.handles - before.handles + (after.listeners - before.listeners);
for (const problem of problems) process.stderr.write(`${problem}\n`);
console.log(
  JSON.stringify({
    soak: 'devices',
    runs,
    ...counted,
    problems: problems.length,
    hung: hung.length,
    leakedHandlesAndListeners: leaked,
    heapGrowthPercent: Number(growthPercent.toFixed(1)),
    heapMiB: Number(after.heapMiB.toFixed(1)),
  }),
);
process.exit(problems.length + hung.length + Math.max(0, leaked) > 0 ? 1 : 0);
