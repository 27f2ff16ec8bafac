/** A collector whose answer never ends holds up neither the next push nor the core's end. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openSdk, type Sdk } from '../../../main/core/telemetry/sdk.ts';
import { type Collector, startCollector } from '../../kit/collector.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function dripping(head: string) {
  const open = new Set<Socket>();
  let came = 0;
  const server = createServer((socket) => {
    came++;
    open.add(socket);
    socket.write(head);
    const timer = setInterval(() => socket.write('x'), 20);
    socket.on('close', () => open.delete(socket) && clearInterval(timer)).on('error', () => undefined);
    socket.resume();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { port, open, came: () => came, close };
}

const sdkAt = (port: number): Sdk =>
  openSdk({
    config: { otlp: { url: `http://127.0.0.1:${port}`, intervalSeconds: 1 } } as never,
    ...{ kioskId: 'LY001', release: '1.0.0' as never, pushMs: 400 },
    log: { info: () => undefined, warn: () => undefined } as never,
  });

it.each([
  ['in the head', 'HTTP/1.1 200 OK\r\nX: '],
  ['in a body without an end', 'HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\n\r\n'],
  ['in the body of an error', 'HTTP/1.1 503 Unavailable\r\nContent-Length: 99999\r\n\r\n'],
])('byte by byte %s', async (_, head) => {
  const drip = await dripping(head);
  const sdk = sdkAt(drip.port);
  sdk.meter.createCounter('kiosk.sessions').add(1);
  await expect.poll(drip.came, { timeout: 20_000 }).toBeGreaterThan(2);
  // Each is ended, or they would be more and more.
  await expect.poll(() => drip.open.size, { timeout: 5_000, interval: 10 }).toBe(0);
  await drip.close();
  const collector: Collector = await startCollector({ port: drip.port });
  ends.push(() => collector.close());
  await expect.poll(() => collector.taken.metrics.length, { timeout: 20_000 }).toBeGreaterThan(0);
  await sdk.close();
});

it('the end waits for no answer', async () => {
  const drip = await dripping('HTTP/1.1 200 OK\r\n\r\n');
  ends.push(() => drip.close());
  const sdk = sdkAt(drip.port);
  sdk.meter.createCounter('kiosk.sessions').add(1);
  await expect.poll(drip.came, { timeout: 20_000 }).toBeGreaterThan(0);
  const begun = performance.now();
  await sdk.close();
  expect(performance.now() - begun).toBeLessThan(10_000);
});
