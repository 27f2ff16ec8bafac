/** OpenTelemetry's SDK, set up as the configuration says. Loaded only where telemetry is on. */

import type { Logger as EventLogger, Meter } from '@opentelemetry/api';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { LoggerProvider } from '@opentelemetry/sdk-logs';
import { type IMetricReader, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import type { Logger } from 'pino';
import { readBytes } from '../../../kiosk-config/read-text.ts';
import type { KioskConfig } from '../../../kiosk-config/schema.ts';
import { EventRing } from './event-ring.ts';
import { type MetricsServer, serveMetrics } from './metrics-server.ts';
import { pushAgent } from './push-agent.ts';
import { readToken } from './token.ts';
import type { Release } from './words.ts';

/** No fleet pushes in step: each kiosk has an interval of its own, within a fifth of the configured one. */
const JITTER = 0.2;
const PUSH_MS = 10_000;

export type SdkOptions = {
  config: KioskConfig['telemetry'];
  kioskId: string;
  release: Release;
  log: Pick<Logger, 'info' | 'warn'>;
  random?: () => number;
  /** Longest wait for a collector, milliseconds; shorter than any interval. */
  pushMs?: number;
};

export type Sdk = {
  meter: Meter;
  /** Null: nothing is pushed. */
  events: EventLogger | null;
  droppedEvents: () => number;
  /** What waits is sent as far as that goes at once. */
  close: () => Promise<void>;
};

export function openSdk(options: SdkOptions): Sdk {
  const { config, kioskId, release, log, random = Math.random, pushMs = PUSH_MS } = options;
  const resource = resourceFromAttributes({
    'service.name': 'liuyang-kiosk',
    'service.instance.id': kioskId,
    'service.version': release,
  });
  const push = config.otlp ? openPush(config.otlp, log, random, pushMs) : null;
  const scrape = config.prometheus ? openScrape(config.prometheus, log) : null;
  const readers: IMetricReader[] = [push?.reader, scrape?.exporter].filter((reader) => reader !== undefined);
  const provider = new MeterProvider({ resource, readers });
  const logs = push && new LoggerProvider({ resource, processors: [push.ring] });
  return {
    meter: provider.getMeter('kiosk'),
    events: logs?.getLogger('kiosk') ?? null,
    droppedEvents: () => push?.ring.dropped ?? 0,
    async close() {
      push?.stop();
      await scrape?.server.close();
      await Promise.allSettled([provider.shutdown(), logs?.shutdown()]);
    },
  };
}

function openScrape(where: NonNullable<SdkOptions['config']['prometheus']>, log: SdkOptions['log']) {
  const exporter = new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true });
  const server: MetricsServer = serveMetrics(
    where,
    (request, response) => exporter.getMetricsRequestHandler(request, response),
    {
      onListening: () => log.info({ event: 'telemetry.metrics', ...where }),
      onTaken: (code) => log.warn({ event: 'telemetry.port-taken', ...where, code }),
    },
  );
  return { exporter, server };
}

function openPush(
  otlp: NonNullable<SdkOptions['config']['otlp']>,
  log: SdkOptions['log'],
  random: () => number,
  pushMs: number,
) {
  const base = otlp.url.replace(/\/+$/, '');
  const ca = otlp.ca === undefined ? null : readBytes(otlp.ca);
  let lastProblem = '';
  let wasPushed: boolean | null = null;
  /** Read for each push, so that a new one holds without a restart. */
  const headers = async (): Promise<Record<string, string>> => {
    if (otlp.tokenFile === undefined) return {};
    const read = readToken(otlp.tokenFile);
    const problem = 'problem' in read ? read.problem : '';
    if (problem !== lastProblem && problem !== '') log.warn({ event: 'telemetry.token', problem });
    lastProblem = problem;
    return 'token' in read ? { authorization: `Bearer ${read.token}` } : {};
  };
  /** Each change once, not each push. */
  const said = (isPushed: boolean, problem: string | undefined) => {
    if (isPushed === wasPushed) return;
    wasPushed = isPushed;
    if (isPushed) log.info({ event: 'telemetry.pushed' });
    else log.warn({ event: 'telemetry.not-pushed', problem });
  };
  const options = (signal: string) => ({
    url: `${base}/v1/${signal}`,
    headers,
    timeoutMillis: pushMs,
    httpAgentOptions: (protocol: string) => pushAgent(protocol, { ca, lifeMs: pushMs }),
  });
  const exporter = new OTLPMetricExporter(options('metrics'));
  const send = exporter.export.bind(exporter);
  exporter.export = (metrics, done) =>
    send(metrics, (result) => {
      said(result.code === 0, result.error?.name);
      done(result);
    });
  const everyMs = otlp.intervalSeconds * 1000 * (1 - JITTER + 2 * JITTER * random());
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: everyMs,
    exportTimeoutMillis: pushMs,
  });
  const ring = new EventRing(new OTLPLogExporter(options('logs')));
  const timer = setInterval(() => void ring.forceFlush(), everyMs).unref();
  return { reader, ring, stop: () => clearInterval(timer) };
}
