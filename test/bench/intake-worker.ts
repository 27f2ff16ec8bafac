/**
 * One process of the intake bench. Told over IPC what to do with a piece of its list: insert it barely into the database, file it by
 * the sandbox's own class, or send it as a kiosk does, signed, over HTTP.
 */
import path from 'node:path';
import { loadCatalogue } from '../../main/core/catalogue/load.ts';
import { bodyHashOf } from '../../main/core/platform/case-receipt.ts';
import { Keyring } from '../../main/core/platform/keyring.ts';
import type { DeviceIdentity } from '../../main/core/signing/device.ts';
import { clientAt } from '../kit/enrolled.ts';
import type { Filed } from '../kit/filed.ts';
import { openDatabase } from '../world/platform-sandbox/database.ts';
import type { Db } from '../world/platform-sandbox/db.ts';
import { Filing, type FilingAnswer } from '../world/platform-sandbox/filing.ts';
import { SandboxHall } from '../world/platform-sandbox/hall.ts';
import { PlatformKeys } from '../world/platform-sandbox/keys.ts';
import { Slots } from '../world/platform-sandbox/slots.ts';

export type Kind = 'booking' | 'pre-review';
/** `hash`: of the body, as the sandbox takes it from the bytes that came. */
export type Sent = Pick<Filed, 'key' | 'body'> & { hash: string };
export type Listed = Sent & { isRepeat: boolean };
/** Recorded: what is left once an envelope was opened and found right. Filed: with that. Sent: signed and over HTTP as well. */
export type Way = 'inserted' | 'recorded' | 'filed' | 'sent';
export type Setup = {
  folder: string;
  database: string;
  capacity: number;
  /** Of the whole path. */
  http: { url: string; device: DeviceIdentity } | null;
  lists: Record<Kind, Listed[]>;
};
export type Order = { way: Way; kind: Kind; from: number; to: number };
/** Each key with its case number, or why it has none. */
export type Done = { answers: [key: string, answer: string][] };

const CATALOGUE = path.join(import.meta.dirname, '../../kiosk-config/catalogue');
const HTTP_AT_ONCE = 32;
const INSERT = `INSERT INTO bare VALUES (${Array(12).fill('?').join(', ')})`;

export async function filingOn(db: Db, { folder, capacity }: Pick<Setup, 'folder' | 'capacity'>) {
  const now = Date.now;
  const loaded = loadCatalogue(CATALOGUE);
  if (!loaded.ok) throw new Error('the shipped catalogue is broken');
  const { catalogue } = loaded;
  const keys = await PlatformKeys.load(folder, now);
  const known = catalogue.known();
  const hall = new SandboxHall({ folder, known, root: keys.root, now, everyYear: true });
  const slots = new Slots({ db, hall, capacity, now });
  return { keys, slots, catalogue, filing: new Filing({ db, keys, slots, catalogue, now }) };
}

type Ways = Partial<Record<Way, (kind: Kind, sent: Sent) => Promise<string>>>;

async function overHttp({ url, device }: NonNullable<Setup['http']>): Promise<Ways> {
  const platform = clientAt(url, { device, keyring: new Keyring(device.root) }, 120_000);
  // A kiosk learns first by which keys the platform signs.
  await platform.keys();
  return {
    sent: async (kind, { key, body }) => {
      const answer = await platform.submit({ kind, idempotencyKey: key, body });
      return answer.kind === 'ok' ? answer.value.caseNo : JSON.stringify(answer);
    },
  };
}

async function directly(setup: Setup): Promise<Ways> {
  const db = await openDatabase(setup.folder, setup.database);
  const { filing } = await filingOn(db, setup);
  return {
    recorded: async (kind, { key, body, hash }) =>
      caseOf(await filing.record({ kind, key, body, bodyHash: hash })),
    filed: async (kind, { key, body, hash }) => caseOf(await filing.file(kind, key, body, hash)),
    inserted: async (kind, { key, body, hash }) => {
      const sealed = JSON.stringify(body.sealed);
      const { kioskId, receiptNo, itemCode, committedAt } = body;
      await db.run(
        INSERT,
        key,
        hash,
        receiptNo,
        kind,
        'new',
        kioskId,
        receiptNo,
        itemCode,
        committedAt,
        sealed,
        null,
        key,
      );
      return 'inserted';
    },
  };
}

async function start(setup: Setup) {
  const ways = await (setup.http ? overHttp(setup.http) : directly(setup));
  return async ({ way, kind, from, to }: Order): Promise<Done> => {
    // A bare table has nothing that would know a repeat.
    const piece = setup.lists[kind].slice(from, to).filter(({ isRepeat }) => way !== 'inserted' || !isRepeat);
    const answers: Done['answers'] = [];
    const one = async (sent: Sent) => answers.push([sent.key, (await ways[way]?.(kind, sent)) ?? '']);
    // A kiosk has one connection open; so many kiosks of this process's ask at once. The others have all at once.
    if (way === 'sent') await atOnce(piece, HTTP_AT_ONCE, one);
    else await Promise.all(piece.map(one));
    return { answers };
  };
}

const caseOf = (answer: FilingAnswer) => (answer.outcome === 'refused' ? answer.code : answer.answer.caseNo);

async function atOnce<T>(all: T[], many: number, one: (of: T) => Promise<unknown>): Promise<void> {
  const left = all.values();
  const lane = async () => {
    for (const of of left) await one(of);
  };
  await Promise.all(Array.from({ length: many }, lane));
}

export const hashOf = (body: Sent['body']) => bodyHashOf(Buffer.from(JSON.stringify(body)));

if (import.meta.main) {
  process.on('disconnect', () => process.exit());
  let work: Promise<(order: Order) => Promise<Done>> | null = null;
  process.on('message', async (message: Setup | Order) => {
    if ('folder' in message) {
      work = start(message);
      await work;
      process.send?.('ready');
    } else if (work) process.send?.(await (await work)(message));
  });
}
