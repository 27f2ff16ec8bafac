/** Two sandbox processes on one database: what comes to both at once is decided by the database, as if they were one. */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hallTime } from '../../../main/core/model/clock.ts';
import type { Appointment } from '../../../main/core/model/draft.ts';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import { createTransport } from '../../../main/core/platform/transport.ts';
import type { Recipient } from '../../../main/core/sealing/seal.ts';
import { signRequest } from '../../../main/core/signing/request-signature.ts';
import { clientAt, type Known } from '../../kit/enrolled.ts';
import { cancellationOf, evaluationOf, type Filed, ITEM, keyOf, submissionFor } from '../../kit/filed.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { noPostgres, type Postgres, startPostgres } from '../../kit/postgres.ts';
import { enrolledAt, type Sandboxes, startSandboxes } from '../../kit/sandboxes.ts';
import { openDatabase } from '../../world/platform-sandbox/database.ts';
import type { Db } from '../../world/platform-sandbox/db.ts';
import { LEASE_POLICY } from '../../world/platform-sandbox/leases.ts';

const why = noPostgres();
const PLACES = 2;
/** Of another pool than the item that all other tests book. */
const LENT_ITEM = 'GJ-0003';
const LENT_ZONE = 'fund';
/** The sandbox's, of holds of one kiosk at a time. */
const QUOTA = 40;

let postgres: Postgres;
let sandboxes: Sandboxes;
let db: Db;
/** One kiosk's clients, one for each sandbox. */
let clients: PlatformClient[];
let recipient: Recipient;
let known: Known;

describe.skipIf(why)(`two sandboxes on one PostgreSQL${why ? ` — skipped: ${why}` : ''}`, () => {
  beforeAll(async () => {
    postgres = await startPostgres();
    const database = await postgres.database();
    const folder = temporaryFolder();
    sandboxes = await startSandboxes(2, { folder, database, capacity: PLACES });
    known = await enrolledAt(sandboxes.urls[0] ?? '');
    clients = sandboxes.urls.map((url) => clientAt(url, known, 20_000));
    recipient = await keyOf(clients[1] as PlatformClient);
    db = await openDatabase(folder, database);
  });
  afterAll(async () => {
    await db?.close();
    await sandboxes?.close();
    await postgres?.close();
    removeFolders();
  });

  const count = async (sql: string, ...of: string[]) =>
    (await db.one<{ count: number }>(`SELECT count(*) AS count FROM ${sql}`, ...of))?.count;

  it('the same key sent to both at once becomes one case, which both answer with', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => submissionFor(recipient)));
    const numbers = await Promise.all(
      all.map(async ({ key, body }) => {
        const request = { kind: 'pre-review', idempotencyKey: key, body } as const;
        const answers = await Promise.all([...clients, ...clients].map((client) => client.submit(request)));
        return new Set(answers.map(caseOf));
      }),
    );
    expect(numbers.map(({ size }) => size)).toEqual(all.map(() => 1));
    expect(await count("submission WHERE kind = 'pre-review'")).toBe(all.length);
  });

  it('the last places of a time are given once, whoever asks where', async () => {
    const [first] = await free();
    if (!first) throw new Error('nothing is free');
    const all = await Promise.all(Array.from({ length: 20 }, () => booking(first)));
    const states = await Promise.all(all.map((one, at) => file(one, at)));
    expect(states.filter((state) => state === 'confirmed')).toHaveLength(PLACES);
    expect(states.filter((state) => state === 'unconfirmed')).toHaveLength(20 - PLACES);
    expect(await count('seat WHERE date = ? AND start = ?', first.date, first.start)).toBe(PLACES);
  });

  it('windows that call at the same moment call each number once', async () => {
    const keys = (await db.all<{ key: string }>('SELECT key FROM submission LIMIT 16')).map(({ key }) => key);
    const now = hallTime(Date.now());
    for (const [at, key] of keys.entries()) {
      const ticket = [key, 'hall', 'hr', now.slice(0, 10), at + 1, now, now];
      await db.run('INSERT INTO ticket VALUES (?, ?, ?, ?, ?, ?, ?, NULL)', ...ticket);
    }
    const calls = keys.map(async (_, at) => {
      const answer = await fetch(`${sandboxes.urls[at % 2]}/_sandbox/call-next`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ place: 'hall', zone: 'hr' }),
      });
      return ((await answer.json()) as { number: number | null }).number;
    });
    const called = await Promise.all(calls);
    expect(called.sort((a, b) => Number(a) - Number(b))).toEqual(keys.map((_, at) => at + 1));
  });

  it('holds of one submission at both leave it one seat; holds of many, no more than there are', async () => {
    const [second, third] = (await free()).slice(1);
    if (!second || !third) throw new Error('nothing is free');
    const submissionId = uuidv7();
    const moves = [second, third, second, third].map(({ date, start }, at) =>
      clients[at % 2]?.hold({ submissionId, itemCode: ITEM, date, start }),
    );
    expect((await Promise.all(moves)).map((answer) => answer?.kind)).toEqual(Array(4).fill('ok'));
    expect(await count('seat WHERE submission = ?', submissionId)).toBe(1);
    const many = Array.from({ length: 20 }, (_, at) =>
      clients[at % 2]?.hold({
        submissionId: uuidv7(),
        itemCode: ITEM,
        date: second.date,
        start: second.start,
      }),
    );
    await Promise.all(many);
    expect(await count('seat WHERE date = ? AND start = ?', second.date, second.start)).toBe(PLACES);
  });

  it('a kiosk holds no more than its quota, whichever of them it asks', async () => {
    const asked = (await free())
      .slice(0, 90)
      .map(({ date, start }, at) =>
        clients[at % 2]?.hold({ submissionId: uuidv7(), itemCode: ITEM, date, start }),
      );
    const held = (await Promise.all(asked)).filter((answer) => answer?.kind === 'ok');
    expect(held.length).toBeGreaterThan(0);
    const names = 'held_by JOIN seat USING (submission) WHERE expires_at IS NOT NULL';
    expect(await count(names)).toBe(QUOTA);
    await db.run('DELETE FROM seat WHERE expires_at IS NOT NULL');
  });

  it('kiosks that ask for places at the same moment are lent their share of a day and no more', async () => {
    const url = (at: number) => sandboxes.urls[at % sandboxes.urls.length] ?? '';
    const kiosks = await Promise.all(
      Array.from({ length: 16 }, (_, at) => enrolledAt(url(at), `LY${100 + at}`)),
    );
    const word = { seq: 1, free: [], used: [], wanted: [{ itemCode: LENT_ITEM, count: 300 }] };
    const asked = kiosks.map((each, at) =>
      clientAt(url(at), each, 20_000).leases({ book: uuidv7(), ...word }),
    );
    expect((await Promise.all(asked)).map(({ kind }) => kind)).toEqual(kiosks.map(() => 'ok'));
    const lent = await db.all<{ date: string; count: number }>(
      'SELECT date, count(*) AS count FROM lease WHERE zone = ? GROUP BY date',
      LENT_ZONE,
    );
    expect(lent).toHaveLength(LEASE_POLICY.days);
    for (const { date, count } of lent) {
      const times = (await free(LENT_ITEM)).filter((time) => time.date === date).length;
      expect([date, Number(count)]).toEqual([date, Math.floor(LEASE_POLICY.share * PLACES * times)]);
    }
  });

  it('a cancellation and an evaluation sent to both are one', async () => {
    const fourth = (await free())[3];
    if (!fourth) throw new Error('nothing is free');
    const one = await booking(fourth);
    expect(await file(one, 0)).toBe('confirmed');
    const evaluation = await evaluationOf(recipient, one);
    const cancellation = await cancellationOf(recipient, one, { committedAt: one.body.committedAt });
    const toBoth = (request: Parameters<PlatformClient['submit']>[0]) =>
      Promise.all([...clients, ...clients].map((client) => client.submit(request)));
    expect(new Set((await toBoth(evaluation)).map(caseOf)).size).toBe(1);
    expect((await toBoth(cancellation)).map(stateOf)).toEqual(Array(4).fill('cancelled'));
    expect(await count('evaluation')).toBe(1);
    expect(await count('cancellation')).toBe(1);
    expect(await count('seat WHERE submission = ?', one.key)).toBe(0);
  });

  it('a signature is good once, at whichever of them', async () => {
    const unsigned = {
      'x-kiosk-id': 'LY001',
      'x-kiosk-audit': `0:${'0'.repeat(64)}`,
      'x-kiosk-clock': 'right',
    };
    const request = { method: 'GET', url: '/v1/health', headers: unsigned };
    const headers = await signRequest(known.device.key, request, Date.now());
    const answers = await Promise.all(
      [...sandboxes.urls, ...sandboxes.urls].map(async (url) => {
        const signal = AbortSignal.timeout(20_000);
        const answer = await createTransport(url).send({
          method: 'GET',
          url: `${url}/v1/health`,
          headers,
          signal,
        });
        return answer.status;
      }),
    );
    expect(answers.sort()).toEqual([200, 401, 401, 401]);
  });
});

async function free(itemCode = ITEM): Promise<Appointment[]> {
  const answer = await clients[0]?.slots(itemCode);
  if (answer?.kind !== 'ok') throw new Error('no slots');
  return answer.value.days.flatMap(({ date, slots }) =>
    slots.map(({ start, end }) => ({ firm: true, date, start, end })),
  );
}

const booking = (appointment: Appointment): Promise<Filed> => submissionFor(recipient, { appointment });

async function file({ key, body }: Filed, at: number): Promise<string> {
  const client = clients[at % clients.length];
  if (!client) throw new Error('no client');
  return stateOf(await client.submit({ kind: 'booking', idempotencyKey: key, body }));
}

type Answer = Awaited<ReturnType<PlatformClient['submit']>>;
const caseOf = (answer: Answer) => (answer.kind === 'ok' ? answer.value.caseNo : JSON.stringify(answer));
const stateOf = (answer: Answer) => (answer.kind === 'ok' ? answer.value.state : JSON.stringify(answer));
