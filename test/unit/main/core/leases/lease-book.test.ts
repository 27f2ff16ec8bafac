/** What a kiosk may promise while the platform is away, and what it says of it. */
import { expect, it } from 'vitest';
import { LeaseGoneError } from '../../../../../main/core/leases/lease-book.ts';
import type { Lease } from '../../../../../main/core/model/hall/lease.ts';
import { leaseBook } from '../../../../kit/leases.ts';

const lease = (number: number, more: Partial<Lease> = {}): Lease => ({
  id: `0198f000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  ...{ place: 'hall', zone: 'social', pool: 'RS', date: '2026-12-01', start: '09:00', end: '09:30' },
  ...more,
});
const TODAY = '2026-11-30';
const [one, two] = [lease(1), lease(2, { start: '10:00', end: '10:30' })];

it('says what is free and what was used, each word with a greater number', () => {
  const book = leaseBook([one, two]);
  book.use([one.id], 'a');
  const word = book.next();
  expect(word).toMatchObject({ seq: 2, free: [two.id], used: [one.id] });
  expect(book.next()).toMatchObject({ book: word.book, seq: 3 });
});

it('takes the answer to its newest word alone', () => {
  const book = leaseBook();
  const lost = book.next();
  const newest = book.next();
  expect(book.accept(lost.seq, { leases: [one], settled: [] }, TODAY)).toBe(false);
  expect(book.free(one)).toEqual([]);
  expect(book.accept(newest.seq, { leases: [two], settled: [] }, TODAY)).toBe(true);
  expect(book.free(two)).toEqual([two]);
});

it('gives back what the platform no longer names, but not what somebody has in hand or was promised', () => {
  const book = leaseBook([one, two, lease(3)]);
  book.use([one.id], 'a');
  expect(book.take('b', [two])).toEqual([two]);
  book.accept(book.next().seq, { leases: [], settled: [] }, TODAY);
  expect(book.areUsable([two.id], 'b')).toBe(true);
  expect(book.next()).toMatchObject({ free: [two.id], used: [one.id] });
});

it('promises a place once, and one that was given back not at all', () => {
  const book = leaseBook([one]);
  book.use([one.id], 'a');
  expect(() => book.use([one.id], 'b')).toThrow(LeaseGoneError);
  expect(() => book.use([two.id], 'b')).toThrow(LeaseGoneError);
  expect(book.areUsable([one.id], 'b')).toBe(false);
});

it('a place in one draft’s hands is not offered to another, until it lets go', () => {
  const book = leaseBook([one]);
  expect(book.take('a', [one])).toEqual([one]);
  expect(book.take('b', [one])).toBeNull();
  expect(book.take('a', [one])).toEqual([one]);
  book.release('a');
  expect(book.take('b', [one])).toEqual([one]);
});

it('keeps a promise that was made while the platform wanted the place back, until its booking has come', () => {
  const book = leaseBook([one]);
  const word = book.next();
  book.use([one.id], 'a');
  book.accept(word.seq, { leases: [], settled: [] }, TODAY);
  const next = book.next();
  expect(next).toMatchObject({ free: [], used: [one.id] });
  book.accept(next.seq, { leases: [], settled: [one.id] }, TODAY);
  expect(book.next()).toMatchObject({ free: [], used: [] });
});

it('a clock that runs ahead gives back what is free, and keeps what was promised', () => {
  const book = leaseBook([one, two]);
  book.use([one.id], 'a');
  book.accept(book.next().seq, { leases: [two], settled: [] }, '2040-01-01');
  expect(book.next()).toMatchObject({ free: [], used: [one.id] });
});
