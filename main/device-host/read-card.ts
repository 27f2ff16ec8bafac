/** Waits at the reader until a card is read or refused, and says on the way what the citizen should know. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceStatus } from '../../devices/common/status.ts';
import type { CardReadEvent } from './contract.ts';
import type { Devices } from './devices.ts';

/** Between two looks for a card, in milliseconds; longer after one that lies there and can't be read. */
const FIND_EVERY_MS = 300;
const UNREADABLE_PAUSE_MS = 1_500;

export async function* cardReadEvents(
  devices: Pick<Devices, 'reader' | 'presence' | 'decodePhoto'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<CardReadEvent, void> {
  const readEnds = devices.presence.readBegins();
  try {
    yield* readEvents(devices, signal);
  } finally {
    readEnds();
  }
}

async function* readEvents(
  { reader, presence, decodePhoto }: Pick<Devices, 'reader' | 'presence' | 'decodePhoto'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<CardReadEvent, void> {
  let waiting = false;
  let unavailable = false;
  while (!signal?.aborted) {
    // A read is announced while it still runs, so its start travels through a promise of its own.
    let announce = () => {};
    const found = new Promise<'found'>((resolve) => {
      announce = () => resolve('found');
    });
    const done = reader.use(async (driver, busy) => {
      const onFound = () => {
        busy();
        presence.found();
        announce();
      };
      const answer = await driver.readOnce(onFound, { signal });
      // Here, because whoever waited for the answer may have gone.
      presence.after(answer);
      return answer;
    });
    if (!waiting && usable(reader.status)) {
      waiting = true;
      unavailable = false;
      yield { state: 'waiting' };
    }
    if ((await Promise.race([found, done])) === 'found') yield { state: 'reading' };
    const answer = await done;
    let pause = FIND_EVERY_MS;
    switch (answer?.outcome) {
      case undefined:
      case 'lost':
        if (answer) await reader.lost();
        if (usable(reader.status)) break;
        if (!unavailable) yield { state: 'unavailable' };
        unavailable = true;
        waiting = false;
        break;
      case 'read': {
        const photo = await decodePhoto(answer.photo.reveal());
        yield {
          state: 'read',
          card: answer.card,
          photo: photo && Buffer.from(photo.bmp).toString('base64'),
        };
        return;
      }
      case 'refused':
        yield { state: 'refused', reason: answer.reason };
        return;
      case 'again':
        if (answer.reason === 'unreadable') pause = UNREADABLE_PAUSE_MS;
        yield { state: 'again', reason: answer.reason };
        break;
    }
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}

/** Being opened counts: a citizen should not hear of the second it takes. */
function usable({ state }: DeviceStatus): boolean {
  return state !== 'fault' && state !== 'off';
}
