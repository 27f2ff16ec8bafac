/** A technician's self-test at a real kiosk without a screen: real ports, a real card, the report, paper counted, acts in the trail. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, it } from 'vitest';
import { openExport } from '../../../main/core/log-book/sealed-export.ts';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { INSPECTION_POINTS, type Inspection } from '../../../main/core/model/duty.ts';
import { SELF_TESTS, type SelfTestName } from '../../../main/core/model/self-test.ts';
import { temporaryFolder } from '../../kit/filled.ts';
import { untilStatus } from '../../kit/kiosk.ts';
import { client, kiosk, withOneKiosk } from '../../kit/one-kiosk.ts';

const PIN = '990011';
const INK = {
  width: 600,
  height: 300,
  strokes: [
    [
      [40, 200, 0],
      [540, 90, 240],
    ] as [number, number, number][],
  ],
};
const DEVICE_TESTS: readonly SelfTestName[] = ['slip', 'id-card', 'scan', 'presence'];

const stick = temporaryFolder();
withOneKiosk({
  ready: ['id-card-reader', 'receipt-printer', 'scanner', 'presence-sensor'],
  presence: true,
  maintenance: { exportFolder: stick },
  env: { KIOSK_LOG: 'info' },
});
beforeAll(async () => {
  installPin(kiosk.data, PIN);
  await expect(client.selfTest.begin({ fresh: true })).rejects.toThrow();
  await client.maintenance.unlock({ pin: PIN });
});

/** Runs the device's real action; all that was said of it. */
async function tried(test: SelfTestName, meanwhile: () => Promise<unknown> = async () => undefined) {
  const states: string[] = [];
  let done = false;
  for await (const progress of await client.selfTest.try({ test })) {
    states.push(progress.state);
    expect(Object.keys(progress).filter((key) => key !== 'state' && key !== 'problem')).toEqual([]);
    if (progress.state === 'waiting' && !done) {
      done = true;
      await meanwhile();
    }
  }
  return states;
}

async function stepAwayAndBack(): Promise<void> {
  await kiosk.bench({ do: 'presence', presence: 'gone' });
  await untilStatus(client, ({ devices }) =>
    devices.some(({ holds, device }) => device === 'presence-sensor' && holds === 'nothing'),
  );
  await kiosk.bench({ do: 'presence', presence: 'present' });
}

it('a yes counts only for what the machine itself did', async () => {
  const { tests, results } = await client.selfTest.begin({ fresh: true });
  expect(tests.map(({ name }) => name)).toEqual(SELF_TESTS);
  expect(results).toEqual([]);
  expect(await client.selfTest.answer({ test: 'slip', answer: 'yes' })).toEqual({ outcome: 'not-done' });
  expect(await client.selfTest.finish({ ink: INK })).toEqual({ outcome: 'not-complete' });
});

it('prints, reads a card and scans a code, and keeps nothing of either', async () => {
  expect((await tried('slip')).at(-1)).toBe('done');
  expect((await kiosk.slips()).at(-1)?.text).toContain('打印测试');
  expect((await tried('id-card', () => kiosk.bench({ do: 'place', person: 'zhang' }))).at(-1)).toBe('done');
  await kiosk.bench({ do: 'remove' });
  expect((await tried('scan', () => kiosk.bench({ do: 'scan', text: 'CODE-OF-A-TEST' }))).at(-1)).toBe(
    'done',
  );
  expect((await tried('presence', stepAwayAndBack)).at(-1)).toBe('done');
  for (const test of DEVICE_TESTS) {
    const said = await client.selfTest.answer({ test, answer: 'yes' });
    expect(said).toMatchObject({ outcome: 'noted' });
  }
  const { results } = await client.selfTest.begin({ fresh: false });
  expect(JSON.stringify(results)).not.toMatch(/张样例|990000|CODE-OF-A-TEST/);
  expect(results).toMatchObject([{ test: 'slip', outcome: 'yes', machine: 'done' }, {}, {}, {}]);
});

it('a printer that is away fails, whoever says yes', async () => {
  await kiosk.bench({ do: 'unplug', device: 'receipt-printer' });
  await expect.poll(async () => (await tried('slip')).at(-1)).toBe('failed');
  expect(await client.selfTest.answer({ test: 'slip', answer: 'yes' })).toEqual({ outcome: 'not-done' });
  await kiosk.bench({ do: 'plug', device: 'receipt-printer' });
  await expect.poll(async () => (await tried('slip')).at(-1)).toBe('done');
  await client.selfTest.answer({ test: 'slip', answer: 'yes' });
});

it('a round is signed, the report made, kept sealed and taken away on a stick', async () => {
  const points = Object.fromEntries(INSPECTION_POINTS.map((point) => [point, true])) as Inspection['points'];
  expect(await client.duty.inspected({ points, remark: 'cleaned', ink: INK })).toEqual({ outcome: 'saved' });
  expect(await client.selfTest.exportReport()).toEqual({ outcome: 'no-report' });
  for (const test of SELF_TESTS.filter((each) => !DEVICE_TESTS.includes(each))) {
    await client.selfTest.skip({ test, reason: 'no-time' });
  }
  expect(await client.selfTest.finish({ ink: { ...INK, strokes: [] } })).toEqual({ outcome: 'not-signed' });
  const finished = await client.selfTest.finish({ ink: INK });
  expect(finished).toMatchObject({
    outcome: 'finished',
    readiness: { passed: 4, failed: [], skipped: 7 },
    isKept: true,
  });
  const exported = await client.selfTest.exportReport();
  if (exported.outcome !== 'exported') throw new Error(exported.outcome);
  expect(path.dirname(exported.file)).toBe(stick);
  const bytes = readFileSync(exported.file);
  expect(bytes.includes('%PDF')).toBe(false);
  expect(bytes).toEqual(readFileSync(path.join(kiosk.data, 'reports', path.basename(exported.file))));
  // Without a key of the operator's, the platform's opens it.
  const keys = path.join(kiosk.data, '../outside/platform/keys.json');
  const { sealing } = JSON.parse(readFileSync(keys, 'utf8'));
  const opened = await openExport(sealing.at(-1), path.basename(exported.file), bytes);
  if (opened.outcome !== 'opened') throw new Error(opened.outcome);
  expect(Buffer.from(opened.bytes).subarray(0, 4).toString()).toBe('%PDF');
  const { readiness, inspectedAt } = await client.maintenance.overview();
  expect(readiness).toMatchObject({ passed: 4 });
  expect(inspectedAt).not.toBeNull();
});

it('paper is counted by use, and from zero after a new roll', async () => {
  const [roll] = await client.paper.state();
  const tests = roll?.uses.find(({ use }) => use === 'test');
  expect(tests?.count).toBeGreaterThanOrEqual(2);
  expect((tests?.amount ?? 0) / (tests?.count ?? 1)).toBeGreaterThan(0.08);
  expect(await client.paper.refilled({ printer: 'receipt-printer' })).toEqual({ outcome: 'noted' });
  expect(await client.paper.state()).toMatchObject([{ printer: 'receipt-printer', used: 0, uses: [] }]);
});

it('a fault notice and a duty card reach everybody, and go', async () => {
  await client.duty.setCard({ card: { phone: '0731-83600001', hours: 'always' } });
  await client.duty.showNotice({ text: 'no-slips', hours: 2 });
  const seen = async () => {
    for await (const status of await client.kiosk.status()) return status;
    throw new Error('no status');
  };
  expect(await seen()).toMatchObject({
    duty: { phone: '0731-83600001', hours: 'always' },
    notice: { text: 'no-slips' },
  });
  await client.duty.takeNotice();
  await client.duty.setCard({ card: null });
  expect(await seen()).toMatchObject({ duty: null, notice: null });
});

it('walks the way to the sandbox, which is this machine’s own', async () => {
  const steps = [];
  for await (const step of await client.networkPath.walk()) steps.push(step);
  expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
    'gateway none',
    'name none',
    'connect ok',
    'tls none',
    'platform ok',
    'clock ok',
  ]);
});

it('the log is read with filters and taken away sealed; without a stick it says so', async () => {
  const all = await client.logBook.entries({ level: 'info', source: 'core', minutes: 60 });
  expect(all.sources).toContain('core');
  expect(all.entries.map(({ event }) => event)).toContain('maintenance.act');
  const worse = await client.logBook.entries({ level: 'warning', source: 'core', minutes: 60 });
  expect(worse.entries.length).toBeLessThan(all.entries.length);
  expect(worse.entries.every(({ level, source }) => level !== 'info' && source === 'core')).toBe(true);
  const exported = await client.logBook.export();
  if (exported.outcome !== 'exported') throw new Error(exported.outcome);
  expect(readFileSync(exported.file).includes('"event"')).toBe(false);
  rmSync(stick, { recursive: true });
  expect(await client.logBook.export()).toEqual({ outcome: 'no-stick' });
  expect(readdirSync(kiosk.data)).toContain('reports');
});

it('each act is in the trail, and nothing is done once it is locked', async () => {
  const db = new Database(path.join(kiosk.data, 'kiosk.db'), { readonly: true });
  const rows = db.prepare(`SELECT detail FROM audit WHERE step = 'maintenance'`).all() as {
    detail: string;
  }[];
  db.close();
  const acts = rows.map(({ detail }) => JSON.parse(detail).act);
  for (const act of [
    ...['self-test-begun', 'self-test-tried', 'self-test-answered', 'self-test-finished', 'inspected'],
    ...['report-exported', 'paper-refilled', 'duty-card-set', 'fault-notice-shown', 'fault-notice-taken'],
    ...['network-walked', 'log-exported'],
  ]) {
    expect(acts).toContain(act);
  }
  await client.maintenance.lock();
  await expect(client.paper.refilled({ printer: 'receipt-printer' })).rejects.toThrow();
  await expect(client.duty.takeNotice()).rejects.toThrow();
  await expect(client.logBook.entries({ level: 'info', source: null, minutes: null })).rejects.toThrow();
});
