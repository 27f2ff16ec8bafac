/** The device host as the process that it is: what it raises, what it reads and prints, and how it gives up a hung port. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readBmp } from '../../devices/id-card-reader/bmp.ts';
import type { CardReadEvent } from '../../devices/id-card-reader/contract.ts';
import type { deviceHostContract, HostMessage } from '../../main/device-host/contract.ts';
import { ChildHost } from '../../main/process/child-host.ts';
import { Heartbeat } from '../../main/process/heartbeat.ts';
import { type DeviceBench, hasSocat, startDeviceBench } from '../world/device-bench/bench.ts';

type Host = ContractRouterClient<typeof deviceHostContract>;

const SLIP = {
  blocks: [
    { kind: 'text' as const, text: '预约回执单', size: 2 as const, bold: true, align: 'center' as const },
    { kind: 'barcode' as const, data: 'LY001-20261124-0007-K' },
  ],
};

let folder: string;
let bench: DeviceBench;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-host-'));
  bench = await startDeviceBench({
    folder: path.join(folder, 'bench'),
    networkTarget: { host: '127.0.0.1', port: 9 },
    usePtys: hasSocat(),
    presenter: { uncollected: 'retract', uncollectedSeconds: 60 },
    photos: true,
  });
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

const children: ChildHost[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) await child.stop();
});

function startHost(env: Record<string, string> = {}) {
  const child = new ChildHost({
    node: process.execPath,
    entry: path.resolve('main/device-host/index.ts'),
    env: { PATH: process.env.PATH ?? '', DEVICE_HOST_CONFIG: JSON.stringify(bench.devices), ...env },
  });
  const raised: HostMessage[] = [];
  let host: Host | null = null;
  child.on('up', () => {
    const port = child.connect();
    if (!port) return;
    const client: Host = createORPCClient(new RPCLink({ port }));
    host = client;
    void (async () => {
      for await (const event of await client.messages()) raised.push(event);
    })().catch(() => undefined);
  });
  child.start();
  children.push(child);
  const use = () => {
    if (!host) throw new Error('the device host is down');
    return host;
  };
  const ready = (device: string) => {
    const last = raised.findLast((event) => event.event === 'status' && event.status.device === device);
    return last?.event === 'status' && last.status.state === 'ready';
  };
  const held = (device: string) => {
    const last = raised.findLast((event) => event.event === 'status' && event.status.device === device);
    return last?.event === 'status' ? last.status.holds : undefined;
  };
  const arrivals = () => raised.filter(({ event }) => event === 'card-arrived').length;
  return { child, use, raised, ready, held, arrivals };
}

/** As long as a process may well be busy. */
const BUSY_MS = 2_000;
describe('the device host', () => {
  it('raises what cards and slips do, and gives the photo with the card', async () => {
    const { child, use, ready, held, arrivals } = startHost();
    await expect.poll(() => ready('id-card-reader') && ready('receipt-printer')).toBe(true);
    await expect.poll(() => held('id-card-reader')).toBe('nothing');
    expect(held('receipt-printer')).toBe('nothing');

    bench.placeCard('zhang');
    await expect.poll(arrivals).toBe(1);
    expect(held('id-card-reader')).toBe('card');
    const events: CardReadEvent[] = [];
    for await (const event of await use().idCardReader.read()) events.push(event);
    const read = events.at(-1);
    if (read?.state !== 'read') throw new Error('the card was not read');
    expect(read.card.name).toBe('张样例');
    expect(readBmp(Buffer.from(read.photo ?? '', 'base64'))).toMatchObject({ width: 102, height: 126 });
    expect(held('id-card-reader')).toBe('card');
    bench.removeCard();
    await expect.poll(() => held('id-card-reader')).toBe('nothing');
    expect(arrivals()).toBe(1);

    // A citizen who leaves the card screen: the reader is polled again.
    const leaving = new AbortController();
    for await (const { state } of await use().idCardReader.read(undefined, { signal: leaving.signal })) {
      if (state === 'waiting') break;
    }
    leaving.abort();
    bench.placeCard('zhang');
    await expect.poll(arrivals).toBe(2);
    bench.removeCard();

    expect(await use().receiptPrinter.print({ slip: SLIP })).toEqual({ outcome: 'printed' });
    await expect.poll(() => held('receipt-printer')).toBe('slip');
    expect(bench.slips().at(-1)?.text).toContain('LY001-20261124-0007-K');

    // Whoever connects later hears how things stand.
    child.kill();
    await once(child, 'down');
    await once(child, 'up');
    await expect.poll(() => ready('receipt-printer') && held('receipt-printer') === 'slip').toBe(true);
    bench.takeSlip();
    await expect.poll(() => held('receipt-printer')).toBe('nothing');
  });

  it.runIf(hasSocat())(
    'ends itself when a port never closes, and is well again after its restart',
    async () => {
      const hung = path.resolve('test/integration/hung-serial.mjs');
      const { child, use, ready, raised } = startHost({ NODE_OPTIONS: `--import=${hung}` });
      await expect.poll(() => ready('scanner')).toBe(true);
      const down = once(child, 'down');
      // Its answer never comes: the process that owes it is gone.
      use()
        .restart({ device: 'scanner' })
        .catch(() => undefined);
      expect(await down).toEqual([74]);
      raised.length = 0;
      await expect.poll(() => ready('scanner')).toBe(true);
    },
  );

  it('is ended when it hangs, not when it is busy, and is well again', async () => {
    const { child, use, ready, raised } = startHost();
    await expect.poll(() => ready('receipt-printer')).toBe(true);
    const { pid } = child;
    if (!pid) throw new Error('the device host has no process');

    process.kill(pid, 'SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, BUSY_MS));
    process.kill(pid, 'SIGCONT');
    expect(await use().receiptPrinter.print({ slip: SLIP })).toEqual({ outcome: 'printed' });
    expect(child.pid).toBe(pid);

    const hung = once(child, 'hung');
    process.kill(pid, 'SIGSTOP');
    await hung;
    raised.length = 0;
    await expect.poll(() => ready('receipt-printer')).toBe(true);
    expect(child.pid).not.toBe(pid);
  });

  it('is ended as soon where the clock was set back since its last answer', async () => {
    const { child, ready } = startHost();
    await expect.poll(() => ready('receipt-printer')).toBe(true);
    const { pid } = child;
    if (!pid) throw new Error('the device host has no process');
    vi.useFakeTimers({ toFake: ['Date'] });
    // Twice the usual, counted in the same process: as slow as this one is.
    const late = new Promise((resolve) => {
      const heart = new Heartbeat({ startBeats: 9, send: () => undefined, onSilent: () => resolve('late') });
      child.once('hung', () => heart.stop());
    });
    try {
      process.kill(pid, 'SIGSTOP');
      vi.setSystemTime(Date.now() - 5 * 3_600_000);
      expect(await Promise.race([once(child, 'hung').then(() => 'hung'), late])).toBe('hung');
    } finally {
      vi.useRealTimers();
    }
  });
});
