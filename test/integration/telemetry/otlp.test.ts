/** What a real kiosk pushes, read by OTLP's official definitions; a collector that is away; a secret that must not be readable. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import protobuf from 'protobufjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVENTS, INSTRUMENTS, type InstrumentName, ITEM } from '../../../main/core/telemetry/words.ts';
import { type Collector, refuseUnknown, requestTypes, startCollector } from '../../kit/collector.ts';
import { startKiosk, type TestKiosk, untilReady } from '../../kit/kiosk.ts';

const TOKEN = 'c2VjcmV0LW9mLWEtdGVzdA==';
let folder: string;
let tokenFile: string;
let collector: Collector;
let kiosk: TestKiosk;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'otlp-'));
  tokenFile = path.join(folder, 'token');
  writeFileSync(tokenFile, `${TOKEN}\n`, { mode: 0o600 });
  collector = await startCollector();
  // Away at first: what happens meanwhile must not be lost.
  collector.state.answer = 503;
  kiosk = await startKiosk({
    telemetry: { otlp: { url: collector.url, intervalSeconds: 15, tokenFile } },
  });
  const client = kiosk.connect();
  await untilReady(client, 'scanner');
  for (const end of ['filed', 'abandoned'] as const) {
    await client.telemetry.flow({
      kind: 'booking',
      itemCode: 'RS-0001',
      end,
      step: 'time',
      seconds: 40,
      taps: 6,
    });
  }
});
afterAll(async () => {
  await kiosk?.close();
  await collector?.close();
  rmSync(folder, { recursive: true });
});

const newest = (name: string) => collector.taken.metrics.at(-1)?.find((metric) => metric.name === name);

it('is what the official definitions say, all of it', async () => {
  await expect.poll(() => collector.headers.length).toBeGreaterThan(0);
  expect(collector.taken.metrics).toEqual([]);
  collector.state.answer = null;
  await expect.poll(() => collector.taken.metrics.length).toBeGreaterThan(0);
  await expect.poll(() => collector.taken.events.length).toBeGreaterThan(0);
  expect(collector.refused).toEqual([]);
  expect(collector.headers.at(-1)?.['content-type']).toBe('application/x-protobuf');
});

it('says what happened while the collector was away: figures only grow, events wait', () => {
  expect(newest('kiosk_flows')?.sum).toMatchObject({
    aggregationTemporality: 'AGGREGATION_TEMPORALITY_CUMULATIVE',
    isMonotonic: true,
  });
  expect(
    newest('kiosk_flows')?.sum?.dataPoints.map(({ asDouble, asInt }) => asDouble ?? Number(asInt)),
  ).toEqual([1, 1]);
  const taps = newest('kiosk_flow_taps')?.histogram?.dataPoints[0];
  expect([taps?.count, taps?.sum]).toEqual(['1', 6]);
  expect(collector.taken.events.map(({ eventName }) => eventName)).toContain('started');
  expect(newest('kiosk_events_dropped')?.sum?.dataPoints).toHaveLength(1);
});

it('names kiosk, service and release, and nothing else of the machine', () => {
  const told = collector.taken.resources.at(-1)?.map(({ key, value }) => [key, value.stringValue]);
  const wanted = {
    'service.name': 'liuyang-kiosk',
    'service.instance.id': 'LY001',
    'service.version': 'unreleased',
  };
  for (const [key, value] of Object.entries(wanted)) expect(told).toContainEqual([key, value]);
  expect(told?.filter(([key]) => !key?.startsWith('service.') && !key?.startsWith('telemetry.sdk.'))).toEqual(
    [],
  );
});

it('every name and value that was pushed is enumerated', () => {
  for (const metrics of collector.taken.metrics) {
    for (const { name, unit, gauge, sum, histogram } of metrics) {
      const instrument = INSTRUMENTS[name as InstrumentName];
      expect(instrument?.unit).toBe(unit);
      for (const { attributes } of (gauge ?? sum ?? histogram)?.dataPoints ?? []) {
        for (const { key, value } of attributes) {
          const allowed = (instrument.attributes as Record<string, unknown>)[key];
          if (Array.isArray(allowed)) expect(allowed).toContain(value.stringValue);
          else expect(['RS-0001', 'unreleased']).toContain(value.stringValue);
          if (allowed === ITEM) expect(value.stringValue).toBe('RS-0001');
        }
      }
    }
  }
  for (const { eventName, attributes, body } of collector.taken.events) {
    expect(EVENTS).toContain(eventName);
    expect(attributes).toEqual([]);
    expect(body ?? null).toBeNull();
  }
});

it('shows its token to the collector, read anew each time, and not where others could read its file', async () => {
  expect(collector.headers.at(-1)?.authorization).toBe(`Bearer ${TOKEN}`);
  chmodSync(tokenFile, 0o644);
  await expect.poll(() => collector.headers.at(-1)?.authorization ?? null).toBeNull();
  chmodSync(tokenFile, 0o600);
  await expect.poll(() => collector.headers.at(-1)?.authorization).toBe(`Bearer ${TOKEN}`);
});

it('the reading by the definitions refuses a field that they do not know, and one of another type', async () => {
  const type = (await requestTypes()).get('/v1/metrics');
  if (!type) throw new Error('no type');
  const good = type.encode({ resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 'a' }] }] }] }).finish();
  refuseUnknown(type, good);
  const more = protobuf.Writer.create()
    .uint32((200 << 3) | 2)
    .string('free text')
    .finish();
  expect(() => refuseUnknown(type, Buffer.concat([good, more]))).toThrow(/no field 200/);
  const other = protobuf.Writer.create()
    .uint32((1 << 3) | 0)
    .uint32(5)
    .finish();
  expect(() => refuseUnknown(type, other)).toThrow(/wire type 0/);
});
