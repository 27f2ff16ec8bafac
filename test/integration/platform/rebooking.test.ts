/** A booking's seat moves or stays, whatever is lost, repeated or asked at once: never two seats, never none. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import type { Recipient } from '../../../main/core/sealing/seal.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { engines } from '../../kit/engines.ts';
import { clientAt, enrolled } from '../../kit/enrolled.ts';
import { cancellationOf, type Filed, ITEM, keyOf, rebookingOf, submissionFor } from '../../kit/filed.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const PLACES = 2;
const DAY = '2026-11-30';
const STARTS = ['09:00', '09:30', '10:00'] as const;
const ENDS = { '09:00': '09:30', '09:30': '10:00', '10:00': '10:30' } as const;
type Start = (typeof STARTS)[number];

for (const engine of engines()) {
  describe.skipIf(engine.isMissing)(`on ${engine.name}`, () => {
    let folder: string;
    let sandbox: Sandbox;
    let client: PlatformClient;
    let recipient: Recipient;
    let now: number;

    beforeAll(() => engine.start());
    afterAll(() => engine.stop());
    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'rebooking-'));
      // A Friday: the next open day is Monday.
      now = Date.parse('2026-11-27T10:00:00+08:00');
      sandbox = await startSandbox({
        folder,
        capacity: PLACES,
        now: () => now,
        random: () => 0.5,
        ...(await engine.database()),
      });
      client = clientAt(sandbox.url, await enrolled(sandbox));
      recipient = await keyOf(client);
    });
    afterEach(async () => {
      await sandbox.close();
      rmSync(folder, { recursive: true });
    });

    const at = (start: Start, firm = true) => ({ firm, date: DAY, start, end: ENDS[start] });
    const refusal = (code: string) => ({ kind: 'refused', status: 422, code });

    async function booked(start: Start): Promise<Filed> {
      const filed = await submissionFor(recipient, { appointment: at(start) });
      await client.hold({ submissionId: filed.key, itemCode: ITEM, date: DAY, start });
      const answer = await client.submit({ kind: 'booking', idempotencyKey: filed.key, body: filed.body });
      expect(answer).toMatchObject({ kind: 'ok', value: { state: 'confirmed' } });
      return filed;
    }

    /** Seats taken in each of the day's three first times. */
    async function taken(): Promise<number[]> {
      const answer = await client.slots(ITEM);
      if (answer.kind !== 'ok') throw new Error(answer.kind);
      const slots = answer.value.days.find(({ date }) => date === DAY)?.slots ?? [];
      return STARTS.map(
        (start) => PLACES - (slots.find((slot) => slot.start === start)?.remaining ?? PLACES),
      );
    }

    /** The states that whoever shows the slip of a key is told. */
    async function told(key: string): Promise<string[] | undefined> {
      const answer = await client.slipProgress(slipName(key));
      return answer.kind === 'ok' ? answer.value?.steps.map(({ state }) => state) : undefined;
    }

    it('takes the held place and gives the old one up; both slips say so, and the next change takes its place', async () => {
      const booking = await booked('09:00');
      const first = await rebookingOf(recipient, booking, at('09:30'));
      await client.hold({ submissionId: first.idempotencyKey, itemCode: ITEM, date: DAY, start: '09:30' });
      expect(await taken()).toEqual([1, 1, 0]);
      const answers = [
        ...(await Promise.all([client.submit(first), client.submit(first)])),
        await client.findSubmission(first),
      ];
      expect(answers).toMatchObject(answers.map(() => ({ kind: 'ok', value: { state: 'confirmed' } })));
      expect(await taken()).toEqual([0, 1, 0]);
      expect(await told(booking.key)).toEqual(['confirmed', 'rebooked']);
      expect(await told(first.idempotencyKey)).toEqual(['confirmed']);

      const second = await rebookingOf(recipient, booking, at('10:00', false));
      expect(await client.submit(second)).toMatchObject({ kind: 'ok', value: { state: 'confirmed' } });
      expect(await taken()).toEqual([0, 0, 1]);
      expect(await told(first.idempotencyKey)).toEqual(['confirmed', 'rebooked']);
      expect(await client.findSubmission(first)).toMatchObject({ kind: 'ok', value: { state: 'rebooked' } });

      const cancellation = await cancellationOf(recipient, booking);
      expect(await client.submit(cancellation)).toMatchObject({ kind: 'ok', value: { state: 'cancelled' } });
      expect(await taken()).toEqual([0, 0, 0]);
      expect(await told(second.idempotencyKey)).toEqual(['confirmed', 'cancelled']);
      expect(await told(booking.key)).toEqual(['confirmed', 'rebooked', 'rebooked', 'cancelled']);
      expect(await client.submit(await rebookingOf(recipient, booking, at('09:00')))).toEqual(
        refusal('already-cancelled'),
      );
    });

    it('keeps the old time where the new one is full, and says so', async () => {
      const booking = await booked('09:00');
      await booked('09:30');
      await booked('09:30');
      const wish = await rebookingOf(recipient, booking, at('09:30', false));
      expect(await client.submit(wish)).toMatchObject({ kind: 'ok', value: { state: 'rejected' } });
      expect(await taken()).toEqual([1, 2, 0]);
      expect(await told(booking.key)).toEqual(['confirmed']);
      expect(await told(wish.idempotencyKey)).toEqual(['rejected']);
    });

    it('is refused for good to another person, for no booking, and too late for the time that holds now', async () => {
      const booking = await booked('10:00');
      const change = (what: Parameters<typeof rebookingOf>[3]) =>
        rebookingOf(recipient, booking, at('09:00'), what).then((request) => client.submit(request));
      expect(await change({ idNumber: '990000199001010038' })).toEqual(refusal('another-person'));
      expect(await change({ rebooks: uuidv7() })).toEqual(refusal('unknown-booking'));
      expect(await change({ committedAt: '2026-11-30T08:00:01+08:00' })).toEqual(refusal('too-late'));
      const mine = await rebookingOf(recipient, booking, at('09:00'));
      const swapped = { ...mine, body: { ...mine.body, appointment: at('09:30') } };
      expect(await client.submit(swapped)).toEqual(refusal('envelope-mismatch'));
      expect(await taken()).toEqual([0, 0, 1]);
      expect(await client.submit(mine)).toMatchObject({ kind: 'ok', value: { state: 'confirmed' } });
      // Now it is at nine.
      expect(await change({ committedAt: '2026-11-30T07:00:01+08:00' })).toEqual(refusal('too-late'));
      const late = await cancellationOf(recipient, booking, { committedAt: '2026-11-30T07:00:01+08:00' });
      expect(await client.submit(late)).toEqual(refusal('too-late'));
    });

    const Act = fc.oneof(
      fc.record({
        act: fc.constant('rebook' as const),
        start: fc.constantFrom(...STARTS),
        /** The hold was never made, or lapsed. */
        held: fc.boolean(),
        isAnswerLost: fc.boolean(),
        sends: fc.integer({ min: 1, max: 3 }),
        atOnce: fc.boolean(),
      }),
      fc.record({ act: fc.constant('hour' as const) }),
      fc.record({ act: fc.constant('other' as const), start: fc.constantFrom(...STARTS) }),
    );

    it('with lost answers, repeats, lapsed holds and others who book: one seat, until it is cancelled', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(Act, { maxLength: 6 }), async (acts) => {
          const others: Filed[] = [];
          const booking = await booked('09:00');
          let own: Start = '09:00';
          for (const each of acts) {
            if (each.act === 'hour') now += 3600_000;
            else if (each.act === 'other') {
              const before = await taken();
              if ((before[STARTS.indexOf(each.start)] ?? 0) < PLACES) others.push(await booked(each.start));
            } else {
              const request = await rebookingOf(recipient, booking, at(each.start, each.held));
              const hold = {
                submissionId: request.idempotencyKey,
                itemCode: ITEM,
                date: DAY,
                start: each.start,
              };
              if (each.held) await client.hold(hold);
              if (each.isAnswerLost) {
                sandbox.faults.set({ loseResponse: { rate: 1 } });
                expect((await client.submit(request)).kind).toBe('unreachable');
                sandbox.faults.set({});
              }
              const sends = Array.from({ length: each.sends }, () => () => client.submit(request));
              const answers = [];
              if (each.atOnce) answers.push(...(await Promise.all(sends.map((send) => send()))));
              else for (const send of sends) answers.push(await send());
              const states = new Set(answers.map((answer) => answer.kind === 'ok' && answer.value.state));
              expect(states.size).toBe(1);
              if (states.has('confirmed')) own = each.start;
              else expect(states).toEqual(new Set(['rejected']));
            }
            const seats = await taken();
            const expected = STARTS.map(
              (start) =>
                others.filter(({ submission }) => submission.appointment?.start === start).length +
                (own === start ? 1 : 0),
            );
            expect(seats).toEqual(expected);
          }
          for (const filed of [booking, ...others]) {
            const gone = await client.submit(await cancellationOf(recipient, filed));
            expect(gone).toMatchObject({ kind: 'ok', value: { state: 'cancelled' } });
          }
          expect(await taken()).toEqual([0, 0, 0]);
          now = Date.parse('2026-11-27T10:00:00+08:00');
        }),
        { numRuns: 25, seed: 7 },
      );
    });
  });
}
