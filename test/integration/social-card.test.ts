/** The social-security card reader against a real pcscd with a virtual reader in it, through the system's own library. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Holds } from '../../devices/common/status.ts';
import type { SocialCardEvent } from '../../devices/social-security-card/contract.ts';
import { createSocialCardReader, type SocialCardDevice } from '../../devices/social-security-card/device.ts';
import { ATR, type CardManner, SocialCardEmulator } from '../../devices/social-security-card/emulator.ts';
import { winscard } from '../../devices/social-security-card/winscard.ts';
import type { deviceHostContract } from '../../main/device-host/contract.ts';
import { ChildHost } from '../../main/process/child-host.ts';
import { skipped, until } from '../world/device-bench/processes.ts';
import { type Pcscd, pcscdMissing, preparePcscd } from '../world/device-bench/smart-card/pcscd.ts';
import { HOLDER, RARE_HOLDER } from '../world/device-bench/smart-card/people.ts';
import { type InsertedCard, insertCard } from '../world/device-bench/smart-card/virtual-card.ts';

const missing = pcscdMissing();
/** A call of the library's that waits for a card in this process's own thread holds it up for longer, a busy machine does not; in milliseconds. */
const BLOCKED_MS = 3_000;

let folder: string;
let service: Pcscd;
let device: SocialCardDevice;
let hung = 0;
const presence: Holds[] = [];
const inserted: InsertedCard[] = [];

const insert = async (...options: [SocialCardEmulator, Partial<Parameters<typeof insertCard>[2]>?]) => {
  const [face, more] = options;
  inserted.push(await insertCard(service.port, face, { atr: ATR, ...more }));
};
const removeAll = async () => {
  for (const card of inserted.splice(0)) await card.remove();
};
const stands = (wanted: string) =>
  until(
    () => `${wanted}, not ${JSON.stringify(device.status)}`,
    () => (device.status.fault?.code ?? device.status.state) === wanted,
  );

/** Every event up to the one where `act` says `stop`. */
async function follow(
  act: (event: SocialCardEvent) => Promise<unknown> | 'stop' | undefined,
): Promise<SocialCardEvent[]> {
  const abort = new AbortController();
  const seen: SocialCardEvent[] = [];
  for await (const event of device.read(abort.signal)) {
    seen.push(event);
    if ((await act(event)) === 'stop') break;
  }
  abort.abort();
  return seen;
}

describe.skipIf(skipped('the social-security card', missing))('a social-security card', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-pcsc-'));
    service = await preparePcscd(folder);
    // The library reads it once, with its first call.
    process.env.PCSCLITE_CSOCK_NAME = service.socket;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    hung = 0;
    presence.length = 0;
    let held: Holds = null;
    device = createSocialCardReader(
      { kind: 'pcsc', reader: 'Virtual' },
      {
        onStatus: ({ holds }) => {
          if (holds !== held) presence.push(holds);
          held = holds;
        },
        raise: () => undefined,
        onHang: () => hung++,
      },
      { service: winscard(() => hung++), checkMs: 100, reconnectMs: [100] },
    );
  });
  afterEach(async () => {
    await removeAll();
    await device.stop();
    await service.stop();
    expect(hung).toBe(0);
  });

  it.each(['plain', 'get-response', 'exact-length', 'bare-records'] satisfies CardManner[])(
    'is read while nothing else waits: %s',
    async (manner) => {
      await service.start();
      device.start();
      await stands('ready');
      expect(device.status.port).toContain('Virtual PCD');
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const events = await follow(({ state }) =>
        state === 'waiting' ? insert(new SocialCardEmulator(RARE_HOLDER, manner)) : undefined,
      );
      delay.disable();
      expect(events).toEqual([
        { state: 'waiting' },
        { state: 'reading' },
        { state: 'read', card: RARE_HOLDER },
      ]);
      expect(delay.max / 1e6).toBeLessThan(BLOCKED_MS);
    },
  );

  it('must be taken out before the next citizen’s card is read', async () => {
    await service.start();
    device.start();
    await stands('ready');
    await insert(new SocialCardEmulator(HOLDER));
    await follow(() => undefined);
    const events = await follow(async ({ state }) => {
      if (state !== 'still-inserted') return;
      await removeAll();
      await until(
        () => 'the removal',
        () => presence.at(-1) === 'nothing',
      );
      await insert(new SocialCardEmulator(RARE_HOLDER));
    });
    expect(events.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['still-inserted', 'reading', 'read']),
    );
    expect(events.at(-1)).toEqual({ state: 'read', card: RARE_HOLDER });
  });

  it('is waited for again when it is pulled out in the middle', async () => {
    await service.start();
    device.start();
    await stands('ready');
    let commands = 0;
    const leaves = { onCommand: () => (++commands > 4 ? ('leave' as const) : ('answer' as const)) };
    const events = await follow(async (event) => {
      if (event.state === 'waiting' && inserted.length === 0) {
        await insert(new SocialCardEmulator(HOLDER), leaves);
      } else if (event.state === 'again') {
        await until(
          () => 'the removal',
          () => device.status.holds === 'nothing',
        );
        await insert(new SocialCardEmulator(HOLDER));
      }
    });
    expect(events).toContainEqual({ state: 'again', reason: 'lifted' });
    expect(events.at(-1)).toEqual({ state: 'read', card: HOLDER });
  });

  it('of another kind is refused', async () => {
    await service.start();
    device.start();
    await stands('ready');
    const other = { reset: () => undefined, answer: () => Uint8Array.of(0x6a, 0x82) };
    inserted.push(await insertCard(service.port, other, { atr: ATR }));
    const events = await follow(() => undefined);
    expect(events.at(-1)).toEqual({ state: 'refused', reason: 'not-a-social-security-card' });
  });

  it('is read after the service died, the reader was gone, and both came back', async () => {
    device.start();
    await stands('software');
    await service.start({ withReader: false });
    await stands('unplugged');
    await service.stop();
    await service.start();
    await stands('ready');
    const states: string[] = [];
    const events = await follow(async ({ state }) => {
      states.push(state);
      if (state === 'waiting' && !states.includes('unavailable')) await service.stop();
      else if (state === 'unavailable') {
        await stands('software');
        await service.start();
      } else if (state === 'waiting') await insert(new SocialCardEmulator(HOLDER));
    });
    expect(events.at(-1)).toEqual({ state: 'read', card: HOLDER });
    expect(states).toContain('unavailable');
  });

  it('is waited for no longer than somebody listens', async () => {
    await service.start();
    device.start();
    await stands('ready');
    const abort = new AbortController();
    const stream = device.read(abort.signal);
    expect((await stream.next()).value).toEqual({ state: 'waiting' });
    const next = stream.next();
    abort.abort();
    expect((await next).done).toBe(true);
    // Broken off is not broken.
    expect(presence).toEqual(['nothing']);
    expect(device.status.state).toBe('ready');
  });

  it('comes to the core over the device host’s RPC', async () => {
    await service.start();
    const host = new ChildHost({
      node: process.execPath,
      entry: path.resolve(import.meta.dirname, '../../main/device-host/index.ts'),
      env: {
        PATH: process.env.PATH ?? '',
        PCSCLITE_CSOCK_NAME: service.socket,
        DEVICE_HOST_CONFIG: JSON.stringify({
          idCardReader: { transport: { kind: 'none' } },
          scanner: { transport: { kind: 'none' } },
          receiptPrinter: { transport: { kind: 'none' }, paperWidth: 80 },
          socialSecurityCard: { kind: 'pcsc' },
        }),
      },
    });
    host.start();
    try {
      const port = host.connect();
      if (!port) throw new Error('the device host is down');
      const client: ContractRouterClient<typeof deviceHostContract> = createORPCClient(new RPCLink({ port }));
      const seen: SocialCardEvent[] = [];
      for await (const event of await client.socialSecurityCard.read()) {
        seen.push(event);
        if (event.state === 'waiting') await insert(new SocialCardEmulator(HOLDER));
      }
      expect(seen.at(-1)).toEqual({ state: 'read', card: HOLDER });
    } finally {
      await host.stop();
    }
  });
});
