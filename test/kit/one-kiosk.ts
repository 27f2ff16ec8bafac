/**
 * The fixture of a test file that needs one kiosk for all its tests. Vitest loads a test file's modules for that file
 * alone, so the kiosk and the client here are the file's own.
 */
import { afterAll, beforeAll } from 'vitest';
import type { Receipt } from '../../main/core/model/receipt.ts';
import {
  agree,
  bookFirstSlot,
  identified,
  type KioskClient,
  type KioskOptions,
  startKiosk,
  type TestKiosk,
  untilReady,
} from './kiosk.ts';

/** The file's kiosk; running in its tests, after `withOneKiosk` was called. */
export let kiosk: TestKiosk;
/** The screen's connection to its core. */
export let client: KioskClient;

/** Starts the kiosk before the file's tests, online and with the devices `ready` names, and closes it after them. */
export function withOneKiosk({
  ready = [],
  ...options
}: KioskOptions & { ready?: readonly string[] } = {}): void {
  beforeAll(async () => {
    kiosk = await startKiosk(options);
    reconnect();
    await untilReady(client, ...ready);
  });
  afterAll(() => kiosk.close());
}

/** A new connection, as the screen makes one after a core that ended. */
export function reconnect(): void {
  client = kiosk.connect();
}

/** Zhang books the first free time of RS-0001 and leaves: what the citizen then holds. */
export async function booked({ slip = false } = {}): Promise<Receipt> {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const receipt = await bookFirstSlot(client);
  if (slip) await client.slips.print({ receiptNo: receipt.receiptNo });
  await client.session.end({ reason: 'finished' });
  return receipt;
}

/** The slip is there in a new session, and `person` lays a card down for what is to follow it. Resolves to the session's ticket. */
export async function asksBySlip(
  kind: 'cancellation' | 'rebooking' | 'correction',
  { code: slip }: Pick<Receipt, 'code'>,
  person = 'zhang',
) {
  const ticket = await client.session.begin();
  const begun = await client.filing.begin({ kind, slip });
  if (begun.outcome !== 'begun') throw new Error(begun.outcome);
  await kiosk.bench({ do: 'place', person });
  await agree(client);
  for await (const event of await client.identity.readCard()) {
    if (event.state === 'refused') throw new Error(event.reason);
  }
  await kiosk.bench({ do: 'remove' });
  return ticket;
}

/** How the delivery of a submission ends: the last state that the screen is told. */
export async function settled(receiptNo: string): Promise<OutboxState | undefined> {
  let last: OutboxState | undefined;
  for await (const state of await client.outbox.watch({ receiptNo })) last = state;
  return last;
}
type OutboxState =
  Awaited<ReturnType<KioskClient['outbox']['watch']>> extends AsyncIterable<infer State> ? State : never;
