/** One's own bookings at the platform (我的预约): for a person whose card a kiosk has read, whichever kiosk filed them; on each engine. */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Appointment } from '../../../main/core/model/draft.ts';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import type { Recipient } from '../../../main/core/sealing/seal.ts';
import { engines } from '../../kit/engines.ts';
import { clientAt, enrolled } from '../../kit/enrolled.ts';
import {
  cancellationOf,
  type Filed,
  ITEM,
  keyOf,
  ownBookingsOf,
  rebookingOf,
  submissionFor,
} from '../../kit/filed.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const MONDAY = '2026-11-30';
const at = (start: string, end: string, firm = true): Appointment => ({ firm, date: MONDAY, start, end });
const OTHER = '990000199002020028';

describe.each(engines())('on $name', (engine) => {
  let sandbox: Sandbox;
  let client: PlatformClient;
  let another: PlatformClient;
  let recipient: Recipient;
  let now: number;

  beforeAll(() => engine.start());
  afterAll(() => engine.stop());
  beforeEach(async () => {
    if (engine.isMissing) return;
    now = Date.parse('2026-11-27T10:00:00+08:00');
    sandbox = await startSandbox({
      folder: temporaryFolder(),
      now: () => now,
      ...(await engine.database()),
    });
    client = clientAt(sandbox.url, await enrolled(sandbox));
    another = clientAt(sandbox.url, await enrolled(sandbox, 'LY002'));
    recipient = await keyOf(client);
    await keyOf(another);
  });
  afterEach(async () => {
    await sandbox?.close();
    removeFolders();
  });

  async function booked(
    appointment: Appointment,
    what: { idNumber?: string; kioskId?: string; receiptNo?: string; slipCode?: string } = {},
  ): Promise<Filed> {
    const filed = await submissionFor(recipient, { appointment, ...what });
    const { key: idempotencyKey, body } = filed;
    if (appointment.firm) {
      const { date, start } = appointment;
      await client.hold({ submissionId: idempotencyKey, itemCode: ITEM, date, start });
    }
    const by = what.kioskId === 'LY002' ? another : client;
    const answer = await by.submit({ kind: 'booking', idempotencyKey, body });
    if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
    return filed;
  }
  const listed = async (
    ...about: Parameters<typeof ownBookingsOf> extends [unknown, ...infer R] ? R : never
  ) => {
    const answer = await client.ownBookings(ownBookingsOf(recipient, ...about));
    if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
    return answer.value.bookings;
  };
  const refusal = async (...about: Parameters<typeof listed>) => {
    const answer = await client.ownBookings(ownBookingsOf(recipient, ...about));
    return answer.kind === 'refused' ? answer.code : answer.kind;
  };

  it.skipIf(engine.isMissing)(
    'tells each person theirs alone, of every kiosk, the next one first',
    async () => {
      const later = await booked(at('10:00', '10:30'), { slipCode: 'LYZD2:…' });
      const sooner = await booked(at('09:00', '09:30'), {
        kioskId: 'LY002',
        receiptNo: 'LY002-20261124-0001-X',
      });
      await booked(at('09:00', '09:30'), { idNumber: OTHER });
      const wish = await booked(at('14:00', '14:30', false));
      const bookings = await listed();
      expect(bookings.map(({ submissionId }) => submissionId)).toEqual([sooner.key, later.key, wish.key]);
      const [first, second, third] = bookings;
      expect(first).toMatchObject({
        kind: 'booking',
        receiptNo: 'LY002-20261124-0001-X',
        state: 'confirmed',
      });
      expect(first).not.toHaveProperty('slipCode');
      expect(second).toMatchObject({ itemCode: ITEM, slipCode: 'LYZD2:…', appointment: { start: '10:00' } });
      expect(third).toMatchObject({ state: 'unconfirmed' });
      expect(await listed({ idNumber: '990000199003030031' })).toEqual([]);
      expect(JSON.stringify(bookings)).not.toMatch(/测试甲|990000/);
    },
  );

  it.skipIf(engine.isMissing)(
    'tells a changed one with its last slip and time, a cancelled or past one not at all',
    async () => {
      const booking = await booked(at('09:00', '09:30'));
      const given = await rebookingOf(recipient, booking, at('11:00', '11:30'));
      await client.submit({ ...given, body: { ...given.body, slipCode: 'LYZD2:changed' } });
      const full = await rebookingOf(recipient, booking, at('03:00', '03:30'));
      await client.submit({ ...full, body: { ...full.body, slipCode: 'LYZD2:rejected' } });
      expect(await listed()).toMatchObject([
        {
          submissionId: booking.key,
          kind: 'rebooking',
          receiptNo: given.body.receiptNo,
          slipCode: 'LYZD2:changed',
          state: 'confirmed',
          appointment: { date: MONDAY, start: '11:00', end: '11:30' },
        },
      ]);
      const dropped = await booked(at('10:00', '10:30'));
      expect(await listed()).toHaveLength(2);
      await client.submit(await cancellationOf(recipient, dropped));
      expect(await listed()).toHaveLength(1);
      now = Date.parse(`${MONDAY}T23:59:00+08:00`);
      expect(await listed()).toHaveLength(1);
      now += 60_000;
      expect(await listed()).toEqual([]);
    },
  );

  it.skipIf(engine.isMissing)('answers nobody whose card was not read, and no other kiosk', async () => {
    await booked(at('09:00', '09:30'));
    expect(await refusal({ source: 'typed' })).toBe('not-proved');
    expect(await refusal({ kioskId: 'LY002' })).toBe('another-kiosk');
    expect(await refusal({ sealedFor: uuidv7() })).toBe('unreadable');
    const stolen = ownBookingsOf(recipient);
    expect(await another.ownBookings(stolen)).toMatchObject({ kind: 'refused', code: 'another-kiosk' });
  });
});
