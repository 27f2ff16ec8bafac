/** Waits until a social-security card is read or refused, and says on the way what the citizen should know. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Supervisor, Work } from '../common/supervisor.ts';
import type { SocialCardEvent } from './contract.ts';
import type { SocialCardReader } from './driver.ts';
import type { InsertedCard } from './inserted-card.ts';
import type { ReaderState } from './smart-card-service.ts';

/** Longest wait for a card in one call, in milliseconds: it holds one of Node's four worker threads. */
const WAIT_MS = 500;

export type CardReading = { reader: Supervisor<SocialCardReader>; card: InsertedCard };

export async function* socialCardEvents(
  { reader, card }: CardReading,
  signal: AbortSignal | undefined,
): AsyncGenerator<SocialCardEvent, void> {
  let last: SocialCardEvent['state'] | null = null;
  while (!signal?.aborted) {
    // A card is announced while its reading still runs, so `found` resolves before `done` does.
    const found = Promise.withResolvers<'found'>();
    const done = reader.use((driver, work) =>
      readOnce({ driver, work, reader, card, signal, onFound: () => found.resolve('found') }),
    );
    if ((await Promise.race([found.promise, done])) === 'found') {
      last = 'reading';
      yield { state: 'reading' };
    }
    const event = await done;
    const next = event ?? notConnected(reader);
    if (next.state !== last) yield next;
    last = next.state;
    if (next.state === 'read' || next.state === 'refused') return;
    if (event === null) await sleep(WAIT_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** A reader that is being opened counts as waiting: a citizen should not hear of the second it takes. */
function notConnected({ status }: Supervisor<SocialCardReader>): SocialCardEvent {
  return { state: status.state === 'opening' ? 'waiting' : 'unavailable' };
}

type Attempt = CardReading & {
  driver: SocialCardReader;
  work: Work;
  signal: AbortSignal | undefined;
  onFound: () => void;
};

/** Null when the reader was lost over it. */
async function readOnce(attempt: Attempt): Promise<SocialCardEvent | null> {
  const { driver, work, card, signal, onFound } = attempt;
  if (signal?.aborted) return { state: 'waiting' };
  const state = await waitForCard(attempt);
  if (!state) return null;
  if (state.card === 'absent') return { state: 'waiting' };
  if (card.isDone(state)) return { state: 'still-inserted' };
  if (state.card === 'mute') {
    card.setDone(state);
    return { state: 'again', reason: 'unreadable' };
  }
  onFound();
  work.busy();
  const result = await driver.read(state);
  if (result.outcome === 'lost') {
    await work.lost(result.fault);
    return null;
  }
  // Taken out and put in again while it was read: then the next look sees another turn.
  card.setDone(state);
  if (result.outcome === 'again') return { state: 'again', reason: result.reason };
  return result.outcome === 'read'
    ? { state: 'read', card: result.card }
    : { state: 'refused', reason: result.reason };
}

/** How the reader stands after a card came or the wait was over; null when the reader was lost over it. */
async function waitForCard({ driver, work, reader, card, signal }: Attempt): Promise<ReaderState | null> {
  const onAbort = () => driver.cancel();
  signal?.addEventListener('abort', onAbort, { once: true });
  const seen = await driver.state(card.last, WAIT_MS);
  signal?.removeEventListener('abort', onAbort);
  if ('fault' in seen) {
    await work.lost(seen.fault);
    return null;
  }
  card.seen(seen.state);
  reader.setHolds(card.holds);
  return seen.state;
}
