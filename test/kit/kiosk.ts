/** A whole kiosk without a screen: sandbox, bench, core and device host as the processes they are, and a client. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../main/core/contract.ts';
import type { KioskStatus } from '../../main/core/kiosk/contract.ts';
import { NOTICE_VERSION } from '../../main/core/model/consent.ts';
import type { Receipt } from '../../main/core/model/receipt.ts';
import type { Submission } from '../../main/core/model/submission.ts';
import { ChildHost } from '../../main/process/child-host.ts';
import type { Port } from '../../main/process/ipc.ts';
import { COMPILED, ROOT } from '../../scripts/setup/lib.mjs';
import { type OutsideWorldOptions, startOutsideWorld } from '../world/outside-world.ts';
import { compiledCatalogue } from './catalogue.ts';
import type { ClockMover } from './clock-mover.ts';

export type KioskClient = ContractRouterClient<typeof contract>;
export type SandboxCase = {
  caseNo: string;
  key: string;
  receiptNo: string;
  itemCode: string;
  kind: string;
  state: string;
};
export type SandboxCancellation = { key: string; cancels: string; receiptNo: string };
export type SandboxRebooking = { key: string; rebooks: string; receiptNo: string; granted: boolean };
export type SandboxEvaluation = {
  key: string;
  evaluates: string;
  level: number;
  reasons: string;
  comment: string | null;
};
export type TestKiosk = Awaited<ReturnType<typeof startKiosk>>;

export type KioskOptions = {
  session?: object;
  platform?: object;
  storage?: object;
  /** None otherwise. */
  limits?: object;
  presenter?: boolean;
  presence?: boolean;
  /** The platform holds to its rules of fairness. */
  fair?: boolean;
  /** On another kiosk's platform. */
  beside?: OutsideWorldOptions['beside'];
  /** Over the bench's own devices. */
  devices?: object;
  /** Off otherwise. */
  telemetry?: object;
  maintenance?: object;
  /** Always open otherwise. */
  hours?: object;
  /** Runs the core in place of the Node binary; gets its arguments. */
  wrapper?: string;
  /** Moves the clocks of the kiosk and of its own platform. */
  clock?: ClockMover;
  /** Further environment of the core. */
  env?: Readonly<Record<string, string>>;
  /** Called once the kiosk is enrolled, before it starts: what then happens to its disk. */
  beforeStart?: () => void;
  /** Data folder, on a file system of the test's own; a temporary one otherwise. */
  data?: string;
};

export async function startKiosk(config: KioskOptions = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-test-'));
  const world = await startOutsideWorld({
    folder: path.join(folder, 'outside'),
    presenter: config.presenter ?? false,
    presence: config.presence ?? false,
    fair: config.fair ?? false,
    ...(config.beside && { beside: config.beside }),
    ...(config.clock && { env: config.clock.env }),
    config: { platform: { probeMs: 300, timeoutMs: 3000, ...config.platform } },
  });
  const data = config.data ?? path.join(folder, 'data');
  await world.enrol(data);
  const ownConfig = path.join(folder, 'own.json');
  const { storage = {}, devices = {}, limits = {}, telemetry = {}, hours = {}, maintenance = {} } = config;
  writeFileSync(ownConfig, JSON.stringify({ storage, devices, limits, telemetry, hours, maintenance }));
  const core = new ChildHost({
    node: config.wrapper ?? process.execPath,
    entry: path.join(ROOT, 'main/core/index.ts'),
    env: {
      PATH: process.env.PATH ?? '',
      KIOSK_DATA: data,
      KIOSK_CONFIG: [path.join(ROOT, 'kiosk-config/default.yaml'), world.configFile, ownConfig].join(
        path.delimiter,
      ),
      KIOSK_CATALOGUE: compiledCatalogue(),
      KIOSK_DEVICE_HOST: path.join(ROOT, 'main/device-host/index.ts'),
      KIOSK_VERSION: 'test',
      KIOSK_LOG: 'warn',
      NODE_COMPILE_CACHE: COMPILED,
      ...config.clock?.env,
      ...config.env,
    },
  });
  config.beforeStart?.();
  core.start();
  let newest: Port | undefined;
  const kiosk = {
    data,
    core,
    world,
    connect(): KioskClient {
      const port = core.connect();
      if (!port) throw new Error('the core is down');
      newest = port;
      return createORPCClient(new RPCLink({ port }));
    },
    /** The screen of the newest connection is gone. */
    hangUp: () => newest?.close(),
    bench: (action: object) => postJson(`${world.benchUrl}act`, action),
    slips: async (): Promise<{ text: string }[]> => (await fetch(`${world.benchUrl}slips`)).json(),
    cases: async (): Promise<SandboxCase[]> => (await fetch(`${world.sandboxUrl}/_sandbox/cases`)).json(),
    /** What the platform reads in a case's sealed payload. */
    opened: async (key: string): Promise<Submission> =>
      (await fetch(`${world.sandboxUrl}/_sandbox/cases/${key}`)).json(),
    cancellations: async (): Promise<SandboxCancellation[]> =>
      (await fetch(`${world.sandboxUrl}/_sandbox/cancellations`)).json(),
    rebookings: async (): Promise<SandboxRebooking[]> =>
      (await fetch(`${world.sandboxUrl}/_sandbox/rebookings`)).json(),
    evaluations: async (): Promise<SandboxEvaluation[]> =>
      (await fetch(`${world.sandboxUrl}/_sandbox/evaluations`)).json(),
    /** How many minutes before and after its time a booking can be checked in. */
    checkInRule: (earlyMinutes: number, lateMinutes: number) =>
      postJson(`${world.sandboxUrl}/_sandbox/check-in-rule`, { earlyMinutes, lateMinutes }),
    faults: (faults: object) => postJson(`${world.sandboxUrl}/_sandbox/faults`, faults),
    async close() {
      await core.stop();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return kiosk;
}

async function postJson(url: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
}

/** Waits until the kiosk's status fulfils `condition`. */
export async function untilStatus(
  client: KioskClient,
  condition: (status: KioskStatus) => boolean,
): Promise<void> {
  const abort = new AbortController();
  try {
    for await (const status of await client.kiosk.status(undefined, { signal: abort.signal })) {
      if (condition(status)) return;
    }
  } finally {
    abort.abort();
  }
}

export const deviceReady = (device: string) => (status: KioskStatus) =>
  status.devices.some((known) => known.device === device && known.state === 'ready');

/** Agrees to the privacy notice for the matter that was begun. */
export const agree = (client: KioskClient) => client.identity.agree({ notice: NOTICE_VERSION });

/**
 * Lays a sample person's card down and has it read by who asks for it (`client.identity`, `client.ownBookings`); the last that was said. Asked
 * to, lifts it and lays it down once more, as a citizen does: what a busy machine lost of a read can't be read again before the card left.
 */
export async function showCard<Said extends { state: string }>(
  kiosk: Pick<TestKiosk, 'bench'>,
  client: KioskClient,
  asks: { readCard: () => Promise<AsyncIterable<Said>> },
  person: string,
): Promise<Said | null> {
  const lay = async () => {
    await kiosk.bench({ do: 'remove' });
    // Laid down sooner, it would be the card that was read before.
    await untilStatus(client, ({ devices }) => devices.every(({ holds }) => holds !== 'card'));
    await kiosk.bench({ do: 'place', person });
  };
  await lay();
  let last: Said | null = null;
  for await (const event of await asks.readCard()) {
    last = event;
    if (event.state === 'present-again') await lay();
  }
  return last;
}

/** From nothing to an identified draft with a phone number, card on the reader. */
export async function identified(
  kiosk: TestKiosk,
  client: KioskClient,
  service: 'booking' | 'pre-review',
  item: string,
) {
  await client.session.begin();
  const chosen = await client.filing.begin({ kind: service, itemCode: item });
  if (chosen.outcome !== 'begun') throw new Error(chosen.outcome);
  await agree(client);
  const last = await showCard(kiosk, client, client.identity, 'zhang');
  if (last?.state === 'refused') throw new Error(last.reason);
  await kiosk.bench({ do: 'remove' });
  const phone = await client.session.setPhone({ phone: '13900001111' });
  if (phone.outcome !== 'set') throw new Error('phone');
  return phone.draft;
}

/** Online, and each of `devices` ready. */
export function untilReady(client: KioskClient, ...devices: string[]): Promise<void> {
  return untilStatus(
    client,
    (status) => status.network === 'online' && devices.every((device) => deviceReady(device)(status)),
  );
}

/** The first time that is free for the draft as it stands, and how many places it has. */
export async function firstFreeSlot(client: KioskClient) {
  const { days } = await client.booking.days();
  const day = days.find(({ slots }) => slots.some(({ remaining }) => remaining !== 0));
  const slot = day?.slots.find(({ remaining }) => remaining !== 0);
  if (!day || !slot) throw new Error('no free slot');
  return { date: day.date, start: slot.start, remaining: slot.remaining };
}

/** Books the first time that is free, for the draft as it stands. */
export async function bookFirstSlot(client: KioskClient): Promise<Receipt> {
  const { date, start } = await firstFreeSlot(client);
  const chosen = await client.booking.choose({ date, start });
  if (chosen.outcome !== 'chosen') throw new Error(chosen.outcome);
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(answer.outcome);
  return answer.receipt;
}
