import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, releaseLocks } from '../../../../../main/core/recovery/open.ts';
import { Session } from '../../../../../main/core/session/session.ts';
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

const rawBytes = () =>
  readdirSync(folder)
    .filter((name) => name.startsWith('kiosk.db'))
    .map((name) => readFileSync(path.join(folder, name)).toString('latin1'))
    .join('');

function filled(session: Session): void {
  const draft = session.choose('pre-review', 'RS-0001', [
    { archiveKey: 'id-card', pages: [], original: false },
  ]);
  session.change({ ...draft, phone: '13900001111' });
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
    const draft = session.choose('pre-review', 'RS-0001', []);
    const photo = Buffer.alloc(200_000, 'p');
    session.change({ ...draft, answers: { a: 'x'.repeat(50_000) }, phone: '13900001111' });
    session.addPage('page-1', photo);
    expect(session.draft?.phone).toBe('13900001111');
    expect(session.page('page-1')?.equals(photo)).toBe(true);
    expect(rawBytes()).not.toContain('13900001111');
    session.end();
    expect(session.page('page-1')).toBeNull();
    db.pragma('max_page_count = 1073741823');
    expect(Session.begin(db).ticket.sessionId).not.toBe(session.id);
  });

  it('gives each matter its own submission id', () => {
    const session = Session.begin(db);
    const one = session.choose('booking', 'RS-0001', []).submissionId;
    const two = session.choose('booking', 'RS-0001', []).submissionId;
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
