/** Waits at the reader until a card is read or refused, and says on the way what the citizen should know. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Status } from '../common/status.ts';
import type { Supervisor } from '../common/supervisor.ts';
import { NO_ANSWER } from '../transport/byte-device.ts';
import type { CardReadEvent } from './contract.ts';
import type { IdCardReader, IdCardResult } from './driver.ts';
import type { PhotoDecoder } from './photo.ts';
import { type CardPresence, MISSES } from './presence.ts';

/** Between two looks for a card, in milliseconds; longer after one that lies there and can't be read. */
const FIND_EVERY_MS = 300;
const UNREADABLE_PAUSE_MS = 1_500;
/** After so many looks in vain it is asked whether a card that was read before lies there: it is found again only once it left. */
const LOOKS_IN_VAIN = 2;

export type CardReading = {
  reader: Supervisor<IdCardReader>;
  presence: CardPresence;
  decodePhoto: PhotoDecoder;
};

export async function* cardReadEvents(
  parts: CardReading,
  signal: AbortSignal | undefined,
): AsyncGenerator<CardReadEvent, void> {
  const readEnds = parts.presence.readBegins();
  try {
    yield* readUntilDone(parts, signal);
  } finally {
    readEnds();
  }
}

async function* readUntilDone(
  parts: CardReading,
  signal: AbortSignal | undefined,
): AsyncGenerator<CardReadEvent, void> {
  const { reader } = parts;
  let waiting = false;
  let unavailable = false;
  let inVain = 0;
  /** Of the card that the citizen was asked to lift; null: nobody was. */
  let misses: number | null = null;
  while (!signal?.aborted) {
    const { found, done } = beginRead(parts, signal);
    if (!waiting && isUsable(reader.status)) {
      waiting = true;
      unavailable = false;
      yield { state: 'waiting' };
    }
    if ((await Promise.race([found, done])) === 'found') yield { state: 'reading' };
    const result = await done;
    let pause = FIND_EVERY_MS;
    switch (result?.outcome) {
      case undefined:
      case 'lost':
        if (isUsable(reader.status)) break;
        if (!unavailable) yield { state: 'unavailable' };
        unavailable = true;
        waiting = false;
        break;
      case 'read': {
        const photo = await parts.decodePhoto(result.photo.reveal());
        yield {
          state: 'read',
          card: result.card,
          photo: photo && Buffer.from(photo.bmp).toString('base64'),
          sam: result.sam,
        };
        return;
      }
      case 'refused':
        yield { state: 'refused', reason: result.reason };
        return;
      case 'no-card':
        inVain++;
        if (inVain === LOOKS_IN_VAIN && (await isStillThere(reader))) {
          misses = 0;
          yield { state: 'again', reason: 'still-there' };
        } else if (misses !== null) {
          misses = (await isStillThere(reader)) === false ? misses + 1 : 0;
          if (misses < MISSES) break;
          misses = null;
          yield { state: 'waiting' };
        }
        break;
      case 'again':
        if (result.reason === 'unreadable') pause = UNREADABLE_PAUSE_MS;
        yield { state: 'again', reason: result.reason };
        break;
    }
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}

/** Null while the reader is not there to be asked. */
function isStillThere(reader: CardReading['reader']): Promise<boolean | null> {
  return reader.use((driver) => driver.isCardStillThere());
}

/** A card is announced while its reading still runs, so `found` resolves before `done` does; without a card it never does. */
function beginRead(
  { reader, presence }: CardReading,
  signal: AbortSignal | undefined,
): { found: Promise<'found'>; done: Promise<(IdCardResult & { sam: string | null }) | null> } {
  const found = Promise.withResolvers<'found'>();
  const done = reader.use(async (driver, { busy, lost }) => {
    const onFound = () => {
      busy();
      presence.cardFound();
      found.resolve('found');
    };
    const result = await driver.readOnce(onFound, { signal });
    // Here and not behind `done`: whoever waited for the result may have gone.
    presence.afterRead(result);
    if (result.outcome === 'lost') await lost(NO_ANSWER);
    return { ...result, sam: result.outcome === 'read' ? await driver.number() : null };
  });
  return { found: found.promise, done };
}

/** A reader that is being opened counts as usable: a citizen should not hear of the second it takes. */
function isUsable({ state }: Status): boolean {
  return state !== 'fault' && state !== 'off';
}
