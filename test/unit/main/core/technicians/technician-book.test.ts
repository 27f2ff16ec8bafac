import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recogniseScan } from '../../../../../devices/scanner/payload.ts';
import { installPin, Pin } from '../../../../../main/core/maintenance/pin.ts';
import { Tries } from '../../../../../main/core/maintenance/tries.ts';
import { badgeDigest, newBadge } from '../../../../../main/core/technicians/badge.ts';
import { TechnicianBook, technicianFile } from '../../../../../main/core/technicians/technician-book.ts';

const NOW = Date.parse('2026-11-30T10:00:00+08:00');

let folder: string;
let acts: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-technicians-'));
  acts = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As after a start: what is known comes from the file. */
function book(tries = freshTries(), dataFolder = folder) {
  return new TechnicianBook({
    dataFolder,
    tries,
    noteBadge: (act, number) => acts.push(`${act} ${number}`),
    now: () => NOW,
  });
}

function freshTries(): Tries {
  const kept = new Map<string, unknown>();
  return new Tries({
    read: <T>(name: string) => (kept.get(name) as T | undefined) ?? null,
    write: (name, value) => void kept.set(name, value),
  });
}

it('a badge is a scan of its own kind, and no two are the same', () => {
  const badges = Array.from({ length: 200 }, newBadge);
  expect(new Set(badges).size).toBe(200);
  for (const code of badges) expect(recogniseScan(code)).toEqual({ kind: 'technician-badge', code });
});

it('knows several by their badges, after a restart too, and nobody else', () => {
  const [one, other, strange] = [newBadge(), newBadge(), newBadge()];
  expect(book().enrol('10023', one)).toEqual({ outcome: 'enrolled' });
  expect(book().enrol('10117', other)).toEqual({ outcome: 'enrolled' });
  expect(book().check(one)).toEqual({ outcome: 'right', number: '10023' });
  expect(book().check(other)).toEqual({ outcome: 'right', number: '10117' });
  expect(book().check(strange)).toEqual({ outcome: 'wrong', attemptsLeft: 4 });
  expect(book().list).toEqual([
    { number: '10023', enrolledAt: '2026-11-30T10:00:00+08:00' },
    { number: '10117', enrolledAt: '2026-11-30T10:00:00+08:00' },
  ]);
  expect(acts).toEqual(['badge-enrolled 10023', 'badge-enrolled 10117']);
});

it('keeps a digest alone, readable by its owner, and another one at each kiosk', () => {
  const code = newBadge();
  const elsewhere = mkdtempSync(path.join(os.tmpdir(), 'kiosk-technicians-'));
  book().enrol('10023', code);
  book(freshTries(), elsewhere).enrol('10023', code);
  const file = technicianFile(folder);
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain(code.slice('LYWH1:'.length));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { key, technicians } = JSON.parse(text);
  expect(technicians[0].digest).toBe(badgeDigest(key, code));
  expect(readFileSync(technicianFile(elsewhere), 'utf8')).not.toContain(technicians[0].digest);
  rmSync(elsewhere, { recursive: true });
});

it('a new badge takes the place of the old one; one that is another’s is refused', () => {
  const [old, fresh] = [newBadge(), newBadge()];
  book().enrol('10023', old);
  expect(book().enrol('10117', old)).toEqual({ outcome: 'badge-known' });
  expect(book().enrol('10023', fresh)).toEqual({ outcome: 'enrolled' });
  expect(book().check(old).outcome).toBe('wrong');
  expect(book().check(fresh)).toEqual({ outcome: 'right', number: '10023' });
});

it('one that is struck off opens no more; striking off who is not there is no act', () => {
  const code = newBadge();
  book().enrol('10023', code);
  expect(book().strikeOff('10023')).toEqual({ outcome: 'struck-off' });
  expect(book().check(code).outcome).toBe('wrong');
  expect(book().strikeOff('10023')).toEqual({ outcome: 'struck-off' });
  expect(acts).toEqual(['badge-enrolled 10023', 'badge-struck-off 10023']);
});

it('wrong PINs and wrong badges are counted together, and lock out both', () => {
  installPin(folder, '482913');
  const tries = freshTries();
  const pin = new Pin(folder, tries);
  const code = newBadge();
  book(tries).enrol('10023', code);
  expect(pin.check('000000')).toEqual({ outcome: 'wrong', attemptsLeft: 4 });
  expect(book(tries).check(newBadge())).toEqual({ outcome: 'wrong', attemptsLeft: 3 });
  expect(pin.check('000000')).toEqual({ outcome: 'wrong', attemptsLeft: 2 });
  expect(book(tries).check(newBadge())).toEqual({ outcome: 'wrong', attemptsLeft: 1 });
  expect(pin.check('000000').outcome).toBe('locked-out');
  expect(book(tries).check(code).outcome).toBe('locked-out');
  expect(pin.check('482913').outcome).toBe('locked-out');
});

it('a torn file knows nobody and throws nothing; enrolling mends it', () => {
  const code = newBadge();
  book().enrol('10023', code);
  const whole = readFileSync(technicianFile(folder), 'utf8');
  for (const torn of ['', 'x', whole.slice(0, 60), '{"key":"","technicians":[]}']) {
    writeFileSync(technicianFile(folder), torn);
    expect(book().list).toEqual([]);
    expect(book().check(code).outcome).toBe('wrong');
  }
  expect(book().enrol('10023', code)).toEqual({ outcome: 'enrolled' });
  expect(book().check(code)).toEqual({ outcome: 'right', number: '10023' });
});

it('takes forty, and says so at the next', () => {
  for (let n = 0; n < 40; n++) expect(book().enrol(String(100 + n), newBadge()).outcome).toBe('enrolled');
  expect(book().enrol('999', newBadge())).toEqual({ outcome: 'too-many' });
  expect(book().enrol('100', newBadge())).toEqual({ outcome: 'enrolled' });
});
