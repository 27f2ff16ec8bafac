/** Technicians' badges at a real kiosk without a screen: held to a real scanner, enrolled, refused, struck off; the trail says who. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, it } from 'vitest';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { newBadge } from '../../../main/core/technicians/badge.ts';
import type { BadgeEvent, EnrolEvent } from '../../../main/core/technicians/contract.ts';
import { technicianFile } from '../../../main/core/technicians/technician-book.ts';
import { untilReady } from '../../kit/kiosk.ts';
import { booked, client, kiosk, reconnect, withOneKiosk } from '../../kit/one-kiosk.ts';

const PIN = '990011';
const [LI, WANG, STRANGER] = [newBadge(), newBadge(), newBadge()];
/** Of a citizen: an electronic ID, a draft that waits at the platform, a firm's licence. */
const OF_CITIZENS = [
  'CTID:zhang:0001',
  `https://kiosk.liuyang.invalid/hand-over/${'a'.repeat(22)}#${'b'.repeat(43)}`,
  'DZYYZZ:91990181MA00000000',
  '990000199003071235',
];

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer', 'scanner'], env: { KIOSK_LOG: 'info' } });
beforeAll(() => installPin(kiosk.data, PIN));

const scan = (text: string) => kiosk.bench({ do: 'scan', text });

let between = 0;

/** Shows these one after the other; what was said to each. Before them another code: the same one again at once is the scanner repeating itself. */
async function shown<Said extends { outcome: string }>(
  stream: AsyncIterable<Said>,
  codes: readonly string[],
): Promise<Said[]> {
  const all = [`BETWEEN-${between++}`, ...codes];
  const answers: Said[] = [];
  for await (const answer of stream) {
    if (answer.outcome !== 'listening') answers.push(answer);
    const next = all[answers.length];
    if (next === undefined) break;
    await scan(next);
  }
  return answers.slice(1);
}
const atPin = async (...codes: string[]): Promise<BadgeEvent[]> =>
  shown(await client.technicians.badge(), codes);
const enrolling = async (number: string, ...codes: string[]): Promise<EnrolEvent[]> =>
  shown(await client.technicians.enrol({ number }), codes);

function trail(): Record<string, unknown>[] {
  const db = new Database(path.join(kiosk.data, 'kiosk.db'), { readonly: true });
  const rows = db.prepare<[], string>(
    "SELECT detail FROM audit WHERE step IN ('maintenance', 'configured') ORDER BY seq",
  );
  const entries = rows.pluck().all();
  db.close();
  return entries.map((detail) => JSON.parse(detail));
}

it('enrols nobody while the console is locked, and knows no badge at first', async () => {
  await expect(client.technicians.list()).rejects.toThrow();
  await expect(enrolling('10023', LI)).rejects.toThrow();
  await expect(client.technicians.strikeOff({ number: '10023' })).rejects.toThrow();
  expect(await atPin(LI)).toEqual([{ outcome: 'wrong-badge', attemptsLeft: 4 }]);
});

it('two badges are enrolled by whoever came in by PIN, one by whoever came in by badge', async () => {
  expect(await client.maintenance.unlock({ pin: PIN })).toEqual({ outcome: 'unlocked' });
  expect(await enrolling('10023', 'NOT-A-BADGE', LI)).toEqual([
    { outcome: 'not-a-badge' },
    { outcome: 'enrolled' },
  ]);
  expect(trail().at(-1)).toEqual({ act: 'badge-enrolled', number: '10023' });
  await client.maintenance.lock();
  expect(await atPin(LI)).toEqual([{ outcome: 'unlocked' }]);
  expect(trail().at(-1)).toEqual({ unlock: 'right', by: 'badge', technician: '10023' });
  expect(await enrolling('10117', LI)).toEqual([{ outcome: 'badge-known' }]);
  expect(await enrolling('10117', WANG)).toEqual([{ outcome: 'enrolled' }]);
  expect(trail().at(-1)).toEqual({ act: 'badge-enrolled', number: '10117', technician: '10023' });
  const { technicians } = await client.technicians.list();
  expect(technicians.map(({ number }) => number)).toEqual(['10023', '10117']);
});

it('keeps digests alone, in a file that only its owner reads, and not in the store', () => {
  expect(statSync(technicianFile(kiosk.data)).mode & 0o777).toBe(0o600);
  const files = readdirSync(kiosk.data, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  expect(files.length).toBeGreaterThan(2);
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(path.join(parentPath, name));
    for (const code of [LI, WANG, STRANGER]) expect(bytes.includes(code.slice(6)), name).toBe(false);
  }
});

it('the trail says whose badge it was, of each act: a stream’s and a setting’s too', async () => {
  await client.maintenance.lock();
  expect(await atPin(WANG)).toEqual([{ outcome: 'unlocked' }]);
  const before = trail().length;
  await client.duty.takeNotice();
  for await (const _ of await client.networkPath.walk());
  await client.selfTest.begin({ fresh: true });
  for await (const { state } of await client.selfTest.try({ test: 'slip' })) expect(state).not.toBe('failed');
  await client.maintenance.checkUpdate();
  const { settings } = await client.configuration.overview();
  const setting = settings.find(({ key }) => key === 'session.idleSeconds');
  expect(setting).toBeDefined();
  const applied = await client.configuration.apply({
    changes: [{ key: 'session.idleSeconds', value: '75' }],
  });
  expect(applied).toEqual({ outcome: 'saved' });
  await client.configuration.undo();
  const acts = trail().slice(before);
  expect(acts.map(({ act, by }) => act ?? by)).toEqual(
    expect.arrayContaining([
      ...['fault-notice-taken', 'network-walked', 'self-test-begun', 'self-test-tried'],
      ...['technician', 'technician-undo'],
    ]),
  );
  for (const act of acts) expect(act).toMatchObject({ technician: '10117' });
});

it('whoever comes in by PIN after a badge is not taken for it', async () => {
  await client.maintenance.lock();
  await client.maintenance.unlock({ pin: PIN });
  await client.duty.takeNotice();
  expect(trail().at(-1)).toEqual({ act: 'fault-notice-taken' });
  await client.maintenance.lock();
  expect(await atPin(WANG)).toEqual([{ outcome: 'unlocked' }]);
  await client.maintenance.unlock({ pin: PIN });
  await client.duty.takeNotice();
  expect(trail().at(-1)).toEqual({ act: 'fault-notice-taken' });
});

it('a citizen’s slip or code is no badge, is not counted, and is neither kept nor told', async () => {
  await client.maintenance.lock();
  const receipt = await booked();
  const before = trail().length;
  const codes = [receipt.code, ...OF_CITIZENS];
  expect(await atPin(...codes)).toEqual(codes.map(() => ({ outcome: 'not-a-badge' })));
  expect(trail().length).toBe(before);
  await client.session.begin();
  expect(await client.handOver.begin()).toMatchObject({ isThere: false });
  await client.session.end({ reason: 'finished' });
  expect(await atPin(STRANGER)).toEqual([{ outcome: 'wrong-badge', attemptsLeft: 4 }]);
});

it('a citizen’s screen is told of a badge no more than of any other strange code', async () => {
  for await (const event of await client.kiosk.events()) {
    if (event.event === 'listening') await scan(LI);
    else if (event.event === 'scan') {
      expect(event.code).toEqual({ kind: 'unknown' });
      break;
    }
  }
});

it('who is locked meanwhile enrols nobody, whatever still waits for a badge', async () => {
  await client.maintenance.unlock({ pin: PIN });
  const waits = await client.technicians.enrol({ number: '10300' });
  const late = (async () => {
    for await (const { outcome } of waits) {
      if (outcome !== 'listening') return outcome;
      await client.maintenance.lock();
      await scan(STRANGER);
    }
    return 'ended';
  })();
  await expect(late).rejects.toThrow();
  await client.maintenance.unlock({ pin: PIN });
  const { technicians } = await client.technicians.list();
  expect(technicians.map(({ number }) => number)).not.toContain('10300');
});

it('no line of the log names a badge, a staff number or what a citizen held there', async () => {
  const { entries } = await client.logBook.entries({ level: 'info', source: 'core', minutes: null });
  const log = JSON.stringify(entries);
  expect(log).toContain('maintenance.unlock');
  for (const secret of [LI, WANG, STRANGER].map((code) => code.slice(6))) expect(log).not.toContain(secret);
  expect(log).not.toMatch(/10023|10117|CTID:zhang|91990181MA|990000199003071235/);
});

it('one that was struck off opens no more', async () => {
  expect(await client.technicians.strikeOff({ number: '10117' })).toEqual({ outcome: 'struck-off' });
  expect(trail().at(-1)).toEqual({ act: 'badge-struck-off', number: '10117' });
  await client.maintenance.lock();
  expect(await atPin(WANG)).toEqual([{ outcome: 'wrong-badge', attemptsLeft: 4 }]);
  await expect(client.maintenance.overview()).rejects.toThrow();
});

it('is known after a restart of the core; five wrong ones lock out the right one and the PIN, across it', async () => {
  await client.maintenance.unlock({ pin: PIN });
  const down = new Promise((resolve) => kiosk.core.once('down', resolve));
  await client.maintenance.restartCore();
  await down;
  await expect
    .poll(async () => {
      reconnect();
      return (await client.maintenance.unlock({ pin: PIN })).outcome;
    })
    .toBe('unlocked');
  await client.maintenance.lock();
  await untilReady(client, 'scanner');
  expect(await atPin(LI)).toEqual([{ outcome: 'unlocked' }]);
  const wrong = await atPin(...Array.from({ length: 5 }, newBadge));
  expect(wrong.map((event) => ('attemptsLeft' in event ? event.attemptsLeft : event.outcome))).toEqual([
    ...[4, 3, 2, 1],
    'locked-out',
  ]);
  expect((await atPin(LI)).at(-1)?.outcome).toBe('locked-out');
  expect((await client.maintenance.unlock({ pin: PIN })).outcome).toBe('locked-out');
});
