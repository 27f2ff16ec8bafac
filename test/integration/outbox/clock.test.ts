/** The machine's clock set back or forward a year while submissions wait: they go in their order, and soon. */
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Deliverer } from '../../../main/core/delivery/deliverer.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { Outbox } from '../../../main/core/outbox/outbox.ts';
import type { Answer, CaseAnswer } from '../../../main/core/platform/answers.ts';
import { generateKeyPair } from '../../../main/core/sealing/seal.ts';
import type { Db } from '../../../main/core/store/db.ts';
import { close, enqueueOne, open, removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { VirtualClock } from '../../sim/fleet/virtual-clock.ts';

const YEAR_MS = 365 * 24 * 3600_000;
const OUTAGE_MS = 3600_000;
const START = Date.parse('2026-11-24T10:00:00+08:00');

/** Timers run on one clock; the clock on the wall, which `now` reads, may be set. */
class SettableClock extends VirtualClock {
  #wrong = 0;
  override now = (): number => this.true() + this.#wrong;
  override monotonic = (): number => this.true();
  #true = START;

  true(): number {
    return this.#true;
  }

  setBy(ms: number): void {
    this.#wrong += ms;
  }

  override async run(until: number): Promise<void> {
    for (let at = this.#true + 1000; at <= until; at += 1000) {
      this.#true = at;
      await super.run(at);
    }
  }
}

let db: Db;
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  ({ db } = open(folder));
});
afterEach(() => {
  close(db);
  removeFolders();
});

describe.each([
  ['back', -YEAR_MS],
  ['forward', YEAR_MS],
])('the clock set %s a year', (_direction, by) => {
  it.each(['while the core runs', 'while the core is down'])('%s: nothing waits for it', async (when) => {
    const clock = new SettableClock(START);
    const filed: string[] = [];
    let there = false;
    const outbox = new Outbox(db, folder, () => undefined);
    const deliver = (of: Outbox) =>
      new Deliverer({
        outbox: of,
        platform: {
          findSubmission: async () => ({ kind: 'ok', value: null }),
          hasBlob: async () => ({ kind: 'ok', value: true }),
          uploadBlob: async () => ({ kind: 'ok', value: undefined }),
          submit: async ({ body }): Promise<Answer<CaseAnswer>> => {
            if (!there) return { kind: 'unreachable', cause: 'ECONNREFUSED' };
            filed.push(body.receiptNo);
            const serial = String(filed.length).padStart(6, '0');
            return { kind: 'ok', value: { caseNo: `S43018120261124RS${serial}`, state: 'pending' } };
          },
        },
        log: pino({ level: 'silent' }),
        timer: clock,
        random: () => 0.9,
      });
    const recipient = { kid: 'k1', publicKey: (await generateKeyPair()).publicKey };
    const add = (more: { caseKey?: string } = {}) =>
      enqueueOne(outbox, recipient, false, { committedAt: hallTime(clock.now()), ...more });
    const first = await add();
    await add();
    await add();
    await add();
    const before = deliver(outbox);
    before.wake();
    // Long enough for the longest backoff to be planned. Afterwards this is the outage that is spread over twice its length.
    await clock.run(clock.true() + OUTAGE_MS);
    expect(outbox.counts()).toEqual({ waiting: 4, parked: 0 });

    let after = before;
    if (when.includes('down')) before.stop();
    clock.setBy(by);
    let again = outbox;
    if (when.includes('down')) {
      again = new Outbox(db, folder, () => undefined);
      after = deliver(again);
      after.wake();
    }
    const last = await enqueueOne(again, recipient, false, {
      committedAt: hallTime(clock.now()),
      caseKey: first.submissionId,
    });
    there = true;
    await clock.run(clock.true() + 2.5 * OUTAGE_MS);
    expect(again.counts()).toEqual({ waiting: 0, parked: 0 });
    expect(new Set(filed).size).toBe(5);
    // Order in a matter is by number, not by a clock that was set.
    expect(filed.indexOf(last.receiptNo)).toBeGreaterThan(filed.indexOf(first.receiptNo));
    after.stop();
  });
});
