import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, releaseLocks } from '../../../../../main/core/recovery/open.ts';
import { Session, SessionEndedError } from '../../../../../main/core/session/session.ts';
import type { Db } from '../../../../../main/core/store/db.ts';

let folder: string;
let db: Db;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-session-'));
  const opened = openDatabase(folder);
  if (opened.outcome !== 'open') throw new Error(opened.outcome);
  db = opened.db;
});

afterEach(() => {
  db.close();
  releaseLocks();
  rmSync(folder, { recursive: true });
});

const BOOKING = { kind: 'booking', itemCode: 'RS-0001', appointment: null } as const;

const rawBytes = () =>
  readdirSync(folder)
    .filter((name) => name.startsWith('kiosk.db'))
    .map((name) => readFileSync(path.join(folder, name)).toString('latin1'))
    .join('');

function filled(session: Session): void {
  const materials = [{ archiveKey: 'id-card', pages: [], original: false }];
  const draft = session.start({ kind: 'pre-review', itemCode: 'RS-0001', answers: {}, materials });
  session.update(draft, (current) => ({ ...current, phone: '13900001111' }));
  session.addPage('page-1', Buffer.from('a picture of a paper'));
}

describe('Session', () => {
  it('comes back whole with the key that the screen kept', () => {
    const session = Session.begin(db);
    filled(session);
    const { ticket } = session;
    session.suspend();
    const resumed = Session.resume(db, ticket);
    expect(resumed?.draft?.phone).toBe('13900001111');
    expect(resumed?.page('page-1')?.toString()).toBe('a picture of a paper');
  });

  it('opens to no other key', () => {
    const session = Session.begin(db);
    filled(session);
    const sessionKey = Buffer.alloc(32).toString('base64');
    expect(Session.resume(db, { sessionId: session.id, sessionKey })).toBeNull();
  });

  it('leaves nothing readable on the disk while it lasts, and nothing to open after it ended', () => {
    const session = Session.begin(db);
    filled(session);
    expect(rawBytes()).not.toContain('13900001111');
    expect(rawBytes()).not.toContain('picture of a paper');
    const { ticket } = session;
    session.end();
    expect(Session.resume(db, ticket)).toBeNull();
  });

  it('ends the session before it when the next person begins', () => {
    const first = Session.begin(db);
    filled(first);
    const { ticket } = first;
    Session.begin(db);
    expect(Session.resume(db, ticket)).toBeNull();
    expect(db.prepare('SELECT count(*) AS n FROM draft_page').get()).toEqual({ n: 0 });
  });

  it('goes on in memory when the disk is full, and leaves nothing when it ends', () => {
    const session = Session.begin(db);
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
    const draft = session.start({ kind: 'pre-review', itemCode: 'RS-0001', answers: {}, materials: [] });
    const photo = Buffer.alloc(200_000, 'p');
    session.update(draft, (current) => ({
      ...current,
      answers: { a: 'x'.repeat(50_000) },
      phone: '13900001111',
    }));
    session.addPage('page-1', photo);
    expect(session.draft?.phone).toBe('13900001111');
    expect(session.page('page-1')?.equals(photo)).toBe(true);
    expect(rawBytes()).not.toContain('13900001111');
    session.end();
    expect(session.page('page-1')).toBeNull();
    db.pragma('max_page_count = 1073741823');
    expect(Session.begin(db).ticket.sessionId).not.toBe(session.id);
  });

  it('an ended session takes nothing that comes late, and writes nothing', () => {
    const session = Session.begin(db);
    const draft = session.start(BOOKING);
    session.end();
    const late = () => session.update(draft, (current) => ({ ...current, phone: '13900001111' }));
    expect(late).toThrow(SessionEndedError);
    expect(() => session.addPage('page-2', Buffer.from('late'))).toThrow(SessionEndedError);
    expect(() => session.start(BOOKING)).toThrow(SessionEndedError);
    expect(() => session.ticket).toThrow(SessionEndedError);
    expect(db.prepare('SELECT count(*) AS n FROM draft').get()).toEqual({ n: 0 });
    expect(db.prepare('SELECT count(*) AS n FROM draft_page').get()).toEqual({ n: 0 });
  });

  it('what was begun for one matter does not change the next one', () => {
    const session = Session.begin(db);
    const first = session.start(BOOKING);
    const second = session.start(BOOKING);
    const late = () => session.update(first, (current) => ({ ...current, phone: '13900001111' }));
    expect(late).toThrow(SessionEndedError);
    expect(session.draft).toEqual(second);
  });

  it('a change made after a wait starts from the draft as it is now', () => {
    const session = Session.begin(db);
    const begun = session.start(BOOKING);
    session.update(begun, (current) => ({ ...current, phone: '13900001111' }));
    session.update(begun, (current) => ({ ...current, itemCode: 'RS-0002' }));
    expect(session.draft).toMatchObject({ phone: '13900001111', itemCode: 'RS-0002' });
  });

  it('gives each matter its own submission id', () => {
    const session = Session.begin(db);
    const one = session.start(BOOKING).submissionId;
    const two = session.start(BOOKING).submissionId;
    expect(one).not.toBe(two);
    expect(one[14]).toBe('7');
  });
});

describe('openDatabase', () => {
  it('is durable and refuses a second owner of the folder', () => {
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(openDatabase(folder).outcome).toBe('in-use');
  });

  it('says what is wrong with a folder that cannot be used', () => {
    const opened = openDatabase('/dev/null/nowhere');
    expect(opened).toMatchObject({
      outcome: 'unusable',
      detail: expect.stringContaining('/dev/null/nowhere'),
    });
  });
});
