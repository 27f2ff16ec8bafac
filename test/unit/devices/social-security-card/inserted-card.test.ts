/** Which insertion was dealt with: the same card left in is not read twice, another one is. */
import { expect, it } from 'vitest';
import { InsertedCard } from '../../../../devices/social-security-card/inserted-card.ts';
import type { ReaderState } from '../../../../devices/social-security-card/smart-card-service.ts';

const state = (card: ReaderState['card'], turn: number): ReaderState => ({ card, turn, raw: turn });

it('says what the reader holds, and nothing once the reader is lost', () => {
  const card = new InsertedCard();
  expect(card.holds).toBeNull();
  card.seen(state('absent', 0));
  expect(card.holds).toBe('nothing');
  card.seen(state('mute', 1));
  expect(card.holds).toBe('card');
  card.readerLost();
  expect(card.holds).toBeNull();
});

it('an insertion is done with until the card was taken out', () => {
  const card = new InsertedCard();
  const inserted = state('present', 1);
  card.seen(inserted);
  expect(card.isDone(inserted)).toBe(false);
  card.setDone(inserted);
  expect(card.isDone(inserted)).toBe(true);
  card.seen(state('absent', 2));
  expect(card.isDone(state('present', 3))).toBe(false);
});

it('a card that was done with stays so after the reader was lost, one that was not does not', () => {
  for (const isDone of [true, false]) {
    const card = new InsertedCard();
    card.seen(state('present', 5));
    if (isDone) card.setDone(state('present', 5));
    card.readerLost();
    // The service was restarted: it counts from the beginning.
    card.seen(state('present', 1));
    expect(card.isDone(state('present', 1))).toBe(isDone);
  }
});
