import { expect, it } from 'vitest';
import { PaperBook } from '../../../../../main/core/paper/paper-book.ts';

function bookOn(kept = new Map<string, unknown>()) {
  const clock = { now: Date.parse('2026-11-28T10:00:00+08:00') as number | null };
  const book = new PaperBook({
    facts: {
      read: <T>(name: string) => (kept.get(name) as T | undefined) ?? null,
      write: (name, value) => void kept.set(name, structuredClone(value)),
    },
    config: { rollMetres: 10, traySheets: 100, warnDays: 3 },
    believed: () => clock.now,
  });
  return { book, clock, kept };
}
const nextDay = (clock: { now: number | null }) => {
  clock.now = (clock.now ?? 0) + 24 * 3600_000;
};

it('counts by use, forecasts from the days, and warns in time', () => {
  const { book, clock } = bookOn();
  for (let n = 0; n < 10; n++) book.note('receipt-printer', 'slip', 0.2);
  nextDay(clock);
  expect(book.state('receipt-printer')).toMatchObject({ used: 2, daysLeft: 4, isLow: false });
  for (let n = 0; n < 10; n++) book.note('receipt-printer', 'ticket', 0.25);
  nextDay(clock);
  // 4.5 m in two days, 5.5 m left.
  expect(book.state('receipt-printer')).toMatchObject({
    used: 4.5,
    daysLeft: 2.4,
    isLow: true,
    uses: [
      { use: 'slip', count: 10, amount: 2 },
      { use: 'ticket', count: 10, amount: 2.5 },
    ],
  });
});

it('a new roll counts from zero and goes by the place’s pace; the other printer is not touched', () => {
  const { book, clock } = bookOn();
  book.note('receipt-printer', 'slip', 2);
  book.note('a4-printer', 'application', 3);
  nextDay(clock);
  expect(book.refilled('receipt-printer')).toBe(true);
  expect(book.state('receipt-printer')).toMatchObject({ used: 0, uses: [], daysLeft: 5 });
  expect(book.state('a4-printer')).toMatchObject({ used: 3, holds: 100 });
});

it('outlives a restart, and takes no day from a clock in doubt', () => {
  const { book, clock, kept } = bookOn();
  clock.now = null;
  book.note('receipt-printer', 'slip', 2);
  const again = bookOn(kept);
  nextDay(again.clock);
  expect(again.book.state('receipt-printer')).toMatchObject({ used: 2, daysLeft: null, isLow: false });
});

it('used up by count is low, whatever the pace', () => {
  const { book } = bookOn();
  book.note('receipt-printer', 'slip', 11);
  expect(book.state('receipt-printer')).toMatchObject({ isLow: true });
});
