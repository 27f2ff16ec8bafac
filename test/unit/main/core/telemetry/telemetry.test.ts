import type { LogRecordExporter, ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { LoggerProvider } from '@opentelemetry/sdk-logs';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { expect, it } from 'vitest';
import { DeviceFault, type Status } from '../../../../../devices/common/status.ts';
import type { DeviceName, DeviceStatus } from '../../../../../devices/index.ts';
import type { KioskStatus } from '../../../../../main/core/kiosk/contract.ts';
import { MatterKind } from '../../../../../main/core/model/draft.ts';
import { StepName } from '../../../../../main/core/model/flow-report.ts';
import { deviceState, paperState } from '../../../../../main/core/telemetry/device-state.ts';
import { EventRing } from '../../../../../main/core/telemetry/event-ring.ts';
import { changesOf } from '../../../../../main/core/telemetry/follow.ts';
import { Instruments } from '../../../../../main/core/telemetry/instruments.ts';
import { observeAll, type Sources } from '../../../../../main/core/telemetry/sources.ts';
import {
  EVENTS,
  FLOW_ENDS,
  INSTRUMENTS,
  type InstrumentName,
  ITEM,
  itemIn,
  RELEASE,
  REMOTE_OUTCOMES,
  releaseOf,
  SESSION_ENDS,
} from '../../../../../main/core/telemetry/words.ts';

const since = '2026-11-24T08:30:00+08:00';
const status = (device: DeviceName, more: Partial<Status>): DeviceStatus => ({
  ...{ device, state: 'ready', fault: null, warnings: [], holds: null, port: 'tcp 127.0.0.1:9100', since },
  ...more,
});
const FAULT = { code: 'paper-out', technician: '张样例 990000199003071235' } as const;

const SOURCES: Sources = {
  service: () => 'open',
  freeDiskBytes: () => 5e9,
  restarts: () => ({
    since,
    counts: Object.fromEntries(
      ['core', 'device-host', 'screen', 'backup', 'nightly'].map((what) => [what, { count: 2, last: null }]),
    ) as ReturnType<NonNullable<Sources['restarts']>>['counts'],
  }),
  queue: () => ({ waiting: 3, parked: 1, oldestAt: Date.now() - 60_000 }),
  clock: () => ({ doubt: 'ahead', offsetMs: 1_500 }),
  paper: () => [{ printer: 'receipt-printer', daysLeft: 2.5 }],
  unprintedSlips: () => 1,
  isOnline: () => true,
  update: () => ({ slot: 'a', probation: true }),
  ring: 2,
  remoteCertificateSeconds: () => 86_400,
  devices: () => [
    status('id-card-reader', { port: '张样例' }),
    status('receipt-printer', { state: 'fault', fault: FAULT }),
  ],
  deviceHostBytes: async () => 70e6,
};

/** Everything that can be said, said once; as the collector gets it. */
async function all(sources = SOURCES) {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  const told = {
    release: releaseOf('1.2.3'),
    sources,
    painted: () => ({ at: 0, layout: 7 }),
    droppedEvents: () => 0,
  };
  const instruments = new Instruments(provider.getMeter('kiosk'), (observe) => observeAll(observe, told));
  const item = itemIn({ item: () => ({}) }, 'RS-0001');
  if (!item) throw new Error('RS-0001');
  for (const kind of MatterKind.options) {
    for (const end of FLOW_ENDS) {
      instruments.note('kiosk_flow_seconds', 100, { kind, end });
      instruments.note('kiosk_flows', 1, { kind, item, end });
    }
    for (const step of StepName.options) instruments.note('kiosk_flow_abandoned', 1, { kind, step });
    instruments.note('kiosk_flow_taps', 9, { kind });
    instruments.note('kiosk_flow_item_seconds', 90, { kind, item });
    instruments.note('kiosk_flow_item_taps', 9, { kind, item });
  }
  for (const end of SESSION_ENDS) instruments.note('kiosk_sessions', 1, { end });
  for (const event of EVENTS) instruments.note('kiosk_events', 1, { event });
  for (const outcome of REMOTE_OUTCOMES) instruments.note('kiosk_remote_connections', 1, { outcome });
  instruments.note('kiosk_delivery_seconds', 4, {});
  await reader.forceFlush();
  const [resource] = exporter.getMetrics();
  await provider.shutdown();
  return resource?.scopeMetrics.flatMap(({ metrics }) => metrics) ?? [];
}

it('every instrument says something, and every attribute that goes out is in its list', async () => {
  const metrics = await all();
  expect(metrics.map(({ descriptor }) => descriptor.name).sort()).toEqual(Object.keys(INSTRUMENTS).sort());
  const strange: string[] = [];
  for (const { descriptor, dataPoints } of metrics) {
    const allowed: Readonly<Record<string, unknown>> =
      INSTRUMENTS[descriptor.name as InstrumentName].attributes;
    for (const { attributes } of dataPoints) {
      expect(Object.keys(attributes).sort()).toEqual(Object.keys(allowed).sort());
      for (const [key, value] of Object.entries(attributes)) {
        const values = allowed[key];
        const isKnown =
          values === ITEM
            ? value === 'RS-0001'
            : values === RELEASE
              ? value === '1.2.3'
              : Array.isArray(values) && values.includes(value);
        if (!isKnown) strange.push(`${descriptor.name} ${key}=${value}`);
      }
    }
  }
  expect(strange).toEqual([]);
  // What a device says in words, and where it is attached, stays here.
  expect(JSON.stringify(metrics)).not.toMatch(/张样例|990000199003071235|127\.0\.0\.1/);
});

it('a kiosk that can’t tell all of it tells the rest', async () => {
  const metrics = await all({ service: () => 'out-of-service' });
  const names = metrics.map(({ descriptor }) => descriptor.name);
  expect(names).toContain('kiosk_service_state');
  expect(names).not.toContain('kiosk_queue_waiting');
  const service = metrics.find(({ descriptor }) => descriptor.name === 'kiosk_service_state');
  expect(service?.dataPoints.map(({ attributes, value }) => [attributes.state, value])).toEqual([
    ['open', 0],
    ['closed-hours', 0],
    ['out-of-service', 1],
  ]);
});

it('unknown is neither well nor ill', () => {
  expect(deviceState(undefined)).toBe('unknown');
  expect(deviceState(status('scanner', { state: 'opening' }))).toBe('unknown');
  const gone = { code: 'host-down', technician: '' } as const;
  expect(deviceState(status('scanner', { state: 'fault', fault: gone }))).toBe('unknown');
  for (const code of DeviceFault.shape.code.options.filter((each) => each !== 'host-down'))
    expect(deviceState(status('scanner', { state: 'fault', fault: { code, technician: '' } }))).toBe('down');
  expect(deviceState(status('scanner', { state: 'busy' }))).toBe('ok');
  expect(deviceState(status('scanner', { warnings: ['toner-low'] }))).toBe('attention');
  expect(deviceState(status('scanner', { state: 'off' }))).toBe('not-fitted');
});

it('paper is what the printer itself says, and unknown while it is away', () => {
  const printer = (more: Partial<Status>) => paperState(status('receipt-printer', more));
  expect(printer({})).toBe('ok');
  expect(printer({ warnings: ['paper-near-end'] })).toBe('near-end');
  expect(printer({ state: 'fault', fault: FAULT })).toBe('out');
  expect(printer({ state: 'fault', fault: { code: 'unplugged', technician: '' } })).toBe('unknown');
  expect(paperState(undefined)).toBe('unknown');
});

const QUIET: KioskStatus = {
  duty: null,
  notice: null,
  brightness: 100,
  service: { state: 'open' },
  network: 'online',
  devices: [status('scanner', {})],
  clock: 'right',
  queue: { waiting: 0, parked: 0 },
};
it.each([
  ['nothing', QUIET, []],
  ['the network', { ...QUIET, network: 'offline' as const }, ['network-away']],
  ['hours', { ...QUIET, service: { state: 'closed-hours' as const, opens: null } }, ['hours-over']],
  ['the clock', { ...QUIET, clock: 'behind' as const }, ['clock-doubted']],
  ['parked', { ...QUIET, queue: { waiting: 0, parked: 1 } }, ['parked']],
  ['a device', { ...QUIET, devices: [status('scanner', { state: 'fault', fault: FAULT })] }, ['device-down']],
])('an event of %s', (_, now, events) => {
  expect(changesOf(QUIET, now)).toEqual(events);
  const back = changesOf(now, QUIET);
  expect(back).toHaveLength(events[0] === 'parked' ? 0 : events.length);
  for (const event of back) expect(EVENTS).toContain(event);
});

function collector() {
  const taken: string[] = [];
  let isUp = false;
  const exporter: LogRecordExporter = {
    export(records: ReadableLogRecord[], done) {
      if (isUp) taken.push(...records.map(({ eventName }) => String(eventName)));
      done({ code: isUp ? 0 : 1 });
    },
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  };
  const come = () => {
    isUp = true;
  };
  return { taken, exporter, come };
}

it('events wait for their collector in order, no more of them than fit; the oldest give way, counted', async () => {
  const { taken, exporter, come } = collector();
  const ring = new EventRing(exporter, 3);
  const logger = new LoggerProvider({ processors: [ring] }).getLogger('kiosk');
  for (const eventName of ['started', 'network-away', 'device-down', 'device-back', 'network-back'])
    logger.emit({ eventName });
  await ring.forceFlush();
  expect([ring.waiting, ring.dropped, taken]).toEqual([3, 2, []]);
  come();
  await ring.forceFlush();
  expect(taken).toEqual(['device-down', 'device-back', 'network-back']);
  expect(ring.waiting).toBe(0);
  await ring.forceFlush();
  expect(taken).toHaveLength(3);
});
