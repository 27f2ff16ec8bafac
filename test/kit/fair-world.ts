/** The sandbox's places under the rules of fairness, on a database of their own, without HTTP: what a simulated day and its tests book from. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { loadCatalogue } from '../../main/core/catalogue/load.ts';
import type { BookingLimit } from '../../main/core/model/booking-limit.ts';
import { hallTime } from '../../main/core/model/clock.ts';
import type { OtherTime } from '../../main/core/model/draft.ts';
import type { Fairness } from '../../main/core/model/hall/fairness.ts';
import type { SubmissionBody } from '../../main/core/platform/answers.ts';
import { slipName } from '../../main/core/slip-proof/slip-name.ts';
import { Bookers } from '../world/platform-sandbox/bookers.ts';
import { giveUp } from '../world/platform-sandbox/cancelling.ts';
import type { Asked } from '../world/platform-sandbox/counters.ts';
import { openDatabase } from '../world/platform-sandbox/database.ts';
import type { Person } from '../world/platform-sandbox/fairness.ts';
import { Filing } from '../world/platform-sandbox/filing.ts';
import { SandboxHall } from '../world/platform-sandbox/hall.ts';
import { PlatformKeys } from '../world/platform-sandbox/keys.ts';
import { Slots } from '../world/platform-sandbox/slots.ts';

const CATALOGUE = path.join(import.meta.dirname, '../../kiosk-config/catalogue');
const LATE_MINUTES = 15;
/** What is sealed is opened by nobody here. */
const SEALED = {
  kid: 'none',
  suite: 'hpke-x25519-hkdf-sha256-aes-256-gcm',
  enc: '',
  ciphertext: '',
} as const;

export type FairWorld = Awaited<ReturnType<typeof openFairWorld>>;
export type Time = { date: string; start: string };

/** `begin`: milliseconds since the epoch. `rules`: false: the plan has none; a function: the shipped ones with a change. */
export async function openFairWorld(options: {
  folder: string;
  database?: string | undefined;
  begin: number;
  capacity: number;
  random: () => number;
  rules?: false | ((shipped: Fairness) => Fairness);
}) {
  const { folder, database, begin, capacity, random, rules = (shipped) => shipped } = options;
  const loaded = loadCatalogue(CATALOGUE);
  if (!loaded.ok) throw new Error('the shipped catalogue is broken');
  const { catalogue } = loaded;
  const clock = { now: begin };
  const now = () => clock.now;
  const db = await openDatabase(folder, database);
  const keys = await PlatformKeys.load(folder, now);
  const hall = new SandboxHall({ folder, known: catalogue.known(), root: keys.root, now, everyYear: true });
  hall.set(({ fairness, ...plan }) => (rules && fairness ? { ...plan, fairness: rules(fairness) } : plan));
  const plan = () => hall.plan;
  const bookers = new Bookers({ db, plan, secret: keys.secret, lateMinutes: () => LATE_MINUTES, now });
  const slots = new Slots({ db, hall, capacity, bookers, random, now });
  const filing = new Filing({ db, keys, slots, bookers, catalogue, now });

  const askedFor = (itemCode: string): Asked => {
    const item = catalogue.item(itemCode);
    if (!item) throw new Error(`no item ${itemCode}`);
    return { itemCode, zoneId: item.zoneId, department: item.departmentCode, place: undefined };
  };
  /** As a kiosk files it; `firm`: it has a hold, or thinks so. */
  const file = async (
    key: string,
    person: Person,
    itemCode: string,
    { date, start }: Time,
    firm: boolean,
    others: readonly OtherTime[] = [],
  ) => {
    const body: SubmissionBody = {
      kioskId: 'LY001',
      receiptNo: `LY001-${key.slice(0, 8)}`,
      itemCode,
      committedAt: hallTime(clock.now),
      appointment: { firm, date, start, end: start, ...(others.length > 0 && { others: [...others] }) },
      blobs: [],
      sealed: SEALED,
    };
    const answer = await filing.record({ kind: 'booking', key, body, bodyHash: slipName(key), person });
    if (answer.outcome === 'refused') throw new Error(answer.code);
    return answer.answer.state;
  };
  const hold = (key: string, person: Person, itemCode: string, { date, start }: Time, kioskId = 'LY001') =>
    slots.hold(askedFor(itemCode), { submission: key, date, start }, { kioskId, person });
  return {
    ...{ db, hall, slots, bookers, filing, clock, catalogue },
    person: (number: string, birth: string | null = null) => bookers.person({ idNumber: number, birth }),
    /** Somebody who books for another. */
    agent: (number: string, principal: string) =>
      bookers.person({ idNumber: number, birth: null }, null, { idNumber: principal, birth: null }),
    free: (itemCode: string) => slots.free(askedFor(itemCode)),
    hold,
    file,
    /** Holds and files; the state of the case, or why there is none. */
    book: async (person: Person, itemCode: string, time: Time, key: string = randomUUID()) => {
      const held = await hold(key, person, itemCode, time);
      if (held.outcome !== 'held') return { key, ...held };
      return { key, outcome: await file(key, person, itemCode, time, true) };
    },
    cancel: (key: string) =>
      db.transaction(async () => {
        await bookers.lock(await bookers.peopleOf(key));
        await giveUp({ db, slots, bookers }, key, clock.now);
      }),
    stateOf: async (key: string) =>
      (await db.one<{ state: string }>('SELECT state FROM submission WHERE key = ?', key))?.state,
    /** Comes on the day and takes a ticket. */
    attend: async (key: string) => {
      const last = await db.one<{ number: number | null }>('SELECT max(number) AS number FROM ticket');
      await db.run(
        'INSERT INTO ticket VALUES (?, ?, ?, ?, ?, ?, ?, NULL)',
        ...[key, 'hall', 'any', hallTime(clock.now).slice(0, 10), (last?.number ?? 0) + 1],
        ...[hallTime(clock.now), hallTime(clock.now)],
      );
    },
  };
}

/** For an expectation: a limit without what the test does not look at. */
export const limitBy = (by: BookingLimit['by']) => ({ outcome: 'limited', limit: { by } });
