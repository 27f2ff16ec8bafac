/** Which plan a kiosk goes by: signed, newer, good; the last good one otherwise, also after a restart. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HallPlans } from '../../../../../main/core/hall/plans.ts';
import type { HallPlan } from '../../../../../main/core/model/hall/plan.ts';
import type { Answer } from '../../../../../main/core/platform/answers.ts';
import { type SignedHall, signHall } from '../../../../../main/core/platform/signed-hall.ts';
import { generateSigningKey, publicPart } from '../../../../../main/core/signing/signing.ts';
import type { Db } from '../../../../../main/core/store/db.ts';
import { Facts } from '../../../../../main/core/store/facts.ts';
import { notices } from '../../../../../main/core/store/notices.ts';
import { close, open } from '../../../../kit/filled.ts';
import { shippedHall } from '../../../../kit/hall.ts';

const root = generateSigningKey();
const shipped = shippedHall();
const numbered = (number: number, more: Partial<HallPlan> = {}): HallPlan => ({
  ...shipped,
  number,
  ...more,
});

let folder: string;
let facts: Facts;
let db: Db;
let answer: Answer<SignedHall>;
let asked: number;
let time: number;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plans-'));
  ({ db } = open(folder));
  facts = new Facts(db);
  answer = { kind: 'unreachable', cause: 'ECONNREFUSED' };
  [asked, time] = [0, 0];
});
afterEach(() => {
  close(db);
  rmSync(folder, { recursive: true });
});

const plans = (own: HallPlan | null = numbered(3)) =>
  new HallPlans({
    ...{ shipped: own, root: publicPart(root), facts, log: pino({ level: 'silent' }) },
    ask: async () => {
      asked++;
      return answer;
    },
    monotonic: () => time,
  });

it('takes what the root signed and is newer, and keeps it', () => {
  const one = plans();
  expect(one.take(signHall(root, numbered(4)))).toBe('changed');
  expect(one.plan?.number).toBe(4);
  expect(one.take(signHall(root, numbered(4)))).toBe('known');
  expect(plans().plan?.number).toBe(4);
});

it('what is forged, older or has an overlap changes nothing, and the technician is told once', () => {
  const one = plans();
  one.take(signHall(root, numbered(4)));
  const [year] = shipped.years;
  const twice = year ? [year, year] : [];
  expect(one.take(signHall(generateSigningKey(), numbered(5)))).toBe('refused');
  const signed = signHall(root, numbered(5));
  expect(one.take({ ...signed, hall: signed.hall.replace('"few":5', '"few":2') })).toBe('refused');
  expect(one.take(signHall(root, numbered(3)))).toBe('refused');
  expect(one.take(signHall(root, numbered(5, { years: twice })))).toBe('refused');
  expect(one.take(signHall(root, numbered(5, { years: twice })))).toBe('refused');
  expect(one.plan).toEqual(numbered(4));
  const told = notices(facts).map(({ detail }) => detail);
  expect(told).toHaveLength(3);
  expect(told[0]).toContain('years.1.year');
  expect(told[1]).toContain('编号比本机已有的旧');
  expect(told[2]).toContain('签名不是平台根密钥的');
});

it('an update of the kiosk may bring a newer one than the platform has', () => {
  plans().take(signHall(root, numbered(4)));
  const updated = plans(numbered(5));
  expect(updated.plan?.number).toBe(5);
  updated.take(signHall(root, numbered(6)));
  expect(updated.plan?.number).toBe(6);
});

it('one that was edited wrongly: the one before serves; where there was none, no plan', () => {
  expect(plans(null).plan).toBeNull();
  plans(numbered(3));
  expect(plans(null).plan?.number).toBe(3);
});

it('asks at once, then about once an hour; after no answer with the next probe', async () => {
  const one = plans();
  await one.renewWhenDue();
  await one.renewWhenDue();
  expect(asked).toBe(2);
  answer = { kind: 'ok', value: signHall(root, numbered(4)) };
  await one.renewWhenDue();
  await one.renewWhenDue();
  expect([asked, one.plan?.number]).toEqual([3, 4]);
  time += 3600_000;
  await one.renewWhenDue();
  expect(asked).toBe(4);
  // A platform of an earlier release knows no plans.
  time += 3600_000;
  answer = { kind: 'refused', status: 404, code: 'not-found' };
  await one.renewWhenDue();
  await one.renewWhenDue();
  expect(asked).toBe(5);
});
