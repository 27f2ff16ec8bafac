/** What a dozen citizens leave behind in the real kiosk: nothing. `npm run soak -- sessions` sends a thousand. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { fillBooking, fillPreReview } from '../kit/matters.ts';
import { kioskProcesses, largeSharedBlocks } from '../kit/processes.ts';
import { type ElectronKiosk, openElectronKiosk } from '../kit/screen.ts';

/** Sockets that are kept alive for a moment; a word that the header shows now and then; a picture on its way. All far below a dozen. */
const SLACK = { files: 3, nodes: 100, listeners: 20, pictures: 1 };

let kiosk: ElectronKiosk;
let citizen: Citizen;

test.beforeAll(async () => {
  kiosk = await openElectronKiosk();
  citizen = new Citizen(kiosk.page);
});
test.afterAll(() => kiosk?.close());

async function books(): Promise<void> {
  await fillBooking(citizen, kiosk);
  await kiosk.bench({ do: 'remove' });
  await citizen.confirm();
  await citizen.finish();
}

async function files(): Promise<void> {
  await fillPreReview(citizen, kiosk);
  await citizen.confirm();
  await citizen.finish();
}

async function looksAround(): Promise<void> {
  await citizen.start('预约办理');
  await citizen.tap('长辈版');
  await citizen.tap('标准版');
  await citizen.tap('首页');
  await citizen.endsWith(() => citizen.tap('结束办理'));
}

/** How long the page must stay as it is before it is measured, in milliseconds: it is loaded anew when a session ends. */
const SETTLED_MS = 1_000;

/** With what can be collected collected, and the page as it stays: what is left is held by somebody. */
async function held() {
  let last = await measured();
  for (;;) {
    await kiosk.page.waitForTimeout(SETTLED_MS);
    const now = await measured();
    if (now.nodes === last.nodes && now.listeners === last.listeners) return now;
    last = now;
  }
}

async function measured() {
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  const devtools = await kiosk.page.context().newCDPSession(kiosk.page);
  await devtools.send('Performance.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  await devtools.detach();
  const page = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const all = kiosk.roots().flatMap(kioskProcesses);
  const of = (kind: string) => all.filter((each) => each.kind === kind);
  const files = (kind: string) => of(kind).reduce((sum, { openFiles }) => sum + openFiles, 0);
  return {
    nodes: page('Nodes'),
    listeners: page('JSEventListeners'),
    coreFiles: files('core'),
    deviceHostFiles: files('device-host'),
    pictures: of('renderer').reduce((sum, { pid }) => sum + largeSharedBlocks(pid), 0),
  };
}

test('a dozen sessions leave no nodes, listeners, pictures or open files', async () => {
  await books();
  await files();
  const before = await held();
  for (let round = 0; round < 2; round++) {
    for (let visit = 0; visit < 3; visit++) await looksAround();
    await books();
  }
  await files();
  const after = await held();
  process.stdout.write(`    ${JSON.stringify({ before, after })}\n`);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + SLACK.nodes);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + SLACK.listeners);
  expect(after.pictures).toBeLessThanOrEqual(before.pictures + SLACK.pictures);
  expect(after.coreFiles).toBeLessThanOrEqual(before.coreFiles + SLACK.files);
  expect(after.deviceHostFiles).toBeLessThanOrEqual(before.deviceHostFiles + SLACK.files);
});

test('the next citizen’s page is another one, in a process of its own', async () => {
  const renderers = () =>
    kiosk
      .roots()
      .flatMap(kioskProcesses)
      .filter(({ kind }) => kind === 'renderer')
      .map(({ pid }) => pid);
  await citizen.start('预约办理');
  const before = renderers();
  await citizen.tap('首页');
  await citizen.tap('结束办理');
  await expect.poll(() => renderers().filter((pid) => before.includes(pid))).toEqual([]);
  await citizen.start('预约办理');
  await citizen.tap('首页');
  await citizen.tap('结束办理');
});

test('nothing runs or is loaded that a kiosk has no use for', () => {
  const all = kiosk.roots().flatMap(kioskProcesses);
  const commands = all.map(({ pid }) => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  expect(commands.filter((command) => /NetworkService\b|AudioService\b/.test(command))).toEqual([]);
  const [main] = all.filter(({ kind }) => kind === 'main');
  expect(readFileSync(`/proc/${main?.pid}/maps`, 'utf8')).not.toMatch(/libLLVM|_dri\.so/);
});
