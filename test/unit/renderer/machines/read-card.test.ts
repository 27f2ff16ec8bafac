/** Reading a card: a refusal or an identity ends it until the citizen asks again. */
import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { CardEvent } from '../../../../main/core/identity/contract.ts';
import { readCardMachine } from '../../../../renderer/machines/read-card/read-card.ts';

function start() {
  const actor = createActor(readCardMachine).start();
  return {
    state: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    card: (event: CardEvent) => actor.send({ type: 'CARD', event }),
    again: () => actor.send({ type: 'AGAIN' }),
  };
}

const identified = { state: 'identified', photo: null } as unknown as CardEvent;

test('what the core says is kept; a refused card is read no further', () => {
  const { state, context, card } = start();
  card({ state: 'reading' });
  expect([state(), context().event]).toEqual(['waiting', { state: 'reading' }]);
  card({ state: 'refused', reason: 'expired' });
  card({ state: 'reading' });
  expect([state(), context().event]).toEqual(['refused', { state: 'refused', reason: 'expired' }]);
});

test.each([{ state: 'refused', reason: 'expired' } as const, identified])(
  'after $state another reading begins from nothing',
  (end) => {
    const { state, context, card, again } = start();
    card(end);
    expect(state()).toBe(end.state);
    again();
    expect([state(), context()]).toEqual(['waiting', { event: null, repeats: 1 }]);
  },
);

test('another person ends the reading without being shown', () => {
  const { state, card } = start();
  card({ state: 'another-person' } as unknown as CardEvent);
  card({ state: 'reading' });
  expect(state()).toBe('another');
});
