/** Debian's Prometheus scrapes a real kiosk, which nobody here made, and answers about it. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { INSTRUMENTS } from '../../../main/core/telemetry/words.ts';
import { freePort } from '../../kit/free-port.ts';
import {
  bookFirstSlot,
  identified,
  type KioskClient,
  startKiosk,
  type TestKiosk,
  untilReady,
  untilStatus,
} from '../../kit/kiosk.ts';
import { noPrometheus, startPrometheus } from '../../kit/prometheus.ts';

const RULES = path.resolve(import.meta.dirname, '../../../kiosk-config/monitoring/alerts.yaml');
const PIN = '990011';
const why = noPrometheus();

describe.skipIf(why)(`scraped by Debian’s Prometheus${why ? ` — skipped: ${why}` : ''}`, () => {
  let kiosk: TestKiosk;
  let client: KioskClient;
  let prometheus: Awaited<ReturnType<typeof startPrometheus>>;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    kiosk = await startKiosk({ telemetry: { prometheus: { port } } });
    installPin(kiosk.data, PIN);
    client = kiosk.connect();
    await untilReady(client, 'id-card-reader', 'receipt-printer');
    prometheus = await startPrometheus({ target: `127.0.0.1:${port}`, rules: [RULES] });
  });
  afterAll(async () => {
    await prometheus?.close();
    await kiosk?.close();
  });

  const figure = async (expression: string) => (await prometheus.query(expression))[0]?.value;

  it('takes the whole of it, and knows how the kiosk stands', async () => {
    await expect.poll(() => figure('up{job="kiosk"}')).toBe(1);
    expect((await prometheus.target()).lastError).toBe('');
    await expect.poll(() => figure('kiosk_network_online')).toBe(1);
    await expect.poll(() => figure('kiosk_device_state{device="receipt-printer",state="ok"}')).toBe(1);
    expect(await figure('sum(kiosk_device_state{device="receipt-printer"})')).toBe(1);
    expect(await figure('kiosk_service_state{state="open"}')).toBe(1);
    expect(await figure('kiosk_queue_waiting')).toBe(0);
    expect(await figure('kiosk_disk_free_bytes')).toBeGreaterThan(1e6);
    expect(await figure('kiosk_process_memory_bytes{process="core"}')).toBeGreaterThan(1e7);
    expect(await figure('kiosk_process_memory_bytes{process="device-host"}')).toBeGreaterThan(1e7);
    expect(Math.abs((await figure('kiosk_clock_offset_seconds')) ?? Number.NaN)).toBeLessThan(60);
    expect(await prometheus.query('kiosk_build_info')).toMatchObject([{ labels: { version: 'unreleased' } }]);
  });

  it('counts a filed matter, its delivery, taps and a flow that was left, and a device that fails', async () => {
    await identified(kiosk, client, 'booking', 'RS-0001');
    await bookFirstSlot(client);
    // After an outage, which a busy machine may see in the sandbox, its turn is drawn.
    await client.maintenance.unlock({ pin: PIN });
    await client.maintenance.retryQueue();
    await untilStatus(client, ({ queue }) => queue.waiting === 0);
    await client.telemetry.flow({
      kind: 'booking',
      itemCode: 'RS-0001',
      end: 'filed',
      step: 'done',
      seconds: 88,
      taps: 9,
    });
    await client.telemetry.flow({
      kind: 'pre-review',
      itemCode: null,
      end: 'abandoned',
      step: 'consent',
      seconds: 5,
      taps: 2,
    });
    await client.session.end({ reason: 'finished' });
    await client.telemetry.painted({ layout: 4_294_967_295 });
    // Told last: a scrape that has it has all that was told before.
    await expect.poll(() => figure('kiosk_screen_layout')).toBe(4_294_967_295);
    await expect.poll(() => figure('kiosk_delivery_seconds_count')).toBe(1);
    const flows = 'kiosk_flows_total{kind="booking",item="RS-0001",end="filed"}';
    await expect.poll(() => figure(flows)).toBe(1);
    expect(await figure('kiosk_flow_item_taps_total{item="RS-0001"}')).toBe(9);
    expect(await figure('kiosk_flow_abandoned_total{kind="pre-review",step="consent"}')).toBe(1);
    expect(await figure('kiosk_flow_seconds_bucket{kind="booking",end="filed",le="90"}')).toBe(1);
    expect(await figure('kiosk_flow_seconds_bucket{kind="booking",end="filed",le="60"}')).toBe(0);
    expect(await figure('kiosk_sessions_total{end="finished"}')).toBe(1);
    expect(await figure('kiosk_screen_painted_age_seconds')).toBeLessThan(600);
    await kiosk.bench({ do: 'paper', paper: 'out' });
    await expect.poll(() => figure('kiosk_paper_state{printer="receipt-printer",state="out"}')).toBe(1);
    expect(await figure('kiosk_device_state{device="receipt-printer",state="ok"}')).toBe(0);
    expect(await figure('kiosk_device_fault{device="receipt-printer",fault="paper-out"}')).toBe(1);
    await kiosk.bench({ do: 'paper', paper: 'ok' });
    await expect.poll(() => figure('kiosk_events_total{event="device-back"}')).toBeGreaterThan(0);
  });

  it('no name, number, phone or receipt of the person who was here is in what it says', async () => {
    const said = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(said).not.toMatch(/张样例|990000\d{12}|1390000\d{4}|LY001\d|127\.0\.0\.1|\/tmp\//);
    const known = Object.keys(INSTRUMENTS);
    const names = new Set(
      [...said.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name.replace(/_total$/, '')),
    );
    names.delete('target_info');
    expect([...names].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('answers GET /metrics and nothing else', async () => {
    const base = `http://127.0.0.1:${port}`;
    expect((await fetch(`${base}/`)).status).toBe(404);
    expect((await fetch(`${base}/metrics`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${base}/metrics?debug=1`)).status).toBe(200);
  });

  it('loads every shipped rule and finds nothing wrong in any', async () => {
    await expect
      .poll(async () => (await prometheus.rules()).map(({ health }) => health))
      .toSatisfy((states: string[]) => states.length > 10 && states.every((state) => state === 'ok'));
  });
});
