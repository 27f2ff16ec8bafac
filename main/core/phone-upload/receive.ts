/** Waits for one picture from a phone: asks the platform for a place, opens what was sent with a key that the platform never had. */
import { createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sidesOf, withoutMetadata } from '../model/jpeg.ts';
import { PHONE_SIDE_MAX, PHOTO_BYTES_MAX } from '../model/limits.ts';
import type { Answer, PhoneState } from '../platform/answers.ts';
import type { PlatformLink } from '../platform/link.ts';
import type { PhoneEvent } from './contract.ts';

type Deps = { platform: Pick<PlatformLink, 'ask'> };

/** AES-256-GCM: bytes of its key, of the nonce before and the tag behind what is sealed. */
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The platform was not there: asked again after this, milliseconds. */
const AGAIN_MS = 1_000;

/** `take` is handed what arrived. `signal`: its citizen is gone, or looks at something else. */
export async function* receive(
  { platform }: Deps,
  { itemCode, archiveKey }: { itemCode: string; archiveKey: string },
  take: (jpeg: Uint8Array<ArrayBuffer>) => void,
  signal: AbortSignal,
): AsyncGenerator<PhoneEvent, void> {
  const uploadId = randomUUID();
  const key = randomBytes(KEY_BYTES);
  try {
    const place = await platform.ask((client) => client.phonePlace({ uploadId, itemCode, archiveKey }));
    if (signal.aborted) return;
    if (place.kind !== 'ok') {
      yield { state: 'unreachable' };
      return;
    }
    const { url, expiresAt } = place.value;
    yield { state: 'ready', url: `${url}#${key.toString('base64url')}`, expiresAt };
    for await (const state of states(platform, uploadId, signal)) {
      if (state !== 'arrived') yield { state };
      else {
        const jpeg = await opened(platform, uploadId, key, signal);
        if (signal.aborted) return;
        if (typeof jpeg !== 'string') take(jpeg);
        yield { state: typeof jpeg === 'string' ? jpeg : 'arrived' };
      }
    }
  } finally {
    key.fill(0);
    void platform.ask((client) => client.dropPhonePlace(uploadId));
  }
}

/** Each new state, ending with `arrived` or `over`. */
async function* states(
  platform: Deps['platform'],
  uploadId: string,
  signal: AbortSignal,
): AsyncGenerator<'opened' | 'away' | 'arrived' | 'over', void> {
  const ask = (known: PhoneState['state']): Promise<Answer<PhoneState>> =>
    platform.ask((client) => client.phoneState(uploadId, known));
  let known: PhoneState['state'] = 'waiting';
  let isAway = false;
  const gone = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
  while (!signal.aborted) {
    const answer: Answer<PhoneState> | null = await Promise.race([gone, ask(known)]);
    if (answer === null) return;
    if (answer.kind !== 'ok') {
      if (!isAway) yield 'away';
      isAway = true;
      await Promise.race([gone, sleep(AGAIN_MS)]);
      continue;
    }
    const state: PhoneState['state'] = answer.value.state;
    if (state === known && !isAway) continue;
    if (state === 'arrived' || state === 'over') return yield state;
    if (state === 'opened') yield state;
    known = state;
    isAway = false;
  }
}

async function opened(
  platform: Deps['platform'],
  uploadId: string,
  key: Buffer,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | 'unreachable' | 'unreadable'> {
  const pieces: Buffer[] = [];
  for (let from = 0, size = 1; from < size; ) {
    const at = from;
    const answer = await platform.ask((client) => client.phonePicture(uploadId, at));
    if (answer.kind !== 'ok' || signal.aborted) return 'unreachable';
    const piece = Buffer.from(answer.value.piece, 'base64');
    pieces.push(piece);
    from += piece.length;
    size = answer.value.size;
  }
  return pictureIn(Buffer.concat(pieces), key) ?? 'unreadable';
}

/** Null: not sealed with the key, no JPEG, or larger than the phone's page makes any. */
export function pictureIn(sealed: Buffer, key: Buffer): Uint8Array<ArrayBuffer> | null {
  if (sealed.length <= NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const plain = Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]);
    const sides = sidesOf(plain);
    const fits = plain.length <= PHOTO_BYTES_MAX && sides !== null && isSmall(sides);
    const jpeg = fits ? withoutMetadata(plain) : null;
    plain.fill(0);
    return jpeg;
  } catch {
    return null;
  }
}

const isSmall = ({ width, height }: { width: number; height: number }) =>
  width > 0 && height > 0 && Math.max(width, height) <= PHONE_SIDE_MAX;
