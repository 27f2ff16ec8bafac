/** Waits at the reader until a card is read or refused, then watches whether it is taken. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CardReadEvent } from './contract.ts';
import type { Devices } from './devices.ts';

/** Between two looks for a card, and between two looks whether it was taken, in milliseconds. */
const FIND_EVERY_MS = 300;
const PRESENCE_EVERY_MS = 700;

export async function* cardReadEvents(
  devices: Devices,
  signal: AbortSignal | undefined,
): AsyncGenerator<CardReadEvent, void> {
  let said: CardReadEvent['state'] | null = null;
  while (!signal?.aborted) {
    // A read is announced while it still runs, so its start travels through a promise of its own.
    let announce: (() => void) | undefined;
    const reading = new Promise<'reading'>((resolve) => {
      announce = () => resolve('reading');
    });
    const done = devices.reader.use((reader) => reader.readOnce(() => announce?.()));
    if (said === null && devices.reader.status.state !== 'fault') {
      said = 'waiting';
      yield { state: 'waiting' };
    }
    if ((await Promise.race([reading, done])) === 'reading') yield { state: 'reading' };
    const answer = await done;
    if (answer === null || answer.outcome === 'silent') {
      if (said !== 'unavailable') yield { state: 'unavailable' };
      said = 'unavailable';
      if (answer) await devices.reader.lost();
    } else if (answer.outcome === 'read') {
      void watchPresence(devices);
      yield { state: 'read', card: answer.card };
      return;
    } else if (answer.outcome === 'refused') {
      yield { state: 'refused', reason: answer.reason };
      return;
    } else if (answer.outcome === 'again') {
      said = 'again';
      yield { state: 'again', reason: answer.reason };
    } else if (said === 'unavailable') {
      said = 'waiting';
      yield { state: 'waiting' };
    }
    await sleep(FIND_EVERY_MS);
  }
}

async function watchPresence(devices: Devices): Promise<void> {
  devices.raise({ event: 'card-presence', present: true });
  for (;;) {
    await sleep(PRESENCE_EVERY_MS);
    const there = await devices.reader.use((reader) => reader.cardStillThere());
    if (there === true) continue;
    devices.raise({ event: 'card-presence', present: there === null ? null : false });
    return;
  }
}
