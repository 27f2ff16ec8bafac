/** Events that a collector refuses for what they are keep nothing back; those it can't take now, or not from this kiosk, wait. */
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { LoggerProvider } from '@opentelemetry/sdk-logs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EventRing } from '../../../main/core/telemetry/event-ring.ts';
import { type Collector, startCollector } from '../../kit/collector.ts';

/** Shorter than the exporter's own first wait, milliseconds: one try a flush. */
const PATIENCE_MS = 900;
let collector: Collector;
beforeAll(async () => {
  collector = await startCollector();
});
afterAll(() => collector.close());

const names = () => collector.taken.events.splice(0).map(({ eventName }) => eventName);

it.each([400, 413, 422])(
  '%i: what was sent is given up, counted, and what comes next goes out',
  async (status) => {
    const { ring, tell } = await started();
    collector.state.answer = status;
    tell('device-down');
    await ring.forceFlush();
    expect([ring.waiting, ring.dropped]).toEqual([0, 1]);
    collector.state.answer = null;
    tell('device-back');
    await ring.forceFlush();
    expect(names()).toEqual(['device-back']);
  },
);

it.each([401, 403, 404, 429, 500, 503])('%i: it waits until the collector takes it', async (status) => {
  const { ring, tell } = await started();
  collector.state.answer = status;
  tell('device-down');
  await ring.forceFlush();
  expect([ring.waiting, ring.dropped]).toEqual([1, 0]);
  collector.state.answer = null;
  await ring.forceFlush();
  expect(names()).toEqual(['device-down']);
});

async function started() {
  const exporter = new OTLPLogExporter({ url: `${collector.url}/v1/logs`, timeoutMillis: PATIENCE_MS });
  const ring = new EventRing(exporter);
  const logger = new LoggerProvider({ processors: [ring] }).getLogger('kiosk');
  return { ring, tell: (eventName: string) => logger.emit({ eventName }) };
}
