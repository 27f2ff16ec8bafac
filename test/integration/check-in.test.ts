/** A booking is checked in by its slip: a number on paper, the same again when the paper failed, none while the kiosk is offline. */
import { expect, it } from 'vitest';
import { untilReady, untilStatus } from '../kit/kiosk.ts';
import { booked, client, kiosk, reconnect, settled, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });

/** So early that a booking of the next days can be checked in at once. */
const AHEAD_MINUTES = 30 * 24 * 60;

async function numberOf(code: string): Promise<string> {
  const answer = await client.checkIn.ask({ code });
  if (answer.outcome !== 'ticket') throw new Error(JSON.stringify(answer));
  return answer.ticket.number;
}

it('prints the number and what to do with it; a printer that failed leaves it as it is', async () => {
  const { code, receiptNo, appointment } = await booked({ slip: true });
  expect((await settled(receiptNo))?.state).toBe('delivered');
  await client.session.begin();
  const { date, start } = appointment ?? {};
  expect(await client.checkIn.ask({ code })).toEqual({ outcome: 'another-day', date, start });
  await expect(client.checkIn.print({ code })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await kiosk.checkInRule(AHEAD_MINUTES, 15);
  const number = await numberOf(code);

  await kiosk.bench({ do: 'paper', paper: 'out' });
  expect(await client.checkIn.print({ code })).toMatchObject({ outcome: 'not-printed' });
  expect(await client.checkIn.ask({ code })).toMatchObject({ ticket: { number, isPrinted: false } });
  await kiosk.bench({ do: 'paper', paper: 'ok' });
  await untilReady(client, 'receipt-printer');
  expect(await client.checkIn.print({ code })).toEqual({ outcome: 'printed' });
  await expect
    .poll(() => client.checkIn.ask({ code }))
    .toMatchObject({ ticket: { number, isPrinted: true } });
  const papers = (await kiosk.slips()).filter(({ text }) => text.includes('排队号'));
  expect(papers).toHaveLength(1);
  for (const said of [number, '一楼 A01-A12', '前面没有人等', '失业登记', `${date} ${start}`]) {
    expect(papers[0]?.text).toContain(said);
  }
  expect(papers[0]?.text).not.toContain('张样例');
  await client.session.end({ reason: 'finished' });
});

it('a platform that does not hear that a ticket is on paper is told again, also after a restart', async () => {
  const { code, receiptNo } = await booked({ slip: true });
  expect((await settled(receiptNo))?.state).toBe('delivered');
  await client.session.begin();
  await kiosk.checkInRule(AHEAD_MINUTES, 15);
  await numberOf(code);
  // The number was asked for a moment ago; what follows the print is lost.
  await kiosk.faults({ status: { code: 503, rate: 1, path: '/v1/check-ins/' } });
  expect(await client.checkIn.print({ code })).toEqual({ outcome: 'printed' });
  expect(await client.checkIn.ask({ code })).toMatchObject({ ticket: { isPrinted: false } });
  const up = new Promise<void>((resolve) => kiosk.core.once('up', () => resolve()));
  kiosk.core.kill();
  await up;
  reconnect();
  await client.session.begin();
  await kiosk.faults({});
  await expect
    .poll(() => client.checkIn.ask({ code }), { timeout: 20_000 })
    .toMatchObject({ ticket: { isPrinted: true } });
  await client.session.end({ reason: 'finished' });
});

it('offline nobody gets a number, and what is no booking’s slip neither', async () => {
  const { code, receiptNo } = await booked({ slip: true });
  expect((await settled(receiptNo))?.state).toBe('delivered');
  await client.session.begin();
  expect(await client.checkIn.ask({ code: 'https://example.org' })).toEqual({ outcome: 'unknown' });
  await kiosk.bench({ do: 'network', up: false });
  await untilStatus(client, ({ network }) => network === 'offline');
  expect(await client.checkIn.ask({ code })).toEqual({ outcome: 'offline' });
  await kiosk.bench({ do: 'network', up: true });
  await untilStatus(client, ({ network }) => network === 'online');
  await client.session.end({ reason: 'finished' });
});

it('one who leaves while the platform is asked leaves no ticket in the next one’s hands', async () => {
  const { code, receiptNo } = await booked({ slip: true });
  expect((await settled(receiptNo))?.state).toBe('delivered');
  await kiosk.checkInRule(AHEAD_MINUTES, 15);
  const before = (await kiosk.slips()).length;
  await client.session.begin();
  await numberOf(code);
  await kiosk.faults({ latencyMs: 800 });
  const printing = client.checkIn.print({ code }).catch((error: { code?: string }) => error.code);
  await client.session.end({ reason: 'left' });
  await client.session.begin();
  expect(await printing).toBe('SESSION_ENDED');
  await kiosk.faults({});
  expect(await client.checkIn.ask({ code })).toMatchObject({ ticket: { isPrinted: false } });
  expect(await kiosk.slips()).toHaveLength(before);
  await client.session.end({ reason: 'finished' });
});
