/** The hall's calendar at the real core on days that count: what it offers when the platform is gone (P27), and what it renews. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { ChildHost } from '../../../main/process/child-host.ts';
import { clientOf, coreProcess, PIN } from '../../kit/core-process.ts';
import { enrolled, type Known } from '../../kit/enrolled.ts';
import { shippedHall } from '../../kit/hall.ts';
import { agree, type KioskClient, untilStatus } from '../../kit/kiosk.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const CONFIG = path.join(import.meta.dirname, '../../../kiosk-config');
const SET_CLOCK = path.join(import.meta.dirname, '../../kit/set-clock.ts');

let folder: string;
let sandbox: Sandbox;
let core: ChildHost;
let known: Known;
let startCore: () => void;

/** A kiosk and its platform, both on that day. `edit`: what somebody did to the kiosk's own plan, a folder. */
async function kioskOn(day: string, edit?: (hall: string) => void): Promise<KioskClient> {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-calendar-'));
  const offset = Date.parse(`${day}T10:00:00+08:00`) - Date.now();
  const now = () => Date.now() + offset;
  sandbox = await startSandbox({ folder: path.join(folder, 'platform'), everyYear: false, now });
  known = await enrolled(sandbox);
  const data = path.join(folder, 'data');
  const own = path.join(folder, 'kiosk-config');
  for (const part of ['default.yaml', 'hall']) {
    cpSync(path.join(CONFIG, part), path.join(own, part), { recursive: true });
  }
  edit?.(path.join(own, 'hall'));
  startCore = () => {
    core = coreProcess({
      data,
      device: known.device,
      platformUrl: sandbox.url,
      env: {
        NODE_OPTIONS: `--import ${SET_CLOCK}`,
        CLOCK_OFFSET_MS: String(offset),
        KIOSK_CONFIG: [path.join(own, 'default.yaml'), `${data}.json`].join(path.delimiter),
      },
    });
    core.start();
  };
  startCore();
  const client = clientOf(core);
  await untilStatus(client, ({ network, clock }) => network === 'online' && clock === 'right');
  return client;
}

async function begin(client: KioskClient, itemCode = 'RS-0001'): Promise<void> {
  await client.session.begin();
  expect((await client.filing.begin({ kind: 'booking', itemCode })).outcome).toBe('begun');
  await agree(client);
  expect((await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' })).outcome).toBe(
    'identified',
  );
  expect((await client.session.setPhone({ phone: '13900001111' })).outcome).toBe('set');
}

async function cutOff(client: KioskClient): Promise<void> {
  await sandbox.close();
  await untilStatus(client, ({ network }) => network === 'offline');
}

afterEach(async () => {
  await core.stop();
  await sandbox.close().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  {
    day: '2026-09-30',
    what: 'no National Day, and its make-up Saturday',
    days: ['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15'],
    madeUp: ['2026-10-10'],
    closed: ['2026-10-01 国庆节', '2026-10-07 国庆节'],
  },
  {
    day: '2026-02-13',
    what: 'the make-up Saturday, then no Spring Festival',
    days: ['2026-02-14', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-02'],
    madeUp: ['2026-02-14', '2026-02-28'],
    closed: ['2026-02-15 春节', '2026-02-23 春节'],
  },
  {
    day: '2026-09-18',
    what: 'the make-up Sunday before the Mid-Autumn Festival',
    days: ['2026-09-20', '2026-09-21', '2026-09-22', '2026-09-23', '2026-09-24', '2026-09-28', '2026-09-29'],
    madeUp: ['2026-09-20'],
    closed: ['2026-09-25 中秋节', '2026-09-27 中秋节'],
  },
])('P27: on $day $what, online and offline', async ({ day, days, madeUp, closed }) => {
  const client = await kioskOn(day);
  await begin(client);
  const online = await client.booking.days();
  expect(online).toMatchObject({ firm: true, unknownYears: [], place: { id: 'hall' } });
  expect(online.days.map(({ date }) => date)).toEqual(days);

  await cutOff(client);
  const offline = await client.booking.days();
  expect(offline).toMatchObject({ firm: false, today: day, unknownYears: [] });
  expect(offline.days.map(({ date }) => date)).toEqual(days);
  expect(offline.days.filter(({ isMadeUp }) => isMadeUp).map(({ date }) => date)).toEqual(madeUp);
  const named = offline.closed.map(({ date, name }) => `${date} ${name}`);
  for (const each of closed) expect(named).toContain(each);

  const [first] = offline.days;
  const start = first?.slots[0]?.start ?? '';
  expect(await client.booking.choose({ date: first?.date ?? '', start })).toMatchObject({
    outcome: 'chosen',
    draft: { appointment: { firm: false, date: days[0], start, place: { id: 'hall' } } },
  });
  // Also a screen that asks for a closed day gets none.
  const [{ date: off = '' } = {}] = offline.closed.filter(({ why }) => why === 'holiday');
  expect(await client.booking.choose({ date: off, start })).toMatchObject({ outcome: 'taken' });
  expect(await client.filing.confirm()).toMatchObject({
    outcome: 'committed',
    receipt: { appointment: { date: days[0] } },
  });
});

it('on 2027-01-02 it says that it knows no calendar of the year, and offers wishes, no New Year’s Day', async () => {
  const client = await kioskOn('2027-01-02');
  await begin(client);
  const expected = ['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08', '2027-01-11'];
  const online = await client.booking.days();
  expect(online).toMatchObject({ firm: true, unknownYears: [2027] });
  expect(online.days.map(({ date }) => date).slice(0, 6)).toEqual(expected);
  const slots = online.days.flatMap((day) => day.slots);
  expect(slots.every(({ remaining }) => remaining === null)).toBe(true);
  // Nothing is held for a day that nobody here knows to be open.
  expect(await client.booking.choose({ date: '2027-01-04', start: '09:00' })).toMatchObject({
    draft: { appointment: { firm: false } },
  });

  // The platform learns the year's calendar; the kiosk hears of it with the next answer.
  const { number } = sandbox.hall.set((plan) => ({
    ...plan,
    years: [
      ...plan.years,
      {
        year: 2027,
        source: '测试',
        holidays: [
          { name: '元旦', nameEn: 'New Year', from: '2027-01-01', to: '2027-01-05' },
          { name: '劳动节', nameEn: 'Labour Day', from: '2027-05-01', to: '2027-05-02' },
          { name: '国庆节', nameEn: 'National Day', from: '2027-10-01', to: '2027-10-03' },
        ],
        workdays: ['2027-01-09'],
      },
    ],
  }));
  expect(number).toBe(shippedHall().number + 1);
  const renewed = await client.booking.days();
  expect(renewed).toMatchObject({ firm: true, unknownYears: [] });
  expect(renewed.days.map(({ date }) => date).slice(0, 4)).toEqual([
    '2027-01-06',
    '2027-01-07',
    '2027-01-08',
    '2027-01-09',
  ]);
  expect(renewed.days[0]?.slots[0]?.remaining).toBe(4);

  // Kept: it goes by it offline, and after a restart.
  await cutOff(client);
  await core.stop();
  startCore();
  const again = clientOf(core);
  await begin(again);
  const kept = await again.booking.days();
  expect(kept.days.map(({ date }) => date).slice(0, 4)).toEqual(
    renewed.days.map(({ date }) => date).slice(0, 4),
  );
  expect(kept).toMatchObject({ firm: false, unknownYears: [] });
});

it('a full hall names where else the item is done, and when first', async () => {
  const client = await kioskOn('2026-11-30');
  sandbox.hall.set((plan) => ({
    ...plan,
    exceptions: [
      { from: '2026-12-01', to: '2027-03-31', place: 'hall', zone: 'hr', closed: true, why: '搬迁' },
    ],
  }));
  await begin(client);
  const full = await client.booking.days();
  expect(full).toMatchObject({ firm: true, days: [], place: { id: 'hall' } });
  expect(full.others).toMatchObject([
    { id: 'dayao', earliest: { date: '2026-12-01', start: '09:00' } },
    { id: 'zhentou', earliest: { date: '2026-12-01', start: '09:00' } },
  ]);
  const there = await client.booking.days({ place: 'dayao' });
  expect(there).toMatchObject({ place: { id: 'dayao', name: '大瑶镇便民服务中心' } });
  const chosen = await client.booking.choose({ date: '2026-12-01', start: '09:00', place: 'dayao' });
  expect(chosen).toMatchObject({
    draft: { appointment: { firm: true, place: { id: 'dayao', name: '大瑶镇便民服务中心' } } },
  });
});

it('a plan edited wrongly closes nothing: the platform’s serves, and the technician reads file, line and remedy', async () => {
  const client = await kioskOn('2026-11-30', (hall) => {
    const file = path.join(hall, 'places.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('09:00-12:00', '25:00-26:00'));
  });
  await begin(client);
  const offered = await client.booking.days();
  expect(offered).toMatchObject({ firm: true, place: { id: 'hall' } });
  expect(offered.days[0]).toMatchObject({ date: '2026-12-01' });
  await client.session.end({ reason: 'finished' });
  await client.maintenance.unlock({ pin: PIN });
  const { catalogueProblems } = await client.maintenance.overview();
  expect(catalogueProblems).toContainEqual(
    expect.stringMatching(/^hall\/places\.yaml 第 \d+ 行 · .*时刻从 00:00 到 23:59$/),
  );
});
